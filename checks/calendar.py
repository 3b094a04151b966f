"""On which day does a number of months end?"""

from __future__ import annotations

from calendar import SATURDAY, monthrange
from datetime import date, timedelta
from typing import Final

_ONE_DAY: Final = timedelta(days=1)
_FREE_EVERYWHERE: Final = frozenset({(1, 1), (25, 12)})
"""Day and month of the holidays that every country of the European Union and the United Kingdom keeps on one date."""


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of its month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def working_day(day: date) -> date:
    """Return `day`, or the next one that is neither on a weekend nor a holiday everywhere.

    Holidays of one country are not known here: where one falls on that day, the true one is a little later.
    """
    while day.weekday() >= SATURDAY or (day.day, day.month) in _FREE_EVERYWHERE:
        day += _ONE_DAY
    return day
