"""In which language does Qt itself speak, in a file dialog for instance?"""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.words import Words


class QtWords:
    """Qt's own sentences in the person's language."""

    def __init__(self, app: QApplication) -> None:
        """Translate for `app`."""
        self._app = app
        self._translators: tuple[QTranslator, ...] = ()

    def speak(self, words: Words) -> None:
        """Speak the language of `words`; Qt itself speaks English where nothing is loaded."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        QLocale.setDefault(QLocale(words.language))
        translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        known = translator.load(f"qtbase_{words.language}", folder)
        self._translators = (translator, _Rest(words)) if known else ()
        for each in self._translators:
            self._app.installTranslator(each)


class _Rest(QTranslator):
    """What Qt changed in English after it was translated (seen in Qt 6.11)."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._said = {
            "&Look in:": words.text("&Look in:"),
            "Files of &type:": words.text("Files of &type:"),
            "Folder": words.text("Folder"),
        }

    def translate(
        self, _context: str, source: str, _disambiguation: str | None = None, _number: int = -1, /
    ) -> str | None:
        return self._said.get(source)  # None lets another translator answer, an empty text would not

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False
