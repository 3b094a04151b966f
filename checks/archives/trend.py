"""Does a habit become rarer from one year to the next?"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from math import sqrt
from typing import Final

_FEWEST: Final = 20
"""Texts, messages or conversations of a year below which its share says nothing (our choice)."""
_SURE: Final = 1.64
"""Standard errors between two shares: with fewer, chance alone makes such a difference more than once in ten times."""


class Trend(Enum):
    """How the last two years differ that have enough to be compared."""

    RARER = "rarer"
    ALIKE = "alike"
    MORE_OFTEN = "more-often"
    UNKNOWN = "unknown"


def by_year(by_quarter: Mapping[str, tuple[int, int]]) -> Mapping[int, tuple[int, int]]:
    """Return `(affected, of)` of each year, the oldest first, from those of quarters such as 2026-Q3."""
    years: dict[int, tuple[int, int]] = {}
    for quarter, (affected, of) in sorted(by_quarter.items()):
        year = int(quarter[:4])
        before, before_of = years.get(year, (0, 0))
        years[year] = before + affected, before_of + of
    return years


def trend(years: Mapping[int, tuple[int, int]]) -> Trend:
    """Compare the shares of the last two years that have enough, by the test of two proportions."""
    enough = [years[year] for year in sorted(years) if years[year][1] >= _FEWEST]
    if len(enough) < 2:  # noqa: PLR2004 - the two years
        return Trend.UNKNOWN
    (before, before_of), (now, now_of) = enough[-2:]
    shared = (before + now) / (before_of + now_of)
    error = sqrt(shared * (1 - shared) * (1 / before_of + 1 / now_of))
    difference = now / now_of - before / before_of
    if error == 0 or abs(difference) < _SURE * error:
        return Trend.ALIKE
    return Trend.RARER if difference < 0 else Trend.MORE_OFTEN
