from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from app import __version__
from app.errors import ResourceError
from app.knowledge.licences import Part
from app.ui.pages.program import Program, ProgramPage
from app.values.outside import Consent, Recipient
from app.values.release import HOST, Release
from app.values.settings import Settings
from app.words import Words
from tests.app.ui.fakes import FakeServices

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.app.ui.pages.conftest import Browser, Walk


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
    page = ProgramPage(Words("en"), Program("0", path, path, path, False, [Part("a", "1", "", "MIT", ("a",))], missing))
    qtbot.addWidget(page)
    page.show()
    assert page.notice.isVisible()
    assert page._box.toPlainText() == ""


def announced(walk: Walk) -> ProgramPage:
    """Return the page as it is where a place of announcements is known."""
    before = at_program(walk)
    walk.journey._program._show(replace(before._program, announced=True))
    page = walk.window.page
    assert isinstance(page, ProgramPage)
    return page


def press(walk: Walk, text: str) -> None:
    page = walk.window.page
    assert page is not None
    next(x for x in page.findChildren(QPushButton) if x.text() == text).click()


def test_a_copy_that_names_no_place_asks_nobody(walk: Walk) -> None:
    page = at_program(walk)
    assert "names no place" in walk.said()
    assert not [x for x in page.findChildren(QPushButton) if "newer" in x.text()]


def test_a_newer_version_is_asked_for_after_consent_and_its_page_opens_on_a_click_only(
    walk: Walk, browser: Browser
) -> None:
    walk.services.leaving.agreed[Recipient.RELEASES] = Consent.ALWAYS
    walk.services.releases.newest = Release("9.0", date(2027, 1, 31), f"https://{HOST}/9.0.html")
    announced(walk)
    assert "newer bilan-releases" not in walk.services.told
    press(walk, "Is there a &newer version?")
    walk.qtbot.waitUntil(lambda: "There is version 9.0, of 31 January 2027." in walk.said())
    assert browser.asked == []
    press(walk, "&Open its page in the browser")
    assert browser.asked == [f"https://{HOST}/9.0.html"]


def test_after_a_never_nobody_is_asked(walk: Walk) -> None:
    walk.services.leaving.agreed[Recipient.RELEASES] = Consent.NEVER
    announced(walk)
    press(walk, "Is there a &newer version?")
    walk.qtbot.waitUntil(lambda: "never to ask" in walk.said())
    assert "newer bilan-releases" not in walk.services.told


def test_who_could_not_tell_does_not_say_that_all_is_new(walk: Walk) -> None:
    walk.services.leaving.agreed[Recipient.RELEASES] = Consent.ALWAYS
    announced(walk).show_unknown("The name is unknown.")
    assert "Could not tell" in walk.said()
    assert "no newer version" not in walk.said()
