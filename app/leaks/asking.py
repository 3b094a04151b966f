"""How are many passwords looked up, without waiting for the disk at each of them?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Final

from checks.facts import Leak

_TRIED: Final = 16
"""Look-ups by which it is seen whether the disk has to be waited for."""
_WAITED: Final = 60e-6
"""Seconds: what a look-up takes from memory several times over, and less than one read of a disk."""


def all_counts(
    count: Callable[[bytes], Leak], fetch: Callable[[list[bytes]], None], digests: Iterable[bytes]
) -> dict[bytes, Leak]:
    """Return what `count` answers for each digest; `fetch` lets the disk read ahead for many, if it is waited for.

    In order, so that what lies side by side is read once.
    """
    ordered = sorted(digests)
    started = perf_counter()
    answers = {digest: count(digest) for digest in ordered[:_TRIED]}
    if perf_counter() - started > _TRIED * _WAITED:
        fetch(ordered[_TRIED:])
    answers.update((digest, count(digest)) for digest in ordered[_TRIED:])
    return answers
