"""May this list take the place of the one that is here?"""

from __future__ import annotations

from datetime import date
from typing import Final

from app.kept_lists import KeptList
from app.lists import errors
from app.lists.packing import unpacked
from app.lists.reading import Entries, PublicList

_LEAST_SHARE: Final = 0.95
"""A list grows; a few entries leave it at times. Fewer than this share of the old ones means that some are missing."""


def prove(public: PublicList, kept: KeptList | None, name: str) -> None:
    """Raise ListShrunken or ListOlder if `public` is worse than `kept`; `name` is the file's, or its publisher's."""
    if kept is None:
        return
    entries = len(public.entries)
    if entries < _LEAST_SHARE * kept.about.entries:
        raise errors.ListShrunken(name=name, entries=entries, kept=kept.about.entries)
    if _newest(public.entries) < _newest(unpacked(kept).entries):
        raise errors.ListOlder(name=name)


def _newest(entries: Entries) -> date:
    """Return when the last breach was added; directories tell no dates, and none is older than another."""
    return max((breach.added for breach in entries), default=date.min) if isinstance(entries, tuple) else date.min
