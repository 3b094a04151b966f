from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.vaults import dates


def test_a_date_may_lie_between_1990_and_two_days_from_now() -> None:
    today = datetime.now(UTC).date()

    assert not dates.plausible(date(1989, 12, 31))
    assert dates.plausible(date(1990, 1, 1))
    assert dates.plausible(today + timedelta(days=1))
    assert not dates.plausible(today + timedelta(days=4))


def test_milliseconds_give_the_utc_day() -> None:
    assert dates.from_milliseconds("1612345678900") == date(2021, 2, 3)


@pytest.mark.parametrize(
    "number", ["", "-1", "0", "1612345678", "١٦١٢٣٤٥٦٧٨٩٠٠", "1.6e12", "9" * 18, "9" * 5000, "abc"]
)
def test_a_number_that_is_no_plausible_time_gives_no_day(number: str) -> None:
    assert dates.from_milliseconds(number) is None


@pytest.mark.parametrize("number", [1635522872, 1635522872.9])
def test_seconds_give_the_utc_day(number: float) -> None:
    assert dates.from_seconds(number) == date(2021, 10, 29)


@pytest.mark.parametrize(
    "number", [0, -1, True, None, "1635522872", 1612345678900, 10**30, -(10**30), float("nan"), float("inf"), []]
)
def test_seconds_that_are_no_plausible_time_give_no_day(number: object) -> None:
    assert dates.from_seconds(number) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-10-23T23:38:08.870Z", date(2024, 10, 23)),
        ("2024-10-23T23:38:08.870-05:00", date(2024, 10, 24)),
        ("2024-10-23T23:38:08", date(2024, 10, 23)),
        ("2024-10-23", date(2024, 10, 23)),
    ],
)
def test_iso_texts_give_the_utc_day(written: str, day: date) -> None:
    assert dates.from_iso(written) == day


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "soon", "", None, 5, {}])
def test_what_is_no_plausible_moment_gives_no_day(written: object) -> None:
    assert dates.from_iso(written) is None


@given(st.text())
def test_any_text_gives_a_plausible_day_or_none(written: str) -> None:
    for day in (dates.from_iso(written), dates.from_milliseconds(written)):
        assert day is None or dates.plausible(day)
