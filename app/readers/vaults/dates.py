"""On which day did an export say that something happened?

Readers have no clock; the one look at it stands here, because a date that lies in the future is no date at all.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

_EARLIEST: Final = date(1990, 1, 1)
_AHEAD: Final = timedelta(days=2)
"""Time zones and clocks that run fast explain two days, not more (`vault-formats`, section 1.3)."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST_NUMBER: Final = 18


def plausible(on: date) -> bool:
    """Tell whether an account can have been changed `on` that UTC day: from 1990 up to two days from now."""
    return _EARLIEST <= on <= datetime.now(UTC).date() + _AHEAD


def from_seconds(untrusted: object) -> date | None:
    """Return the UTC day of a Unix time in seconds, a number; None unless it is a plausible one."""
    if not isinstance(untrusted, int | float):
        return None
    try:
        on = (_EPOCH + timedelta(seconds=untrusted)).date()
    except (OverflowError, ValueError):  # too large; not a number
        return None
    return on if plausible(on) else None


def from_milliseconds(untrusted: str) -> date | None:
    """Return the UTC day of a Unix time in milliseconds; None unless it is a plausible one."""
    number = untrusted.strip()
    if not (number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER):
        return None
    try:
        on = (_EPOCH + timedelta(milliseconds=int(number))).date()
    except OverflowError:
        return None
    return on if plausible(on) else None


def from_iso(untrusted: object) -> date | None:
    """Return the UTC day of an ISO 8601 text, read as UTC if it names no zone; None unless it is a plausible one."""
    if not isinstance(untrusted, str):
        return None
    try:
        moment = datetime.fromisoformat(untrusted)
        on = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).date()
    except (ValueError, OverflowError):
        return None
    return on if plausible(on) else None
