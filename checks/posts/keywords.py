"""Of which patterns does a text hold a keyword? Only those need to be tried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

_START: Final = 3
"""Letters of a keyword that are looked for first: most texts have those of few keywords."""


class Keywords:
    """The keywords of numbered patterns, looked for in a text all at once."""

    def __init__(self, keywords: Iterable[Sequence[str]]) -> None:
        """Take those of each pattern, in the order of their numbers; a pattern without any is always held."""
        self._always: list[int] = []
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(keywords):
            self._always += [] if words else [number]
            for word in words:
                numbers[word].append(number)
        self._short = [each for each in numbers.items() if len(each[0]) < _START]
        self._by_start: dict[str, list[tuple[str, list[int]]]] = defaultdict(list)
        for word, those in numbers.items():
            if len(word) >= _START:
                self._by_start[word[:_START]].append((word, those))

    def held(self, text: str) -> Sequence[int]:
        """Return the numbers of the patterns of which a keyword is in `text`, ascending."""
        starts = {text[at : at + _START] for at in range(len(text) - _START + 1)} & self._by_start.keys()
        possible = chain(self._short, *map(self._by_start.__getitem__, starts))
        held = set(self._always)
        for word, numbers in possible:
            if word in text:
                held.update(numbers)
        return sorted(held)
