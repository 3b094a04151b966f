from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from checks.looked_back import LookedBack
from checks.matters import Export, Known, Matter, Reason, exports, matters, next_date
from checks.model import Decision, ItemId, Outcome
from checks.own_data import Purpose, Reply, Request, Right, SettingTold, Told
from checks.states import ItemState, item_states
from tests.checks.scoring import TODAY, decided, item, observed, state_of

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SENT = Request(7, "Colivo", Right.ACCESS, TODAY - 60 * DAY, TODAY - 20 * DAY)
ITEM = ItemId("passwords.reuse")


def of(*states: ItemState, day: date = TODAY) -> tuple[Matter, ...]:
    return matters(Known(states=states), (), day)


def reasons(known: Known, *shown: date, day: date = TODAY) -> list[Reason]:
    return [each.reason for each in matters(known, shown, day)]


def test_an_item_is_due_on_the_day_after_its_last_good_one() -> None:
    state = state_of(observed(Outcome.PASS, days=0))
    recheck = timedelta(days=state.item.recheck_days)
    assert of(state, day=TODAY + recheck) == ()
    assert of(state, day=TODAY + recheck + DAY) == (Matter(Reason.DUE, TODAY + recheck + DAY, state.item.id),)


def test_an_item_that_lapsed_in_a_long_absence_is_still_due() -> None:
    state = state_of(observed(Outcome.PASS, days=3000))
    assert [each.reason for each in of(state)] == [Reason.DUE]


def test_an_item_of_29_february_is_due_in_a_year_without_one() -> None:
    leap = datetime(2028, 2, 29, 9, 0, tzinfo=UTC)
    about = item(recheck_days=366)
    (state,) = item_states(
        [about], [replace(observed(Outcome.PASS), at=leap)], [], {}, system="linux", today=date(2029, 3, 2)
    )
    assert of(state, day=date(2029, 3, 1)) == ()
    assert of(state, day=date(2029, 3, 2)) == (Matter(Reason.DUE, date(2029, 3, 2), about.id),)


def test_what_came_back_is_told_before_what_is_due_and_once() -> None:
    back = state_of(observed(Outcome.PASS, days=9), observed(Outcome.FAIL, days=2))
    old = state_of(observed(Outcome.PASS, days=3000))
    assert [each.reason for each in of(old, back)] == [Reason.REGRESSED, Reason.DUE]


def test_what_was_never_answered_or_was_accepted_is_no_matter() -> None:
    accepted = state_of(observed(Outcome.FAIL, days=9), decisions=[decided(Decision.ACCEPTED, 3)])
    assert of(state_of(), accepted) == ()


@pytest.mark.parametrize(("published", "number"), [(-1, 0), (0, 0), (1, 1)])
def test_a_leak_is_new_if_it_became_known_after_passwords_were_looked_at(published: int, number: int) -> None:
    looked = TODAY - 10 * DAY
    known = Known(looked=looked, published=(looked + published * DAY, TODAY + DAY))
    assert [each.number for each in matters(known, (), TODAY)] == [number] * bool(number)


def test_without_a_look_at_passwords_no_leak_is_new() -> None:
    assert matters(Known(published=(TODAY,)), (), TODAY) == ()


def test_a_request_is_told_once_for_each_date_of_the_law() -> None:
    known = Known(requests=(SENT,))
    told: list[date] = []
    for day in (SENT.due + n * DAY for n in range(60)):
        if matters(known, told, day):
            told.append(day)
    assert told == [SENT.due + n * DAY for n in (1, 8, 31)]


@pytest.mark.parametrize("reply", [reply for reply in Reply if reply is not Reply.WAITING])
def test_a_request_whose_answer_is_known_is_no_matter(reply: Reply) -> None:
    answered = Request(7, "Colivo", Right.ACCESS, SENT.sent, SENT.due, reply)
    assert matters(Known(requests=(answered,)), (), TODAY) == ()


def test_a_copy_that_was_asked_for_is_told_the_next_day_and_once() -> None:
    asked = SettingTold("linkedin", Purpose.DOWNLOAD, Told.DONE, datetime(2026, 11, 20, 23, 0, tzinfo=UTC))
    known = Known(told=(asked,))
    assert reasons(known, day=date(2026, 11, 20)) == []
    assert reasons(known, day=date(2026, 11, 21)) == [Reason.EXPORT]
    assert reasons(known, date(2026, 11, 21), day=date(2026, 11, 22)) == []
    assert reasons(known, day=date(2027, 11, 22)) == []


def test_a_copy_that_was_looked_through_since_is_waited_for_no_more() -> None:
    at = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    told = (SettingTold("linkedin", Purpose.DOWNLOAD, Told.DONE, at),)
    looks = [LookedBack("linkedin", at + hours * HOUR, 1, {}, {}) for hours in (-1, 1)]
    day = date(2026, 11, 22)
    assert exports(told, (), day) == (Export("linkedin", date(2026, 11, 20), date(2026, 11, 21)),)
    assert exports(told, looks[:1], day) == exports(told, (), day)
    assert exports(told, looks[1:], day) == ()
    assert reasons(Known(told=told, looked_back=tuple(looks[1:])), day=day) == []
    other = (SettingTold("x", Purpose.APPS, Told.DONE, at), SettingTold("x", Purpose.DOWNLOAD, Told.NOT_YET, at))
    assert exports(other, (), day) == ()


def test_a_reminder_whose_date_lies_in_the_future_silences_nothing() -> None:
    assert reasons(Known(requests=(SENT,)), TODAY + 400 * DAY) == [Reason.REQUEST]


def test_the_next_date_is_the_first_on_which_there_is_a_matter() -> None:
    known = Known(
        states=(state_of(observed(Outcome.PASS, days=3)),),
        requests=(Request(1, "Colivo", Right.ERASURE, TODAY, TODAY + 30 * DAY),),
    )
    days = [TODAY + n * DAY for n in range(400)]
    quiet = [day for day in days if not matters(known, (), day)]
    assert next_date(known, (), TODAY) == next(
        day for before, day in pairwise(days) if before in quiet and day not in quiet
    )
    assert next_date(Known(), (), TODAY) is None
