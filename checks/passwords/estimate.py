"""How many guesses does a password withstand?

Two attackers try it, and the quicker one counts. `zxcvbn` (Wheeler, USENIX Security 2016; in its Rust form, 7-12 times
faster than the Python one) knows English lists and keyboards; `parts` joins the words, names, places and dates of
French and English as people do. Any text of any length is judged in bounded time, and zxcvbn, which takes longest,
is asked only where its answer is not known beforehand (`beyond`).
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from typing import Final

from zxcvbn_rs_py import zxcvbn

from checks.passwords.beyond import is_beyond_doubt
from checks.passwords.parts import Split, split

WEAK: Final = 2
"""A score up to this one is weak, as in Bitwarden and Chromium: fewer than 10^8 guesses."""
WEAK_OFFLINE: Final = 3
"""The same where guesses are tried without anybody who slows them down, on a recorded sign-in: fewer than 10^10."""

HIGHEST: Final = 4
_GUESSED_AT_ONCE: Final = 1
"""Whoever guesses so quickly is not outdone in a way that matters, and zxcvbn takes ten times as long as `parts`."""
_FIRST_LOOK: Final = 40
"""Chromium never looks further. What is strong up to here is strong: it spares seconds on hostile texts."""
LONGEST: Final = 72
"""What follows can only help; time grows faster than length."""
_POWERS: Final = (3, 6, 8, 10)
"""Powers of ten of the guesses below which each score lies, as in zxcvbn."""


def score(password: str, own_words: Sequence[str], common_words: Mapping[str, int], exact_to: int = HIGHEST) -> int:
    """Return a score on zxcvbn's scale, 0..4: under 10^3, 10^6, 10^8, 10^10 guesses, or more.

    Any text is a password; words are texts without lone surrogates. `own_words` are tried first, then `common_words`,
    each after as many guesses as its rank: those that `CommonWords.found_in` finds in the password. Of a score above
    `exact_to`, which is at least `WEAK`, only that it is above is told.
    """
    return rated(password, own_words, common_words, exact_to)[0]


def rated(
    password: str, own_words: Sequence[str], common_words: Mapping[str, int], exact_to: int = HIGHEST
) -> tuple[int, Split | None]:
    """Return the same score, and the cheapest split of the password where that came out of it."""
    text, below = readable(password), _POWERS[min(exact_to, HIGHEST - 1)]
    whole = split(text, own_words, common_words, below)
    return _score(text, own_words, bisect(_POWERS, whole.power), exact_to), whole if whole.power < below else None


def _score(text: str, own_words: Sequence[str], joined: int, exact_to: int) -> int:
    """Return the lower one of the score `joined`, which `parts` gave, and that of zxcvbn, where that must be asked."""
    if joined <= _GUESSED_AT_ONCE:
        return joined
    must_tell_3_from_4 = min(joined, exact_to + 1) > WEAK + 1
    if not must_tell_3_from_4 and is_beyond_doubt(text[:_FIRST_LOOK], own_words):
        return joined
    first = min(joined, int(zxcvbn(text[:_FIRST_LOOK], list(own_words)).score))
    if first > WEAK or len(text) <= _FIRST_LOOK:
        return first
    return int(zxcvbn(text[:LONGEST], list(own_words)).score)


def readable(password: str) -> str:
    """Return `password` with each lone surrogate, which no encoding can carry, replaced by one sign."""
    return password.encode("utf-8", "replace").decode("utf-8")
