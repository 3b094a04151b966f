"""How many guesses does a password withstand?

`zxcvbn` (Wheeler, USENIX Security 2016) in its Rust form: 7-12 times faster than the Python one, and it knows this
decade's years. It takes any text here, of any length, in bounded time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from zxcvbn_rs_py import zxcvbn

WEAK: Final = 2
"""A score up to this one is weak, as in Bitwarden and Chromium: fewer than 10^8 guesses."""

_FIRST_LOOK: Final = 40
"""Chromium never looks further. What is strong up to here is strong: it spares seconds on hostile texts."""
LONGEST: Final = 72
"""What follows can only help; time grows faster than length."""
_FILLER: Final = "x"


def score(password: str, own_words: Sequence[str], common_words: Mapping[str, int]) -> int:
    """Return zxcvbn's score, 0..4: under 10^3, 10^6, 10^8, 10^10 guesses, or more.

    Any text is a password; words are texts without lone surrogates. `own_words` are tried first, then `common_words`
    (word -> rank, 1 = commonest), each after as many guesses as its rank. They are those found in the password: the
    whole list would cost more than the estimate.
    """
    text = readable(password)
    words = _ranked(own_words, common_words)
    first = int(zxcvbn(text[:_FIRST_LOOK], words).score)
    if first > WEAK or len(text) <= _FIRST_LOOK:
        return first
    return int(zxcvbn(text[:LONGEST], words).score)


def readable(password: str) -> str:
    """Return `password` with each lone surrogate, which no encoding can carry, replaced by one sign."""
    return password.encode("utf-8", "replace").decode("utf-8")


def _ranked(own_words: Sequence[str], common_words: Mapping[str, int]) -> list[str]:
    """Return the words in a list in which, as zxcvbn reads it, each stands at its rank."""
    words = list(own_words)
    for word in sorted(common_words.keys() - set(own_words), key=common_words.__getitem__):
        words.extend([_FILLER] * (common_words[word] - 1 - len(words)))
        words.append(word)
    return words
