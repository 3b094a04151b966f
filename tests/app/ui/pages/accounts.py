"""How do tests come to the page of accounts, read it and choose a row?"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.checkup.events import Event
from app.checkup.record import recorded
from app.ui.pages.exposed import Part
from app.ui.pages.exposure import ExposurePage
from app.ui.widgets.row_model import ENTRY_ROLE, FindingRow, Heading
from tests.app.ui.fakes import NOW
from tests.app.ui.pages.conftest import Walk


def come(walk: Walk, script: tuple[Event, ...] | None = None) -> ExposurePage:
    """Come to the page of accounts by its place in the side bar, after an audit on another day."""
    services = walk.services
    services.settings = replace(services.settings, welcomed=True)
    if script is not None:
        services.last_audit = recorded(script, NOW, "0.1.0", services.catalogue.version)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit("accounts")
    return arrived(walk)


def arrived(walk: Walk) -> ExposurePage:
    """Return the page once its first row is shown."""
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, ExposurePage))
    page = walk.window.page
    assert isinstance(page, ExposurePage)
    walk.qtbot.waitUntil(lambda: page._list.currentIndex().isValid())
    QTest.qWait(1)  # until it is seen
    return page


def lines(page: ExposurePage) -> list[str]:
    """Return what the list shows: headings in capitals, rows by their titles."""
    return [each.title.upper() if isinstance(each, Heading) else each.title for each in entries(page)]


def reasons(page: ExposurePage) -> list[str]:
    """Return the second lines of the rows."""
    return [each.second for each in entries(page) if isinstance(each, FindingRow)]


def entries(page: ExposurePage) -> list[FindingRow | Heading]:
    model = page._list.model()
    return [model.index(line, 0).data(ENTRY_ROLE) for line in range(model.rowCount())]


def choose(page: ExposurePage, title: str, second: str = "") -> None:
    """Make the row current that says so."""
    for line, entry in enumerate(entries(page)):
        if isinstance(entry, FindingRow) and entry.title == title and second in entry.second:
            page._list.setCurrentIndex(page._list.model().index(line, 0))
            QTest.qWait(1)  # until what stood at the right before is gone
            return
    raise AssertionError(title, lines(page))


def only(page: ExposurePage, part: Part | None) -> None:
    """Show one part of the page."""
    page._part.setCurrentIndex(0 if part is None else page._part.findData(part.value))


def detail(page: ExposurePage) -> str:
    """Return what is said at the right."""
    return "\n".join(label.text() for label in page._detail.findChildren(QLabel) if label.isVisible())
