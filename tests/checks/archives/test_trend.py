from __future__ import annotations

import pytest

from checks.archives.trend import Trend, by_year, trend


def test_quarters_become_years() -> None:
    quarters = {"2025-Q4": (1, 10), "2026-Q1": (2, 5), "2026-Q3": (0, 7)}
    assert by_year(quarters) == {2025: (1, 10), 2026: (2, 12)}
    assert by_year({}) == {}


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ({}, Trend.UNKNOWN),
        ({2026: (9, 90)}, Trend.UNKNOWN),
        ({2025: (9, 90), 2026: (0, 19)}, Trend.UNKNOWN),
        ({2025: (30, 100), 2026: (5, 100)}, Trend.RARER),
        ({2024: (5, 100), 2025: (0, 3), 2026: (30, 100)}, Trend.MORE_OFTEN),
        ({2025: (5, 100), 2026: (6, 100)}, Trend.ALIKE),
        ({2025: (0, 100), 2026: (0, 100)}, Trend.ALIKE),
        ({2025: (100, 100), 2026: (100, 100)}, Trend.ALIKE),
    ],
)
def test_two_years_are_compared_only_where_they_say_something(years: dict[int, tuple[int, int]], said: Trend) -> None:
    assert trend(years) is said
