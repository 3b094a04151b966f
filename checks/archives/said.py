"""What did the person say before about their own words: which are fine, which must stay private?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

from checks.archives.model import Network, Spotted, Wrote

_BYTES: Final = 16
_PURPOSE: Final = b"archive.fine"
"""So that no digest made with the same key for something else is equal."""


@dataclass(frozen=True, slots=True)
class Said:
    """The marks of what the person called fine, made with `key`, and their lists of words.

    `private` must stay private, `unflagged` are never flagged.
    """

    key: bytes = field(default=b"", repr=False)
    fine: frozenset[bytes] = frozenset()
    private: tuple[str, ...] = field(default=(), repr=False)
    unflagged: tuple[str, ...] = field(default=(), repr=False)


def mark(key: bytes, network: Network, wrote: Wrote, spotted: Spotted) -> bytes:
    """Return the keyed digest by which a place of a text is found again in the next archive.

    Its link is left out: two exports may write it differently, or not at all. Whoever has not the key learns nothing.
    """
    at = wrote.at.isoformat() if wrote.at else ""
    start, end = spotted.span
    parts = (network.value, wrote.place.value, at, spotted.rule, wrote.text, wrote.text[start:end])
    return _digest(key, parts)


def _digest(key: bytes, parts: Iterable[str]) -> bytes:
    digest = blake2b(key=key, digest_size=_BYTES, person=_PURPOSE)
    for part in parts:
        whole = part.encode("utf-8", "surrogatepass")
        digest.update(len(whole).to_bytes(8, "big"))
        digest.update(whole)
    return digest.digest()
