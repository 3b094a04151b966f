from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QRadioButton

from app.system.errors import SafariNotAllowed
from app.ui.main_window import CHECK_LINK
from app.ui.pages.history_choice import HistoryChoicePage
from app.values.settings import Settings
from checks.links.visited import Looked
from tests.app.ui.fakes import history
from tests.app.ui.pages.conftest import Walk

CHOICE = "Look at my browser history"


@pytest.fixture
def asked(walk: Walk) -> Walk:
    """Return a walk that has come to the choice of a profile."""
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit(CHECK_LINK)
    walk.wait_for("Check a link")
    press(walk, "history")
    walk.wait_for(CHOICE)
    return walk


def button(walk: Walk, part: str) -> QAbstractButton:
    page = walk.window.page
    assert page is not None
    return next(each for each in page.findChildren(QPushButton) if part in each.text().replace("&", ""))


def press(walk: Walk, part: str) -> None:
    button(walk, part).click()


def agree_to(walk: Walk, number: int) -> None:
    page = walk.window.page
    assert page is not None
    page.findChildren(QRadioButton)[number].click()
    press(walk, "I agree")


def test_it_is_said_what_is_read_and_kept_before_anything_is_read(asked: Walk) -> None:
    for sentence in ("No titles, no passwords, no cookies.", "has no network", "No address, no site, no title:"):
        assert sentence in asked.said()
    assert not any(told.startswith("look_at_history") for told in asked.services.told)


def test_without_a_choice_one_cannot_agree_and_each_agreement_is_for_one(asked: Walk) -> None:
    assert not button(asked, "I agree").isEnabled()
    agree_to(asked, 1)
    asked.wait_for("The history of Firefox, default-release")
    told = [each for each in asked.services.told if each.startswith("look_at_history")]
    assert told == ["look_at_history Firefox, default-release"]


def test_the_choice_is_made_with_the_keyboard_alone(asked: Walk) -> None:
    page = asked.window.page
    assert isinstance(page, HistoryChoicePage)
    first = page.findChildren(QRadioButton)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    asked.wait_for("The history of Chrome, Default")


def test_fraud_is_listed_with_date_and_reason_and_the_rest_is_counted(asked: Walk) -> None:
    agree_to(asked, 0)
    asked.wait_for("The history of Chrome, Default")
    for sentence in (
        "2 sites look like fraud",
        "42 addresses were inspected. 1 other leads to no site and was not.",
        "Last visited on 4 November 2026, 1 address",
        "A name that is no site stands before an @.",
    ):
        assert sentence in asked.said()
    assert "suivi.colivo" not in asked.said()


def test_the_result_leads_back_to_the_choice(asked: Walk) -> None:
    agree_to(asked, 0)
    asked.wait_for("The history of Chrome, Default")
    press(asked, "Back")
    asked.wait_for(CHOICE)


def test_nothing_found_is_no_promise(asked: Walk) -> None:
    asked.services.history = history("https://colivo.example/")
    agree_to(asked, 0)
    asked.wait_for("The history of Chrome, Default")
    assert "That is no promise" in asked.said()
    assert "What to do" not in asked.said()


def test_a_history_without_any_site_is_not_known(asked: Walk) -> None:
    asked.services.history = Looked(0, 0, 0, 12, 0, 0, ())
    agree_to(asked, 0)
    asked.wait_for("The history of Chrome, Default")
    assert "Not known" in asked.said()
    assert "Nothing found" not in asked.said()


def test_one_address_can_be_looked_at_more_closely(asked: Walk) -> None:
    agree_to(asked, 0)
    asked.wait_for("The history of Chrome, Default")
    press(asked, "Look closer")
    asked.wait_for("Check a link")
    page = asked.window.page
    assert page is not None
    [field] = page.findChildren(QLineEdit)
    assert field.text() == "https://netflix-login.top/a?b=1"


