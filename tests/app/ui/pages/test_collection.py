"""Can a person go through the settings of a platform, and see how far they are?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.ui.pages.collection import CollectionPage
from app.ui.pages.setting import SettingPage
from app.ui.widgets.row_model import ENTRY_ROLE, FindingRow, Heading
from app.ui.widgets.rows import FindingList
from app.values.settings import Settings
from checks.own_data import Purpose, SettingTold, Told
from tests.app.ui.fakes import NOW
from tests.app.ui.pages import accounts
from tests.app.ui.pages.conftest import Browser, Walk
from tests.app.ui.pages.results import press


def come(walk: Walk, *told: SettingTold) -> CollectionPage:
    """Come to the platforms by the page of accounts."""
    walk.services.settings = Settings(welcomed=True)
    walk.services.own_data.told = list(told)
    accounts_page = accounts.come(walk)
    accounts.choose(accounts_page, "Settings of the large platforms")
    press(accounts_page, "&Go through the settings")
    walk.wait_for("Who holds my data")
    page = walk.window.page
    assert isinstance(page, CollectionPage)
    return page


def told(platform: str, purpose: Purpose, answer: Told, days: int = 1) -> SettingTold:
    return SettingTold(platform, purpose, answer, NOW - timedelta(days=days))


def rows(walk: Walk) -> list[tuple[str, ...]]:
    assert walk.window.page is not None
    [found] = walk.window.page.findChildren(FindingList)
    model = found.model()
    entries = [model.index(line, 0).data(ENTRY_ROLE) for line in range(model.rowCount())]
    return [
        (entry.title.upper(),) if isinstance(entry, Heading) else (entry.title, entry.second, entry.right)
        for entry in entries
    ]


def begin(walk: Walk, name: str) -> None:
    assert walk.window.page is not None
    [found] = walk.window.page.findChildren(FindingList)
    model = found.model()
    for line in range(model.rowCount()):
        entry = model.index(line, 0).data(ENTRY_ROLE)
        if isinstance(entry, FindingRow) and entry.title == name:
            found.setCurrentIndex(model.index(line, 0))
            QTest.keyClick(found, Qt.Key.Key_Return)
            return
    raise AssertionError(name)


def step(walk: Walk) -> SettingPage:
    page = walk.window.page
    assert isinstance(page, SettingPage)
    return page


def answer(walk: Walk, given: Told) -> None:
    page = step(walk)
    page._answers.choose(given.value)
    page._answers.chosen.emit(given.value)
    QTest.keyClick(walk.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    walk.qtbot.waitUntil(lambda: walk.window.page is not page)


def test_each_platform_says_how_far_it_was_gone_through(walk: Walk) -> None:
    come(
        walk,
        told("google", Purpose.APPS, Told.DONE),
        told("x", Purpose.APPS, Told.LEFT_ON, days=200),
        told("snapchat", Purpose.CONTACTS, Told.NO_ACCOUNT),
    )
    assert rows(walk) == [
        ("Google", "begun – left: Advertising profile", "1 of 2"),
        ("X", "to be asked again", "0 of 1"),
        ("NO ACCOUNT THERE",),
        ("Snapchat", "", ""),
    ]
    assert "1 of 3 answered" in walk.said()


def test_settings_are_gone_through_one_by_one_and_each_answer_is_kept(walk: Walk) -> None:
    come(walk)
    begin(walk, "Google")
    assert walk.title() == "Advertising profile"
    answer(walk, Told.LEFT_ON)
    assert walk.title() == "Apps with access"
    answer(walk, Told.DONE)
    walk.wait_for("Who holds my data")
    kept = [(each.platform, each.purpose, each.told) for each in walk.services.own_data.told]
    assert kept == [("google", Purpose.ADVERTISING, Told.LEFT_ON), ("google", Purpose.APPS, Told.DONE)]
    assert rows(walk)[0] == ("Google", "gone through", "2 of 2")


def test_the_way_goes_on_where_it_was_left(walk: Walk) -> None:
    come(walk, told("google", Purpose.ADVERTISING, Told.DONE))
    begin(walk, "Google")
    assert walk.title() == "Apps with access"
    press(step(walk), "&Back")
    assert walk.title() == "Advertising profile"
    assert step(walk)._answers.value() == Told.DONE.value
    assert "answered on 23 November 2026" in walk.said()
    press(step(walk), "&Back")
    walk.wait_for("Who holds my data")


def test_a_setting_can_be_skipped_and_nothing_is_kept_of_it(walk: Walk) -> None:
    come(walk)
    begin(walk, "Google")
    assert not step(walk)._on.isEnabled()
    press(step(walk), "S&kip for now")
    assert walk.title() == "Apps with access"
    assert walk.services.own_data.told == []


def test_no_account_leaves_the_platform_at_once(walk: Walk) -> None:
    come(walk)
    begin(walk, "Google")
    answer(walk, Told.NO_ACCOUNT)
    walk.wait_for("Who holds my data")
    assert rows(walk)[-2:] == [("NO ACCOUNT THERE",), ("Google", "", "")]


def test_an_account_that_was_made_since_is_not_told_to_be_missing(walk: Walk) -> None:
    come(
        walk,
        told("google", Purpose.ADVERTISING, Told.NO_ACCOUNT, days=3),
        told("google", Purpose.APPS, Told.DONE, days=2),
    )
    begin(walk, "Google")
    assert walk.title() == "Advertising profile"
    assert step(walk)._answers.value() is None


def test_the_address_is_shown_before_a_click_opens_it(walk: Walk, browser: Browser) -> None:
    come(walk)
    begin(walk, "Google")
    assert "https://myadcenter.google.com/" in walk.said().replace("\u200b", "")
    assert "Found in public sources in August 2026, not opened by us" in walk.said()
    assert browser.asked == []
    press(step(walk), "&Open in the browser")
    assert browser.asked == ["https://myadcenter.google.com/"]
    press(step(walk), "&Copy the address")
    assert QGuiApplication.clipboard().text() == "https://myadcenter.google.com/"
    assert len(browser.asked) == 1


def test_an_address_from_memory_is_said_to_be_one(walk: Walk) -> None:
    come(walk, told("google", Purpose.ADVERTISING, Told.DONE))
    begin(walk, "Google")
    assert "Not checked: if it leads nowhere" in walk.said()


def test_a_setting_of_an_app_has_no_address_to_open(walk: Walk) -> None:
    come(walk)
    begin(walk, "Snapchat")
    assert "In the app:" in walk.said()
    with pytest.raises(ValueError, match="not enough values"):
        press(step(walk), "&Open in the browser")
