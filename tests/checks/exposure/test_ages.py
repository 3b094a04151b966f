from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.exposure.ages import CLEAR_AFTER, IMPORTED_FROM, Held, Standing, held, imports, span, standing
from checks.model import ChangeDateSource, Login
from tests.builders import TODAY, breach, changed, facts, login

ONE_DAY = timedelta(days=1)
MADE = ChangeDateSource.LOWER_BOUND


def stands(since: date, on: date, added: date = date(2026, 1, 1)) -> Standing:
    return standing(Held(since, exactly=True), breach(on=on, added=added))


def test_before_the_breach_is_older_and_long_after_it_newer() -> None:
    on = date(2019, 5, 14)
    assert stands(on - ONE_DAY, on) is Standing.OLDER
    assert stands(on, on) is Standing.UNTOLD
    assert stands(on + CLEAR_AFTER, on) is Standing.UNTOLD
    assert stands(on + CLEAR_AFTER + ONE_DAY, on) is Standing.NEWER


def test_between_the_breach_and_its_becoming_public_is_newer() -> None:
    assert stands(date(2015, 1, 10), date(2012, 5, 5), date(2016, 5, 21)) is Standing.NEWER


def test_what_was_public_before_the_password_was_chosen_cannot_hold_it() -> None:
    assert stands(date(2019, 5, 18), date(2019, 5, 14), date(2019, 5, 17)) is Standing.NEWER
    assert stands(date(2019, 5, 17), date(2019, 5, 14), date(2019, 5, 17)) is Standing.UNTOLD


@pytest.mark.parametrize(
    ("on", "last"),
    [
        (date(2015, 3, 1), date(2015, 3, 31)),
        (date(2016, 2, 1), date(2016, 2, 29)),
        (date(2015, 1, 1), date(2015, 12, 31)),
        (date(2015, 3, 2), date(2015, 3, 2)),
    ],
)
def test_the_first_of_a_month_stands_for_the_month_and_that_of_a_year_for_the_year(on: date, last: date) -> None:
    assert span(on) == (on, last)
    assert stands(last, on) is Standing.UNTOLD
    assert stands(last + CLEAR_AFTER + ONE_DAY, on) is Standing.NEWER


def test_without_a_date_nothing_is_known() -> None:
    assert standing(None, breach()) is Standing.UNTOLD


def test_the_day_on_which_an_entry_was_made_clears_what_happened_before() -> None:
    one = login(changed=changed(date(2021, 1, 5), MADE))
    assert held([one], frozenset(), TODAY) == Held(date(2021, 1, 5), exactly=True)


def test_the_day_on_which_a_vault_was_filled_clears_nothing_but_accuses_all_the_same() -> None:
    filled = [login(f"s{n}.example", changed=changed(date(2021, 1, 5), MADE)) for n in range(IMPORTED_FROM)]
    days = imports(facts(*filled))
    old = held(filled[:1], days, TODAY)
    assert old == Held(date(2021, 1, 5), exactly=False)
    assert standing(old, breach(on=date(2019, 5, 14))) is Standing.UNTOLD
    assert standing(old, breach(on=date(2023, 5, 14), added=date(2024, 1, 2))) is Standing.OLDER


def test_a_few_entries_of_one_day_or_recorded_changes_are_no_import() -> None:
    day = date(2021, 1, 5)
    few = [login(changed=changed(day, MADE)) for _ in range(IMPORTED_FROM - 1)]
    recorded = (login(changed=changed(day)) for _ in range(50))
    assert imports(facts(*few, *recorded, login())) == frozenset()


def test_of_copies_with_one_password_the_oldest_speaks() -> None:
    copies: list[Login] = [login(changed=changed(date(2022, 2, 2))), login(changed=changed(date(2018, 2, 2))), login()]
    assert held(copies, frozenset(), TODAY) == Held(date(2018, 2, 2), exactly=True)
    assert held([login()], frozenset(), TODAY) is None


@pytest.mark.parametrize("source", ChangeDateSource)
def test_a_change_after_today_tells_nothing(source: ChangeDateSource) -> None:
    ahead, today = (login(changed=changed(day, source)) for day in (TODAY + ONE_DAY, TODAY))
    assert held([ahead], frozenset(), TODAY) is None
    assert held([ahead, today], frozenset(), TODAY) == Held(TODAY, exactly=True)


days = st.dates(date(1995, 1, 1), date(2027, 1, 1))


@given(since=days, later=days, on=days, added=days)
def test_a_later_change_is_never_judged_worse(since: date, later: date, on: date, added: date) -> None:
    order = [Standing.OLDER, Standing.UNTOLD, Standing.NEWER]
    first, second = sorted((since, later))
    assert order.index(stands(first, on, added)) <= order.index(stands(second, on, added))
