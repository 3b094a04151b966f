"""Where is a letter for Qt? It counts in UTF-16 units, of which an emoji has two; Python counts code points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

_ABOVE = 0xFFFF


def units(text: str, places: Iterable[int]) -> list[int]:
    """Return for each of `places`, in code points of `text`, its position in UTF-16 units."""
    wide = [place for place, each in enumerate(text) if ord(each) > _ABOVE]
    if not wide:
        return list(places)
    return [place + bisect_left(wide, place) for place in places]
