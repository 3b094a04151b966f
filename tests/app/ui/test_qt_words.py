"""In which language does Qt itself speak?"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.ui.qt_words import QtWords
from app.words import Words


def test_qt_itself_speaks_french_too(qapp: QApplication) -> None:
    words = QtWords(qapp)
    words.speak(Words("fr"))
    french = QApplication.translate("QPlatformTheme", "Cancel")
    words.speak(Words("en"))
    assert (french, QApplication.translate("QPlatformTheme", "Cancel")) == ("Annuler", "Cancel")


def test_no_label_of_a_file_dialog_stays_english(qapp: QApplication, qtbot: QtBot) -> None:
    words = QtWords(qapp)
    said = {}
    for language in ("fr", "en"):
        words.speak(Words(language))
        dialog = QFileDialog()
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(dialog)
        said[language] = {label.objectName(): label.text() for label in dialog.findChildren(QLabel)}
    assert said["en"]["lookInLabel"] == "&Look in:"
    assert [name for name, text in said["fr"].items() if said["en"][name] == text] == []
