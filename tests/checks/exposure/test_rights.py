from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.exposure.rights import due, is_overdue, longest_due, may_complain, overdue, reminder_dates, with_more_time
from checks.own_data import Reply, Request, Right

SENT = date(2026, 11, 24)
REQUEST = Request(1, "Métiora", Right.ACCESS, SENT, due(SENT))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 3, 5), date(2026, 4, 6)),
        (date(2026, 8, 31), date(2026, 9, 30)),
        (date(2026, 1, 31), date(2026, 3, 2)),
        (date(2027, 1, 29), date(2027, 3, 1)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 11, 24), date(2026, 12, 24)),
        (date(2026, 11, 25), date(2026, 12, 28)),
        (date(2026, 12, 1), date(2027, 1, 4)),
    ],
    ids=[
        "5 April 2026 is a Sunday",
        "September has no 31st",
        "28 February 2026 is a Saturday",
        "February has no 29th, and its 28th is a Sunday",
        "a leap year",
        "the same date",
        "Christmas",
        "New Year",
    ],
)
def test_an_answer_is_due_one_month_after_receipt(received: date, last: date) -> None:
    assert due(received) == last


@given(st.dates(date(2018, 5, 25), date(2100, 1, 1)))
def test_a_month_has_28_days_at_least_and_a_few_more_at_most_and_three_months_are_longer(received: date) -> None:
    assert timedelta(days=28) <= due(received) - received <= timedelta(days=35)
    assert timedelta(days=89) <= longest_due(received) - received <= timedelta(days=96)
    assert due(received).weekday() < 5


def test_more_time_is_three_months_in_all_not_three_more() -> None:
    longer = with_more_time(REQUEST)
    assert (longer.due, longer.longer) == (date(2027, 2, 24), True)
    assert with_more_time(longer) == longer


def test_the_last_day_still_belongs_to_the_company() -> None:
    assert not is_overdue(REQUEST, REQUEST.due)
    assert is_overdue(REQUEST, REQUEST.due + DAY)


@pytest.mark.parametrize("reply", [Reply.ANSWERED, Reply.REFUSED, Reply.NONE])
def test_what_the_person_settled_is_neither_overdue_nor_reminded(reply: Reply) -> None:
    settled = replace(REQUEST, reply=reply)
    assert not is_overdue(settled, date(2030, 1, 1))
    assert reminder_dates(settled) == ()


def test_the_person_is_reminded_on_the_day_after_and_twice_more() -> None:
    assert reminder_dates(REQUEST) == (date(2026, 12, 25), date(2027, 1, 1), date(2027, 1, 24))
    assert all(is_overdue(REQUEST, day) for day in reminder_dates(REQUEST))


def test_a_complaint_comes_after_a_refusal_silence_or_the_end_of_the_period_and_not_before() -> None:
    assert not may_complain(REQUEST, REQUEST.due)
    assert may_complain(REQUEST, REQUEST.due + DAY)
    assert may_complain(replace(REQUEST, reply=Reply.REFUSED), SENT)
    assert may_complain(replace(REQUEST, reply=Reply.NONE), SENT)
    assert not may_complain(replace(REQUEST, reply=Reply.ANSWERED), date(2030, 1, 1))


def test_what_is_overdue_comes_the_longest_due_first() -> None:
    older = replace(REQUEST, number=2, due=REQUEST.due - DAY)
    answered = replace(REQUEST, number=3, reply=Reply.ANSWERED)
    assert overdue([REQUEST, answered, older], date(2027, 2, 1)) == (older, REQUEST)
    assert overdue([REQUEST], REQUEST.due) == ()
