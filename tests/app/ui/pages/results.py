"""How do tests come to a result, read it and press what it offers?"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.checkup.events import Event
from app.checkup.record import recorded
from app.ui.pages.result import ResultPage
from app.ui.widgets.choice import Choice
from app.ui.widgets.row_model import ENTRY_ROLE, FindingRow, Heading
from app.ui.widgets.sheet import Sheet
from app.values.settings import Settings
from checks.model import CheckId
from checks.passwords.progress import Moved
from tests.app.ui.fakes import NOW, rich_audit
from tests.app.ui.pages.conftest import Walk

REUSE = CheckId("passwords.reuse")


def arrive(walk: Walk, script: tuple[Event, ...] | None = None, moved: tuple[Moved, ...] | None = None) -> ResultPage:
    """Come to the Passwords page by its place in the side bar, after an audit on another day."""
    services = walk.services
    services.settings = Settings(welcomed=True)
    record = recorded(script or rich_audit(), NOW, "0.1.0", services.catalogue.version)
    services.last_audit = replace(record, moved=moved)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit("passwords")
    return arrived(walk)


def arrived(walk: Walk, before: QWidget | None = None) -> ResultPage:
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, ResultPage) and walk.window.page is not before)
    page = walk.window.page
    assert isinstance(page, ResultPage)
    walk.qtbot.waitUntil(lambda: not page._lists or page._list.currentIndex().isValid())
    return page


def lines(page: ResultPage) -> list[str]:
    """Return what the list shows: headings in capitals, rows by their titles."""
    model = page._list.model()
    entries = (model.index(line, 0).data(ENTRY_ROLE) for line in range(model.rowCount()))
    return [entry.title.upper() if isinstance(entry, Heading) else entry.title for entry in entries]


def rows(page: ResultPage) -> list[FindingRow]:
    model = page._list.model()
    entries = (model.index(line, 0).data(ENTRY_ROLE) for line in range(model.rowCount()))
    return [entry for entry in entries if isinstance(entry, FindingRow)]


def press(page: QWidget, text: str) -> None:
    """Press the button that says `text`, once it is drawn."""

    def seen() -> list[QAbstractButton]:
        return [each for each in page.findChildren(QAbstractButton) if each.text() == text and each.isVisible()]

    for _ in range(500):
        if seen():
            break
        QTest.qWait(20)
    [button] = seen()
    QTest.keyClick(button, Qt.Key.Key_Space)


def sheet_of(walk: Walk, kind: type[Sheet]) -> Sheet:
    walk.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, kind)
    return sheet


def words_of(widget: QWidget) -> str:
    return "\n".join(label.accessibleName() or label.text() for label in widget.findChildren(QLabel))


def pick(page: ResultPage, name: str, text: str) -> None:
    [choice] = [each for each in page.findChildren(Choice) if each.accessibleName() == name]
    places = [place for place in range(choice.count()) if choice.itemText(place).startswith(text)]
    choice.setCurrentIndex(places[0])
