from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from app import __version__
from app.errors import ResourceError
from app.licences import Part
from app.settings import Settings
from app.ui.pages.program import Program, ProgramPage
from app.words import Words
from tests.app.ui.fakes import FakeServices

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.app.ui.pages.conftest import Walk


@pytest.fixture
def services() -> FakeServices:
    return FakeServices(Words("en"), Settings(welcomed=True))


def at_program(walk: Walk) -> ProgramPage:
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit("settings")
    page = walk.window.page
    assert page is not None
    next(x for x in page.findChildren(QPushButton) if x.text() == "&Version and licences…").click()
    walk.wait_for("About Bilan")
    page = walk.window.page
    assert isinstance(page, ProgramPage)
    return page


def test_the_version_the_places_and_the_own_licence_are_told(walk: Walk) -> None:
    page = at_program(walk)
    assert f"Version {__version__}" in walk.said()
    assert str(walk.services.profile) in walk.said()
    assert "GNU GENERAL PUBLIC LICENSE" in page._box.toPlainText()


def test_the_licence_of_every_part_can_be_read(walk: Walk) -> None:
    page = at_program(walk)
    page._choice.setCurrentIndex(page._choice.findText("SQLite"))
    assert "public domain" in page._box.toPlainText()
    assert "comes with apsw-sqlite3mc" in walk.said()


def test_a_text_that_is_missing_is_told_in_place(qtbot: QtBot, walk: Walk) -> None:
    def missing(_part: Part) -> str:
        raise ResourceError(detail="licences")

    path = walk.services.profile
    page = ProgramPage(Words("en"), Program("0", path, path, path, [Part("a", "1", "", "MIT", ("a",))], missing))
    qtbot.addWidget(page)
    page.show()
    assert page.notice.isVisible()
    assert page._box.toPlainText() == ""
