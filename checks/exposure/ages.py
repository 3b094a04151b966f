"""Is a password older than a breach?

Two dates are compared of which neither is exact. The list of Have I Been Pwned gives the first of a month for what
happened some time in it, and 1 January for some time in the year (137 of 667 entries). A vault tells when a password
was changed, or only when its entry was made, or nothing. Whatever is not certain stays undetermined.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from checks.exposure.breach import Breach
from checks.facts import Facts
from checks.model import ChangeDateSource, Login
from checks.once import once

CLEAR_AFTER: Final = timedelta(days=31)
"""So long after a breach whoever was inside may still have been taking passwords; the list's dates are a guide only."""
IMPORTED_FROM: Final = 20
"""From so many entries made on one day in one vault on, they were brought in together: nobody opens as many accounts.
Their date then says when the vault was filled, not when the passwords were chosen."""

Imports = frozenset[tuple[str, date]]
"""The days on which a vault, by its name, was filled."""


class Standing(Enum):
    """How a password stands to a breach."""

    OLDER = "older"  # it was in use when the site leaked
    NEWER = "newer"  # it was chosen after
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Held:
    """Since when a password is known to be in use; it may be older still unless `exactly`."""

    since: date
    exactly: bool


@once
def imports(facts: Facts) -> Imports:
    """Return the days on which so many entries were made that they must have been brought in together."""
    made = Counter(
        (login.source, login.changed.on)
        for login in facts.logins or ()
        if login.changed and login.changed.source is ChangeDateSource.LOWER_BOUND
    )
    return frozenset(day for day, n in made.items() if n >= IMPORTED_FROM)


def held(copies: Iterable[Login], imported: Imports, today: date) -> Held | None:
    """Return since when the account of these copies has the password that they share: what the oldest of them tells.

    A date after `today` tells nothing: a clock was wrong, and the password may be of any age.
    """
    told = [_held(login, imported, today) for login in copies]
    return min((each for each in told if each), key=lambda each: (each.since, not each.exactly), default=None)


def standing(password: Held | None, breach: Breach) -> Standing:
    """Tell whether `password` was in use when `breach` happened.

    What was public before the password was chosen cannot hold it, however vague the date of the breach is.
    """
    if password is None:
        return Standing.UNTOLD
    first, last = span(breach.on)
    if password.since < first:
        return Standing.OLDER
    public = max(breach.added, breach.on)
    if password.exactly and (password.since > public or password.since > last + CLEAR_AFTER):
        return Standing.NEWER
    return Standing.UNTOLD


def span(on: date) -> tuple[date, date]:
    """Return the first and the last day that the date of a breach may stand for."""
    if on.day != 1:
        return on, on
    if on.month == 1:
        return on, date(on.year, 12, 31)
    return on, on.replace(day=monthrange(on.year, on.month)[1])


def _held(login: Login, imported: Imports, today: date) -> Held | None:
    if login.changed is None or login.changed.on > today:
        return None
    recorded = login.changed.source is ChangeDateSource.RECORDED
    return Held(login.changed.on, exactly=recorded or (login.source, login.changed.on) not in imported)
