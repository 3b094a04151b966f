"""Which words do people build passwords from?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final


class WordKind(Enum):
    """What a common word is, as far as a person can be told why a password is weak. Values are those of the list."""

    PASSWORD = "password"  # noqa: S105 - not one, but what many people have as their whole one
    PHRASE = "phrase"  # an everyday sentence, or a piece of one, written in one word
    FRENCH = "french"
    ENGLISH = "english"
    NAME = "name"
    PLACE = "place"
    FOOTBALL = "football"


class CommonWords(Mapping[str, int]):
    """Casefolded words with their ranks, kept so that those of a password are found quickly.

    The rank of a word is after how many others whoever guesses tries it, 1 = first.
    """

    __slots__ = ("_kinds", "_longest", "_ranks")

    def __init__(self, ranks: Mapping[str, int], kinds: Mapping[str, WordKind] = MappingProxyType({})) -> None:
        """Take words of at least two letters, and what they are; a word of no told kind is a French one."""
        self._ranks = ranks
        self._kinds = kinds
        self._longest: dict[str, int] = {}
        for word in ranks:
            start, size = word[:_PREFIX], len(word)
            if self._longest.get(start, 0) < size:
                self._longest[start] = size

    def __getitem__(self, word: str) -> int:
        """Return the rank of `word`; KeyError for one that is not common."""
        return self._ranks[word]

    def __iter__(self) -> Iterator[str]:
        """Yield every word."""
        return iter(self._ranks)

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self._ranks)

    def kind(self, word: str) -> WordKind:
        """Return what the common word `word` is."""
        return self._kinds.get(word, WordKind.FRENCH)

    def found_in(self, text: str) -> dict[str, int]:
        """Return the common words in `text` with their ranks.

        Also those written with digits and signs for letters, and those that one sign or space cuts into pieces
        throughout (`je_t_aime`). `text` is at most some hundred characters long: time grows with its length.
        """
        plain = lowered(text)
        found: dict[str, int] = {}
        for form in {plain, joined(plain)}:
            self._find_short(form, found)
            self._find_long(form, found)
        for form in spellings(plain):
            self._find_long(form, found)
        return found

    def _find_short(self, form: str, found: dict[str, int]) -> None:
        ranks = self._ranks
        for size in range(_SHORTEST, _PREFIX):
            for start in range(len(form) - size + 1):
                if (piece := form[start : start + size]) in ranks:
                    found[piece] = ranks[piece]

    def _find_long(self, form: str, found: dict[str, int]) -> None:
        ranks, longest = self._ranks, self._longest
        for start in range(len(form) - _PREFIX + 1):
            if size := longest.get(form[start : start + _PREFIX]):
                for end in range(start + _PREFIX, start + size + 1):
                    if (piece := form[start:end]) in ranks:
                        found[piece] = ranks[piece]


def lowered(text: str) -> str:
    """Return `text` in lower case, sign for sign: what grows (`İ`) is cut, so that places stay what they are."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(sign.lower()[:1] for sign in text)


def spellings(plain: str) -> tuple[str, ...]:
    """Return the lower-case text `plain` read with each digit or sign as the letter that it may stand for.

    A short word is not read so: any two signs would be one. () if there is no such sign.
    """
    read = () if plain.isalpha() else dict.fromkeys(plain.translate(table) for table in _LEET)
    return tuple(form for form in read if form != plain)


def joined(plain: str) -> str:
    """Return `plain` without the spaces and signs that cut a sentence into words; "" if there are not two of them.

    Nor if there are others as well, but at its end: no sentence is written so.
    """
    whole = plain.translate(_BETWEEN)
    return whole if len(plain) - len(whole) > 1 and whole.rstrip("!?").isalnum() else ""


_SHORTEST: Final = 2
_PREFIX: Final = 4
_BETWEEN: Final = str.maketrans("", "", " -_.'’,")
_SIGNS: Final = str.maketrans("4@836!0$57+29", "aabegiossttzg")
_LEET: Final = tuple(_SIGNS | {ord("1"): letter} for letter in "il")
"""Signs that stand for letters, as in zxcvbn; a 1 stands for two of them."""
