"""What is a letter drawn like, of which script is it, and how usual is it beside its neighbours?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log2
from typing import Final


@dataclass(frozen=True, slots=True)
class Letters:
    """The tables of `look_alikes.txt` and `letter_groups.txt`.

    `drawn` has the ASCII that a letter is drawn like. `starts`, `ends` and `scripts` are ranges in order. `groups` says
    of three letters in a row how much more often French and English words have them than chance would.
    """

    drawn: Mapping[int, str] = field(repr=False)
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)
    scripts: Sequence[str] = field(repr=False)
    groups: Mapping[str, float] = field(repr=False)

    def script(self, letter: str) -> str:
        """Return the script of a letter, mark or digit; "Common" for ASCII digits and for what is unknown."""
        point = ord(letter)
        if point < _END_OF_ASCII:
            return "Latin" if letter.isalpha() else "Common"
        place = bisect_right(self.starts, point) - 1
        return self.scripts[place] if place >= 0 and point <= self.ends[place] else "Common"

    def plain(self, text: str) -> str:
        """Return `text` as a hasty reader sees it, in ASCII as far as that goes."""
        return text.translate(self.drawn)

    def usual(self, word: str) -> float:
        """Return how much `word`, small ASCII letters, is like a word: above 1 most words, below 0 few.

        The mean over its groups of three letters of log2(how often / how often by chance); 0.0 if it has none.
        """
        count = len(word) - 2
        if count < 1:
            return 0.0
        worth_of = self.groups.get
        return sum([worth_of(word[i : i + 3], _NEVER) for i in range(count)]) / count


_END_OF_ASCII: Final = 128
_NEVER: Final = -4.6
"""What a group is worth that no word has; those that are seen once are worth about -2."""


def worth(counts: Mapping[str, int]) -> Mapping[str, float]:
    """Return the worth of each group of three letters from how many words have it."""
    total = sum(counts.values())
    worths = {count: log2(count / total * _GROUPS) for count in set(counts.values())}
    return {group: worths[count] for group, count in counts.items()}


_GROUPS: Final = 26**3
