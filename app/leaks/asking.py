"""How are many passwords looked up, without waiting for the disk at each of them?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from time import perf_counter
from typing import Final

from checks.facts import Leak

_TRIED: Final = 16
"""Look-ups by which it is seen whether the disk has to be waited for."""
_WAITED: Final = 75e-6
"""Seconds: more than a look-up takes from memory, and less than one read of a disk. Their median is compared with it:
that another program had its turn in between must not count."""


def all_counts(
    count: Callable[[bytes], Leak], fetch: Callable[[list[bytes]], None], digests: Iterable[bytes]
) -> dict[bytes, Leak]:
    """Return what `count` answers for each digest; `fetch` lets the disk read ahead for many, if it is waited for.

    In order, so that what lies side by side is read once.
    """
    ordered = sorted(digests)
    answers, times = {}, [perf_counter()]
    for digest in ordered[:_TRIED]:
        answers[digest] = count(digest)
        times.append(perf_counter())
    waited = sorted(after - before for before, after in pairwise(times))
    if len(waited) == _TRIED and waited[_TRIED // 2] > _WAITED:
        fetch(ordered[_TRIED:])
    answers.update((digest, count(digest)) for digest in ordered[_TRIED:])
    return answers
