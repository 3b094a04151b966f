"""Is a public list that is here young enough, and does it still clear what it does not name?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from app.values.kept_lists import About
from checks.exposure.breach import CURRENT_FOR

FRESH_FOR: Final = timedelta(days=7)
"""A list that is older is worth fetching again: breaches are added about every third day."""


def is_due(about: About | None, now: datetime) -> bool:
    """Tell whether a list is worth fetching: absent, older than a week, or dated after `now` by a wrong clock.

    A file is as old as its newest entry, whenever it was loaded; where entries bear no date, that is all one knows.
    """
    if about is None or not now - FRESH_FOR <= about.at <= now:
        return True
    from_file = about.origin is None and about.newest is not None and about.newest < (now - FRESH_FOR).date()
    return from_file or is_old(about, now.date())


def is_old(about: About, today: date) -> bool:
    """Tell whether so much may be missing from a list of breaches that what it does not name is not known."""
    return about.newest is not None and about.newest < today - CURRENT_FOR
