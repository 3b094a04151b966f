"""How does the window start, in which language and look?"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.ui.desk import Desk
from app.ui.icons import window_icon
from app.ui.journey import Journey
from app.ui.main_window import MainWindow
from app.ui.services import Services
from app.ui.theme import Theme
from app.words import Words

_NAME: Final = "Bilan"
_DESKTOP_FILE: Final = "bilan"


def run(services: Services) -> int:
    """Open the window, stay until it is closed, and return the exit status."""
    app = QApplication([_DESKTOP_FILE])
    app.setApplicationName(_NAME)
    app.setApplicationDisplayName(_NAME)
    app.setDesktopFileName(_DESKTOP_FILE)
    theme = Theme()
    theme.apply(app, services.settings.look)
    app.setWindowIcon(window_icon())
    window = MainWindow(services.words, services.catalogue)
    desk = Desk(services, window)
    desk.dressed.connect(lambda look: theme.apply(app, look))
    qt_words = QtWords(app)
    qt_words.speak(services.words)
    desk.spoke.connect(qt_words.speak)
    Journey(desk).begin()
    window.show()
    gc.freeze()  # what was loaded so far stays: a collection that looks through it again would be seen as a stutter
    return app.exec()


class QtWords:
    """Qt's own sentences, such as those of a file dialog, in the person's language."""

    def __init__(self, app: QApplication) -> None:
        """Translate for `app`."""
        self._app = app
        self._translator = QTranslator()

    def speak(self, words: Words) -> None:
        """Speak the language of `words`; Qt itself speaks English where nothing is loaded."""
        self._app.removeTranslator(self._translator)
        QLocale.setDefault(QLocale(words.language))
        self._translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{words.language}", folder):
            self._app.installTranslator(self._translator)
