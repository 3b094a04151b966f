from __future__ import annotations

import pytest

from app.ui.pace import Pace

SLOW, QUICK = 0.05, 0.0001


def test_a_slow_turn_is_followed_by_a_smaller_one_and_a_quick_one_by_a_larger_one() -> None:
    pace = Pace(800)
    pace.took(QUICK)
    pace.took(QUICK)
    assert pace.size == 400
    pace.took(SLOW)
    assert pace.size == 200


def test_a_turn_that_takes_what_it_may_is_followed_by_an_equal_one() -> None:
    pace = Pace(800)
    pace.took(0.006)
    assert pace.size == pace.least


@pytest.mark.parametrize(("seconds", "size"), [(SLOW, 100), (QUICK, 800)])
def test_there_is_a_least_and_a_most(seconds: float, size: int) -> None:
    pace = Pace(800)
    for _ in range(20):
        pace.took(seconds)
    assert pace.size == size


def test_work_goes_on_where_even_one_thing_is_slow() -> None:
    pace = Pace(1)
    pace.took(SLOW)
    with pace.turn() as size:
        assert size == 1
