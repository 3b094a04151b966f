"""May this list take the place of the one that is here, or be the first?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.lists import errors
from app.lists.packing import unpacked
from app.lists.reading import PublicList
from app.values.kept_lists import KeptList, ListKind

_LEAST_SHARE: Final = 0.95
"""A list grows; a few entries leave it at times. Fewer than this share of the old ones means that some are missing."""

_LEAST: Final[Mapping[ListKind, int]] = {ListKind.BREACHES: 300, ListKind.FIREFOX_BREACHES: 200}
"""So many entries a whole list has had for years: what has fewer, and nothing to be measured by, is a part of one."""


def prove(public: PublicList, kept: KeptList | None, name: str) -> None:
    """Raise ListShrunken or ListOlder if `public` is worse than `kept`, ListPartial if a first one is only a part.

    `name` is the file's, or its publisher's.
    """
    entries = len(public.entries)
    if kept is None:
        least = _LEAST.get(public.kind, 0)
        if entries < least:
            raise errors.ListPartial(name=name, entries=entries, least=least)
        return
    if entries < _LEAST_SHARE * kept.about.entries:
        raise errors.ListShrunken(name=name, entries=entries, kept=kept.about.entries)
    before = unpacked(kept).newest
    if before is not None and public.newest is not None and public.newest < before:
        raise errors.ListOlder(name=name)
