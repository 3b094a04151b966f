from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QPushButton

from app.system.errors import ScheduleRefused
from app.ui.pages.reminder import ReminderPage
from app.ui.pages.reminder_words import came_to, hindered, last_and_next, standing, what_is_set_up
from app.values.reminder import Hindrance, LastRun, Plan, Ran, Reminder, Way
from app.values.settings import Settings
from app.words import LANGUAGES, Language, Words
from tests.app.ui.fakes import FakeServices

if TYPE_CHECKING:
    from tests.app.ui.pages.conftest import Walk

PLAN = Plan(0, 18, 0, date(2026, 11, 1))
ON = Reminder(
    PLAN,
    Way.SYSTEMD,
    date(2026, 11, 23),
    datetime(2026, 11, 30, 18, 0),  # noqa: DTZ001 - a wall time
    LastRun(datetime(2026, 11, 23, 18, 0, tzinfo=UTC), Ran.SHOWN),
)


@pytest.fixture
def services() -> FakeServices:
    return FakeServices(Words("en"), Settings(welcomed=True))


def press(walk: Walk, text: str) -> None:
    page = walk.window.page
    assert page is not None
    next(button for button in page.findChildren(QAbstractButton) if button.text() == text).click()


def at_reminders(walk: Walk) -> ReminderPage:
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit("settings")
    press(walk, "&Reminders…")
    page = walk.window.page
    assert isinstance(page, ReminderPage)
    return page


def test_nothing_is_set_up_before_the_person_says_so(walk: Walk) -> None:
    page = at_reminders(walk)
    assert "bilan-reminder.timer" not in walk.services.told
    assert "bilan-reminder.service" in walk.said()
    assert [told for told in walk.services.told if told.startswith("remind")] == []
    assert not [button for button in page.findChildren(QPushButton) if "Stop" in button.text()]


def test_the_suggested_rhythm_is_chosen_and_the_evening(walk: Walk) -> None:
    at_reminders(walk)
    press(walk, "&Remind me")
    walk.qtbot.waitUntil(lambda: "remind None 18:00 en" in walk.services.told)
    walk.qtbot.waitUntil(lambda: "Next at the earliest" in walk.said())


def test_a_weekday_and_an_hour_can_be_chosen(walk: Walk) -> None:
    page = at_reminders(walk)
    page._day.setCurrentIndex(page._day.findText("On Wednesday"))
    page._hour.setCurrentIndex(page._hour.findData(9))
    press(walk, "&Remind me")
    walk.qtbot.waitUntil(lambda: "remind 2 9:00 en" in walk.services.told)


def test_reminders_are_taken_away_by_one_button(walk: Walk) -> None:
    walk.services.reminder = ON
    at_reminders(walk)
    press(walk, "&Stop reminding me")
    walk.qtbot.waitUntil(lambda: "remind never" in walk.services.told)
    walk.qtbot.waitUntil(lambda: "How it fares" not in walk.said())


def test_a_week_without_can_be_asked_for(walk: Walk) -> None:
    walk.services.reminder = ON
    at_reminders(walk)
    press(walk, "&Not within the next week")
    walk.qtbot.waitUntil(lambda: "snooze 2026-12-01" in walk.services.told)
    walk.qtbot.waitUntil(lambda: "1 December 2026" in walk.said())


def test_a_schedule_that_refuses_says_so_in_place(walk: Walk) -> None:
    page = at_reminders(walk)
    walk.services.refuses = ScheduleRefused()
    press(walk, "&Remind me")
    walk.qtbot.waitUntil(page.notice.isVisible)
    assert "no reminder is set up" in page.notice.text()


def test_home_says_when_the_last_reminder_was_and_when_the_next_may_come(walk: Walk) -> None:
    walk.services.reminder = ON
    walk.begin()
    walk.wait_for("Your check-up")
    assert "Last reminder: 23 November 2026 – next: 30 November 2026" in walk.said()


def test_home_says_nothing_of_reminders_that_were_never_wanted() -> None:
    assert last_and_next(Words("en"), Reminder()) == ""


@pytest.mark.parametrize("hindrance", Hindrance)
def test_what_keeps_reminders_from_coming_is_never_drawn_as_fine(hindrance: Hindrance) -> None:
    words = Words("en")
    reminder = Reminder(PLAN, Way.SYSTEMD, hindrance=hindrance)
    assert standing(words, reminder) == hindered(words, hindrance)
    assert last_and_next(words, reminder) == "Reminders do not come: see Settings"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_and_every_outcome_has_its_own_words(language: Language) -> None:
    words = Words(language)
    assert len({what_is_set_up(words, each) for each in Way}) == len(Way)
    assert len({came_to(words, each) for each in Ran}) == len(Ran)
    assert len({hindered(words, each) for each in Hindrance}) == len(Hindrance)