def test_whoever_typed_something_there_is_led_on(asked: Walk) -> None:
    agree_to(asked, 0)
    asked.wait_for("The history of Chrome, Default")
    press(asked, "something there")
    asked.qtbot.waitUntil(lambda: asked.title() != "The history of Chrome, Default")
    assert "What happened?" in asked.said() or "clicked" in asked.title().lower()


def test_a_look_can_be_stopped_and_one_is_back_at_the_choice(asked: Walk) -> None:
    asked.services.history = None
    agree_to(asked, 0)
    asked.wait_for("Looking at your browser history")
    asked.qtbot.waitUntil(lambda: "1,000 addresses" in asked.said())
    press(asked, "Cancel")
    asked.wait_for(CHOICE)


def test_a_refusal_is_told_at_the_choice_with_what_to_do(asked: Walk) -> None:
    asked.services.refuses = SafariNotAllowed(name="Safari")
    agree_to(asked, 2)
    asked.qtbot.waitUntil(lambda: "Full Disk Access" in asked.said())
    assert asked.title() == CHOICE


def test_a_computer_without_a_history_is_not_told_that_nothing_was_found(walk: Walk) -> None:
    walk.services.profiles = ()
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit(CHECK_LINK)
    walk.wait_for("Check a link")
    press(walk, "history")
    walk.wait_for(CHOICE)
    assert "No history to look at" in walk.said()
    press(walk, "Back")
    walk.wait_for("Check a link")


def look_again(walk: Walk) -> None:
    press(walk, "another one")
    walk.wait_for(CHOICE)


def test_the_counts_of_the_last_look_are_told_beside_the_profile(asked: Walk) -> None:
    agree_to(asked, 0)
    asked.wait_for("The history of Chrome, Default")
    assert "The time before" not in asked.said()
    asked.qtbot.waitUntil(lambda: len(asked.desk.known.looked_through) == 1)
    look_again(asked)
    page = asked.window.page
    assert page is not None
    chrome, firefox, _ = page.findChildren(QRadioButton)
    last = "Last looked through on 24 November 2026: 42 addresses, 2 “do not open”, 0 “check first”."
    assert chrome.accessibleDescription() == last
    assert not firefox.accessibleDescription()


@pytest.mark.parametrize(
    ("urls", "said"),
    [
        ((), "As many “do not open” as the time before."),
        (("https://colivo.example/",), "2 fewer “do not open” than the time before."),
        (
            tuple(f"https://netflix-login.top/{n}" for n in range(5)),
            "3 more “do not open” than the time before.",
        ),
    ],
)
def test_a_second_look_is_compared_with_the_first(asked: Walk, urls: tuple[str, ...], said: str) -> None:
    agree_to(asked, 0)
    asked.wait_for("The history of Chrome, Default")
    asked.qtbot.waitUntil(lambda: len(asked.desk.known.looked_through) == 1)
    look_again(asked)
    asked.services.history = history(*urls)
    agree_to(asked, 0)
    asked.wait_for("The history of Chrome, Default")
    before = "The time before, on 24 November 2026: 42 addresses, 2 “do not open”, 0 “check first”."
    assert f"{before} {said}" in asked.said()
    asked.qtbot.waitUntil(lambda: len(asked.desk.known.looked_through) == 2)
    look_again(asked)
    page = asked.window.page
    assert page is not None
    assert page.findChildren(QRadioButton)[0].accessibleDescription().endswith(said)


def test_what_a_history_counted_stands_beside_the_question_that_it_may_help_to_answer(asked: Walk) -> None:
    agree_to(asked, 0)
    asked.wait_for("The history of Chrome, Default")
    asked.qtbot.waitUntil(lambda: len(asked.desk.known.looked_through) == 1)
    said = "Your history of Chrome, looked through on 24 November 2026: “do not open” for 2 of 42 addresses."
    asked.journey._item("links.domain")
    asked.wait_for("Can you tell the real owner of a web address at a glance?")
    assert said in asked.said()
    asked.journey._item("links.reason")
    asked.wait_for("Before opening a link, do you check that the sender has a good reason to write to you?")
    assert "Your history" not in asked.said()
