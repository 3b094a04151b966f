"""Which words would an attacker try first in this password?

Those of the login itself (who makes `bank-alice1` needs no imagination) and those of the language: `zxcvbn` knows
English words only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from checks.model import Login
from checks.passwords.site import site

_WORD: Final = re.compile(r"[^\W_]{3,40}")
"""A run of letters and digits. Shorter than three helps no attacker (Bitwarden's rule); longer is no word."""
_MOST: Final = 50
"""A password shared by a hundred logins has not a hundred times the words: each costs time in every estimate."""


def own_words(logins: Iterable[Login]) -> tuple[str, ...]:
    """Return the lower-case words of these logins' user names, addresses and titles, at most fifty, in order."""
    texts = (text for login in logins for text in _texts(login))
    words = {form for text in texts for word in _WORD.findall(text.lower()) for form in (word, _unaccented(word))}
    return tuple(sorted(words)[:_MOST])


def _texts(login: Login) -> Iterator[str]:
    yield login.username.partition("@")[0]
    yield login.email.partition("@")[0]
    yield login.title
    yield from map(site, login.urls)


def _unaccented(word: str) -> str:
    if word.isascii():
        return word
    return "".join(part for part in unicodedata.normalize("NFD", word) if not unicodedata.combining(part))


class CommonWords:
    """The common words of a language, kept so that those of a password are found quickly."""

    def __init__(self, ranks: Mapping[str, int]) -> None:
        """Take casefolded words with their ranks, 1 = commonest."""
        self._ranks = {
            word: min(rank, _RAREST) for word, rank in ranks.items() if len(word) > _SHORTEST or rank <= _SHORT_ONES
        }
        self._starts = frozenset(word[:_SHORTEST] for word in self._ranks)

    def found_in(self, text: str) -> dict[str, int]:
        """Return the common words in `text` with their ranks, also those written with digits and signs for letters.

        No rank returned is above 480: ranks are those of speech, and whoever guesses tries *soleil* before *était*.
        It is below 500 so that such a word and five further digits stay under the 10^8 guesses of a weak password.
        """
        plain = text.lower()
        spellings = {plain, *(plain.translate(table) for table in _LEET)}
        return {word: self._ranks[word] for spelling in spellings for word in self._words_of(spelling)}

    def _words_of(self, spelling: str) -> Iterator[str]:
        for start in range(len(spelling) - _SHORTEST + 1):
            if spelling[start : start + _SHORTEST] in self._starts:
                for end in range(start + _SHORTEST, min(start + _LONGEST, len(spelling)) + 1):
                    if (piece := spelling[start:end]) in self._ranks:
                        yield piece


_RAREST: Final = 480
_SHORTEST: Final = 3
_LONGEST: Final = 20
_SHORT_ONES: Final = 100
"""Only so many words of three letters count. All texts of three are a thousand guesses, which a rarer one hardly
shortens, and every fourth random password would hold one by chance."""
_SIGNS: Final = str.maketrans("4@836!0$57+29", "aabegiossttzg")
_LEET: Final = tuple(_SIGNS | {ord("1"): letter} for letter in "il")
"""Signs that stand for letters, as in zxcvbn; a 1 stands for two of them."""
