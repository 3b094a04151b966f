from __future__ import annotations

from datetime import date

import pytest

from checks.calendar import months_later, working_day


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 24), 1, date(2026, 12, 24)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_its_month(day: date, months: int, then: date) -> None:
    assert months_later(day, months) == then


@pytest.mark.parametrize(
    ("day", "then"),
    [
        (date(2026, 11, 27), date(2026, 11, 27)),
        (date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 12, 25), date(2026, 12, 28)),
        (date(2027, 1, 1), date(2027, 1, 4)),
        (date(2029, 12, 25), date(2029, 12, 26)),
    ],
    ids=["friday", "saturday", "christmas on a friday", "new year on a friday", "christmas on a tuesday"],
)
def test_a_period_ends_on_a_day_on_which_people_work(day: date, then: date) -> None:
    assert working_day(day) == then
