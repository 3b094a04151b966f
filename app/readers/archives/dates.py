"""When was that, in any of the ways in which platforms write an instant?

An instant has a time zone only where the archive tells one; a day stands for its first moment.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january janv janvier",
            "feb february févr fév février fevrier",
            "mar march mars",
            "apr april avr avril",
            "may mai",
            "jun june juin",
            "jul july juil juillet",
            "aug august août aout",
            "sep sept september septembre",
            "oct october octobre",
            "nov november novembre",
            "dec december déc décembre decembre",
        ),
        1,
    )
    for name in names.split()
}
_NAMED: Final = re.compile(r"(\d{1,2})(?:er)? ([^\W\d_]{3,9})\.? (\d{4})")
_NUMBERED: Final = re.compile(
    r"(\d{1,4})[/.](\d{1,2})[/.](\d{2,4}),?\s?(?:(\d{1,2}):(\d{2})(?::(\d{2}))?\s?([AaPp])?\.?\s?[Mm]?\.?)?"
)
_UNIX: Final = re.compile(r"[A-Za-z]{3} ([A-Za-z]{3}) (\d{1,2}) (\d\d):(\d\d):(\d\d) (?:UTC|GMT|\+0000) (\d{4})")
_LONGEST: Final = 64
_FIRST: Final = 1990
_LAST: Final = 2100
_MONTHS_A_YEAR: Final = 12
_HALF_A_DAY: Final = 12
_MILLISECONDS: Final = 10**11


def parsed(text: str) -> datetime | None:
    """Return the instant that `text` tells; None if it tells none, or one that nobody can have lived."""
    return _parsed(text.strip()) if len(text) <= _LONGEST else None


@lru_cache(4096)  # a row asks twice, and days come again
def _parsed(text: str) -> datetime | None:
    told = None
    with suppress(ValueError, OverflowError):
        told = _iso(text) or _named(text) or _unix(text) or _numbered(text)
    return told if told and _FIRST <= told.year < _LAST else None


def from_seconds(value: object) -> datetime | None:
    """Return the instant of so many seconds, or milliseconds, since 1970; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    with suppress(ValueError, OverflowError, OSError):
        told = datetime.fromtimestamp(value / 1000 if value > _MILLISECONDS else value, UTC)
        return told if _FIRST <= told.year < _LAST else None
    return None


def _iso(text: str) -> datetime | None:
    if not text[:4].isdigit() or text[4:5] != "-":
        return None
    return datetime.fromisoformat(text.removesuffix(" UTC") + "+00:00" if text.endswith(" UTC") else text)


def _named(text: str) -> datetime | None:
    if (match := _NAMED.fullmatch(text)) is None or (month := _MONTHS.get(match[2].casefold())) is None:
        return None
    return datetime(int(match[3]), month, int(match[1]))  # noqa: DTZ001 - the archive tells no zone


def _unix(text: str) -> datetime | None:
    if (match := _UNIX.fullmatch(text)) is None:
        return None
    month, day, hour, minute, second, year = match.groups()
    number = _MONTHS.get(month.casefold(), 0)
    return datetime(int(year), number, int(day), int(hour), int(minute), int(second), tzinfo=UTC)


def _numbered(text: str) -> datetime | None:
    """Read `7/8/26, 3:43 PM`, month first as in the United States, unless that is no month."""
    if (match := _NUMBERED.fullmatch(text)) is None:
        return None
    first, second, third = int(match[1]), int(match[2]), int(match[3])
    if len(match[1]) == len("2026"):
        year, month, day = first, second, third
    else:
        year, month, day = third + (2000 if len(match[3]) == len("26") else 0), first, second
        if month > _MONTHS_A_YEAR:
            month, day = day, month
    hour, minute, seconds = (int(match[group] or 0) for group in (4, 5, 6))
    if half := match[7]:
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if half in "pP" else 0)
    return datetime(year, month, day, hour, minute, seconds)  # noqa: DTZ001 - as above
