"""Which words differ by a few letters only?

Two words that are few edits apart have a piece in common: of k+1 pieces, k edits leave one untouched (as in PassJoin,
Li et al., VLDB 2011). Only words with a common piece are compared, by optimal string alignment (a transposition is one
edit, as in Damerau-Levenshtein).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Final

from rapidfuzz.distance import OSA

Index = Sequence[dict[str, list[str]]]
"""The words that have a piece in common, by the piece; one for each length of words and number of a piece in them."""

SHORTEST: Final = 8
"""Shorter words of any language are one or two letters apart by chance."""
_MOST_EDITS: Final = 3
_LONGEST: Final = 64
"""A distance of up to 64 letters takes one step a letter; whoever changes a longer text exchanges a word of it."""
_MOST_COMPARED: Final = 100
"""Words that one word is compared with, the nearest in the alphabet first. Only a vault made of thousands of spellings
of one word has more with a common piece; there a few comparisons find the family all the same."""


@cache
def allowed(length: int) -> int:
    """Return how many edits still make a variant of a word of this length: a fifth of it, 0 to 3."""
    return 0 if length < SHORTEST else min(length // 5, _MOST_EDITS)


def near(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each pair of distinct words that are at most `allowed` edits apart, by the shorter one's length.

    Missed are, knowingly: two edits of which one is a transposition across the border of two pieces. The order of
    `words` does not matter.
    """
    index: Index = [{} for _ in range(_slot(_LONGEST + 1, 0))]
    seen: set[str] = set()
    usable = {word for word in words if SHORTEST <= len(word) <= _LONGEST}
    for word in sorted(usable, key=lambda word: (len(word), word)):
        for other in _candidates(word, index):
            limit = allowed(len(other))
            if OSA.distance(word, other, score_cutoff=limit) <= limit:
                yield other, word
        for swapped in _swapped(word):
            if swapped in seen:
                yield swapped, word
        seen.add(word)
        for slot, start, end in _places(len(word)):
            index[slot].setdefault(word[start:end], []).append(word)


def _candidates(word: str, index: Index) -> Iterable[str]:
    found: dict[str, None] = {}
    for slot, start, end in _lookups(len(word)):
        if bucket := index[slot].get(word[start:end]):
            found.update(dict.fromkeys(bucket[: -_MOST_COMPARED - 1 : -1]))
            if len(found) >= _MOST_COMPARED:
                break
    return islice(found, _MOST_COMPARED)


@cache
def _lookups(longest: int) -> tuple[tuple[int, int, int], ...]:
    """Return where to look up which pieces of a word of this length: slots, each with start and end of the piece.

    For words `longer` letters shorter and within k edits, the piece starts at most (k - longer) / 2 letters earlier
    here than there, and at most (k + longer) / 2 later.
    """
    return tuple(
        (_slot(length, number), start + shift, end + shift)
        for length in range(max(SHORTEST, longest - allowed(longest)), longest + 1)
        for number, (start, end) in enumerate(_pieces(length))
        for shift in _shifts(allowed(length), longest - length)
        if start + shift >= 0
    )


@cache
def _places(length: int) -> tuple[tuple[int, int, int], ...]:
    """Return where the pieces of a word of this length are kept: slots, each with start and end of the piece."""
    return tuple((_slot(length, number), start, end) for number, (start, end) in enumerate(_pieces(length)))


def _slot(length: int, number: int) -> int:
    return (_MOST_EDITS + 1) * length + number


def _shifts(limit: int, longer: int) -> range:
    return range(-((limit - longer) // 2), (limit + longer) // 2 + 1) if longer <= limit else range(0)


def _pieces(length: int) -> Iterator[tuple[int, int]]:
    """Yield where the pieces of a word of this length start and end."""
    many = allowed(length) + 1
    for number in range(many):
        yield length * number // many, length * (number + 1) // many


def _swapped(word: str) -> Iterator[str]:
    """Yield the word with the two letters at each border of its pieces swapped: such a swap damages two pieces."""
    for _, start, _ in _places(len(word))[1:]:
        if word[start - 1] != word[start]:
            yield word[: start - 1] + word[start] + word[start - 1] + word[start + 1 :]
