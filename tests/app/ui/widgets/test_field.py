from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.widgets.field import PasswordField, PathField, SearchField


def _password_field(qtbot: QtBot) -> tuple[PasswordField, QLineEdit, QPushButton]:
    field = PasswordField("Password of Family.kdbx", "Show", "Hide")
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    line, button = field.findChild(QLineEdit), field.findChild(QPushButton)
    assert isinstance(line, QLineEdit)
    assert isinstance(button, QPushButton)
    return field, line, button


def test_a_password_is_taken_once(qtbot: QtBot) -> None:
    field, line, _ = _password_field(qtbot)
    QTest.keyClicks(line, "correct horse")
    with field.take().revealed() as text:
        assert text == "correct horse"
    assert field.is_empty()
    assert not field.take()


def test_a_taken_password_cannot_be_brought_back(qtbot: QtBot) -> None:
    field, line, _ = _password_field(qtbot)
    QTest.keyClicks(line, "correct horse")
    field.take()
    assert not line.isUndoAvailable()
    assert not line.isRedoAvailable()
    line.undo()
    assert line.text() == ""


def test_a_password_is_hidden_until_asked_and_again_after_it_was_taken(qtbot: QtBot) -> None:
    field, line, button = _password_field(qtbot)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    button.click()
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    assert button.text() == "Hide"
    field.take()
    assert line.echoMode() is QLineEdit.EchoMode.Password
    assert button.text() == "Show"


def test_keyboards_on_screen_are_told_never_to_learn_it(qtbot: QtBot) -> None:
    _, line, button = _password_field(qtbot)
    wanted = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    assert line.inputMethodHints() & wanted == wanted
    button.click()
    assert line.inputMethodHints() & wanted == wanted


def test_both_parts_of_the_password_field_are_named(qtbot: QtBot) -> None:
    _, line, button = _password_field(qtbot)
    assert line.accessibleName() == "Password of Family.kdbx"
    assert button.accessibleName() == "Show: Password of Family.kdbx"


def test_enter_is_told(qtbot: QtBot) -> None:
    field, line, _ = _password_field(qtbot)
    with qtbot.waitSignal(field.returnPressed):
        QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_file_can_be_dropped_on_its_field(qtbot: QtBot, tmp_path: Path) -> None:
    field = PathField("Key file", "Choose…")
    qtbot.addWidget(field)
    dropped = QMimeData()
    dropped.setUrls([QUrl("https://key.example/"), QUrl.fromLocalFile(str(tmp_path / "a key.keyx"))])
    entering = QDropEvent(QPointF(), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, _NO_KEY)
    entering.ignore()
    field.dragEnterEvent(entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(field.changed):
        field.dropEvent(QDropEvent(QPointF(), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, _NO_KEY))
    assert field.path() == tmp_path / "a key.keyx"


def test_an_address_of_the_network_is_no_file(qtbot: QtBot) -> None:
    field = PathField("Key file", "Choose…")
    qtbot.addWidget(field)
    dropped = QMimeData()
    dropped.setUrls([QUrl("https://key.example/")])
    entering = QDropEvent(QPointF(), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, _NO_KEY)
    entering.ignore()
    field.dragEnterEvent(entering)
    assert not entering.isAccepted()


_NO_KEY = Qt.KeyboardModifier.NoModifier


def test_an_empty_path_is_no_path(qtbot: QtBot) -> None:
    field = PathField("Key file", "Choose…")
    qtbot.addWidget(field)
    assert field.path() is None


def test_the_search_field_is_named_by_its_placeholder(qtbot: QtBot) -> None:
    field = SearchField("Find a site")
    qtbot.addWidget(field)
    assert field.accessibleName() == field.placeholderText() == "Find a site"
