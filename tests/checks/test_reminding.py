from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.digest import Digest, Fate, History
from checks.matters import Matter, Reason
from checks.model import ItemId
from checks.reminding import (
    LONGEST_SNOOZE,
    SLOWEST,
    WEEK,
    Quiet,
    Remind,
    Why,
    Wish,
    decide,
    earliest,
    opened,
    rhythm,
    settled,
    shown,
    snoozed,
)

DAY = timedelta(days=1)
MONDAY = date(2026, 11, 30)
ANY_DAY = Wish(None, MONDAY)
DUE = (Matter(Reason.DUE, MONDAY, ItemId("passwords.reuse")),)
LEGAL = (Matter(Reason.REQUEST, MONDAY, number=1),)
WEEKDAYS = st.none() | st.integers(0, 6)
GAPS = st.lists(st.integers(0, 500), max_size=60)


def asked(
    days: list[date],
    wish: Wish = ANY_DAY,
    matters: tuple[Matter, ...] = DUE,
    history: History | None = None,
    *,
    opens: bool = False,
) -> list[date]:
    """Return on which of `days`, in their order, a person is reminded; `opens` says that they then open Bilan."""
    history, told = history or History(), []
    for day in days:
        history = settled(history, day)
        if isinstance(decide(matters, history, wish, day), Remind):
            history = shown(history, day)
            history = opened(history) if opens else history
            told.append(day)
    return told


def days(gaps: list[int], first: date = MONDAY) -> list[date]:
    found = [first]
    for gap in gaps:
        found.append(found[-1] + gap * DAY)
    return found


@given(GAPS, WEEKDAYS, st.booleans())
def test_two_reminders_are_at_least_a_week_apart(gaps: list[int], weekday: int | None, opens: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    told = asked(days(gaps), Wish(weekday, MONDAY), opens=opens)
    assert all(after - before >= WEEK for before, after in pairwise(told))


@given(st.lists(st.integers(-900, 900), max_size=60), WEEKDAYS)
def test_a_clock_that_is_set_back_never_doubles_a_reminder(gaps: list[int], weekday: int | None) -> None:
    history, quiet_from = History(), date.min
    for day in days(gaps, date(2100, 1, 4)):
        history, quiet_from = settled(history, day), min(quiet_from, day)
        if isinstance(decide(DUE, history, Wish(weekday, MONDAY), day), Remind):
            assert day - quiet_from >= WEEK
            history, quiet_from = opened(shown(history, day)), day


def test_a_clock_that_was_years_ahead_silences_for_a_week_only() -> None:
    history = History((Digest(date(2040, 1, 1), Fate.OPENED),), date(2041, 1, 1))
    week = [MONDAY + n * DAY for n in range(90)]
    assert asked(week, history=history)[0] == MONDAY + LONGEST_SNOOZE
    assert asked(week, history=replace(history, snoozed_until=None))[0] == MONDAY + WEEK


def test_a_year_of_absence_gives_one_reminder() -> None:
    assert asked([MONDAY, MONDAY + 365 * DAY, MONDAY + 366 * DAY], opens=True) == [MONDAY, MONDAY + 365 * DAY]


def test_a_missed_weekday_is_caught_up_with_on_the_next_day_and_once() -> None:
    wish = Wish(0, MONDAY)
    away = [MONDAY + n * DAY for n in range(30) if n not in {7, 8}]
    assert asked(away, wish, opens=True)[:3] == [MONDAY, MONDAY + 9 * DAY, MONDAY + 21 * DAY]


@given(st.integers(0, 6), st.integers(0, 6))
def test_a_computer_that_runs_every_day_reminds_on_the_chosen_weekday_only(weekday: int, first: int) -> None:
    every = [MONDAY + n * DAY for n in range(first, 60)]
    assert {day.weekday() for day in asked(every, Wish(weekday, every[0]), opens=True)} == {weekday}


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2027, 2, 28), date(2027, 3, 1)])
def test_29_february_is_a_day_like_another(today: date) -> None:
    history = History((Digest(today, Fate.OPENED),))
    assert earliest(history, ANY_DAY) == today + WEEK


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
@pytest.mark.parametrize("hour", [0, 2, 23])
def test_a_change_to_or_from_summer_time_neither_hides_nor_doubles(change: date, hour: int) -> None:
    paris = ZoneInfo("Europe/Paris")
    start = datetime(change.year, change.month, change.day, hour, 30, tzinfo=paris) - 14 * DAY
    hours = [(start.astimezone(UTC) + timedelta(hours=n)).astimezone(paris).date() for n in range(24 * 28)]
    told = asked(hours, Wish(None, start.date()), opens=True)
    assert told == [start.date() + n * WEEK for n in range(len(told))]
    assert len(told) in {4, 5}


def test_two_that_were_ignored_halve_the_rhythm_and_the_next_one_says_so_once() -> None:
    history, said = History(), []
    for day in (MONDAY + n * DAY for n in range(200)):
        history = settled(history, day)
        match decide(DUE, history, ANY_DAY, day):
            case Remind() as told:
                said.append(((day - MONDAY).days, told.every.days, told.slower))
                history = shown(history, day)
            case Quiet():
                pass
    assert said == [
        (0, 7, False),
        (7, 7, False),
        (21, 14, True),
        (35, 14, False),
        (63, 28, True),
        (91, 28, False),
        (147, 56, True),
    ]


def test_whoever_ignores_everything_is_still_asked_every_eight_weeks() -> None:
    history = History(tuple(Digest(MONDAY, Fate.IGNORED) for _ in range(24)))
    assert rhythm(history) == SLOWEST


def test_opening_bilan_however_late_brings_the_week_back() -> None:
    ignored = History(tuple(Digest(MONDAY + n * WEEK, Fate.IGNORED) for n in range(4)))
    assert rhythm(ignored) == 4 * WEEK
    assert rhythm(opened(ignored)) == WEEK
    assert opened(History()) == History()


def test_a_reminder_is_not_ignored_before_a_week_has_passed() -> None:
    history = shown(History(), MONDAY)
    assert settled(history, MONDAY + 6 * DAY).digests[-1].fate is Fate.SHOWN
    assert settled(history, MONDAY + WEEK).digests[-1].fate is Fate.IGNORED


def test_a_date_of_the_law_waits_for_no_slower_rhythm() -> None:
    slow = History(tuple(Digest(MONDAY, Fate.IGNORED) for _ in range(4)))
    assert isinstance(decide(DUE, slow, ANY_DAY, MONDAY + WEEK), Quiet)
    assert isinstance(decide(LEGAL, slow, ANY_DAY, MONDAY + WEEK), Remind)
    assert isinstance(decide(LEGAL, slow, ANY_DAY, MONDAY + 6 * DAY), Quiet)


def test_a_snooze_is_kept_and_does_its_work_once() -> None:
    history = snoozed(History(), MONDAY + 10 * DAY)
    assert decide(DUE, history, ANY_DAY, MONDAY) == Quiet(Why.SNOOZED, MONDAY + 10 * DAY)
    assert isinstance(decide(DUE, history, ANY_DAY, MONDAY + 10 * DAY), Remind)
    assert shown(history, MONDAY + 10 * DAY).snoozed_until is None


def test_nothing_to_tell_is_not_told() -> None:
    assert decide((), History(), ANY_DAY, MONDAY) == Quiet(Why.NOTHING)


@given(GAPS)
def test_settling_twice_changes_nothing(gaps: list[int]) -> None:
    walked = days(gaps)
    history = History(tuple(Digest(day) for day in walked), walked[-1])
    once = settled(history, MONDAY)
    assert settled(once, MONDAY) == once
