from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from app.system.errors import LoginRefused
from app.ui.clipboard_watch import Sight
from app.ui.pages.background import BackgroundPage
from app.ui.pages.background_words import in_short, login_said, login_written, sight_said
from app.ui.widgets.switch import Switch
from app.values.alarming import Alarming
from app.values.background import AtLogin, LoginWay, Wish
from app.values.settings import Settings
from app.words import LANGUAGES, Language, Words
from tests.app.ui.fakes import FakeServices

if TYPE_CHECKING:
    from tests.app.ui.pages.conftest import Walk


@pytest.fixture
def services() -> FakeServices:
    return FakeServices(Words("en"), Settings(welcomed=True))


def at_background(walk: Walk, *, tray: bool = True) -> dict[str, Switch]:
    walk.begin()
    walk.wait_for("Your check-up")
    walk.journey._background._tray_is_there = lambda: tray
    walk.window.place_wanted.emit("settings")
    page = walk.window.page
    assert page is not None
    next(x for x in page.findChildren(QPushButton) if x.text() == "&Tray and clipboard…").click()
    return switches(walk)


def switches(walk: Walk) -> dict[str, Switch]:
    page = walk.window.page
    assert isinstance(page, BackgroundPage)
    return {each.text().replace("&", ""): each for each in page.findChildren(Switch)}


TRAY, LOGIN, WATCH = (
    "Stay in the tray when the window is closed",
    "Start in the tray when I log in",
    "Read what I copy",
)


def test_all_is_off_until_the_person_switches_it_on(walk: Walk) -> None:
    shown = at_background(walk)
    assert [shown[name].isChecked() for name in (TRAY, LOGIN, WATCH)] == [False, False, False]
    assert not shown[LOGIN].isEnabled()


def test_the_tray_comes_first_then_the_login_and_both_go_again(walk: Walk) -> None:
    wished: list[Wish] = []
    walk.desk.wished.connect(wished.append)
    at_background(walk)[TRAY].click()
    walk.qtbot.waitUntil(lambda: wished == [Wish(tray=True, language="en")])
    walk.qtbot.waitUntil(lambda: bool(walk.services.residing.wished.tray and switches(walk)[LOGIN].isEnabled()))
    switches(walk)[LOGIN].click()
    walk.qtbot.waitUntil(lambda: "On from your next login." in walk.said())
    switches(walk)[LOGIN].click()
    walk.qtbot.waitUntil(lambda: "at login False" in walk.services.told)


def test_where_there_is_no_tray_the_page_says_so(walk: Walk) -> None:
    shown = at_background(walk, tray=False)
    assert not shown[TRAY].isEnabled()
    assert "shows no tray" in walk.said()


def test_a_refusal_is_told_in_place_and_nothing_is_claimed(walk: Walk) -> None:
    shown = at_background(walk)
    walk.services.refuses = LoginRefused()
    shown[WATCH].click()
    walk.qtbot.waitUntil(lambda: "did not take the change" in walk.said())
    assert walk.services.residing.wished == Wish()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_standing_has_its_own_words(language: Language) -> None:
    words = Words(language)
    wishes = [Wish(tray=tray, watch=watch) for tray in (False, True) for watch in (False, True)]
    assert len({in_short(words, each, tray=True) for each in wishes}) == len(wishes)
    assert len({in_short(words, each, tray=False) for each in wishes}) == 2
    assert len({login_said(words, each) for each in AtLogin}) == len(AtLogin)
    assert len({login_written(words, each) for each in LoginWay}) == len(LoginWay)
    assert len({sight_said(words, each) for each in Sight}) == len(Sight)


def test_nothing_alarming_is_nothing() -> None:
    assert not Alarming()
