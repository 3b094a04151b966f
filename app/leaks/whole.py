"""Is a list of leaked passwords whole?

SHA-1 scatters passwords evenly, so the hashes of any whole list lie evenly between 0 and 2 ** 160. A list of which the
end, the beginning or a part between is missing does not: that is seen without knowing how long it should be. And
whatever claims to be a list of leaked passwords must hold those that everybody knows.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha1
from math import sqrt
from typing import Final

KNOWN: Final = tuple(sha1(word, usedforsecurity=False).digest() for word in (b"password", b"123456"))
"""Digests that no whole list lacks: both lead every published ranking of leaked passwords."""

_DEVIATIONS = 8
_HASHES = 40
"""How far chance takes a hash from its place, at most (Bernstein's inequality): once in 1e13 lists it goes further.

That is 8 standard deviations of its rank and 40 hashes. At both ends, where the deviation is none, 40 hashes remain.
"""


def gap(places: Iterable[tuple[float, float]], hashes: int) -> float | None:
    """Return where a list of about `hashes` is not even, as a share of its length; None if nothing is seen.

    A place is the share of the list that lies before a hash, and the hash itself as a share of 2 ** 160.
    """

    def strayed(place: tuple[float, float]) -> float:
        share, value = place
        chance = _DEVIATIONS * sqrt(share * (1 - share) / hashes) + _HASHES / hashes
        return abs(share - value) - chance

    worst = max(places, key=strayed, default=None)
    return worst[0] if worst is not None and strayed(worst) > 0 else None


def share_of(digest: bytes) -> float:
    """Return a digest as a share of 2 ** 160."""
    return int.from_bytes(digest[:7]) / 2**56
