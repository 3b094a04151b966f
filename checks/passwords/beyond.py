"""Is it sure, without asking zxcvbn, that it would find a password strong?

zxcvbn covers a password with pieces. Each is something that it knows, or any signs at ten guesses each, and each
further piece multiplies by ten thousand. So three pieces take more than 10^8 guesses, and two do unless both are known
or the other is short. Whatever cannot be covered by two such pieces is strong, and most passwords that a machine made
are seen to be so in a tenth of the time that zxcvbn takes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from checks.passwords import zxcvbn_data

_BESIDE_KNOWN: Final = 5
"""As many beside a known piece, which counts 50 guesses at least, take up to 10^7, and one more takes 10^8."""
_SHORT: Final = 3
"""So few signs are taken for known without a look: a word or a row of that length may be anywhere."""
_DATED: Final = re.compile(r"[0-9\s/\\_.-]{0,10}")
_REPEATED: Final = re.compile(r"(.+?)\1", re.DOTALL)


def is_beyond_doubt(text: str, own_words: Sequence[str]) -> bool:
    """Tell whether zxcvbn, given lower-case `own_words`, is sure to give `text` a score above 2.

    False says nothing: zxcvbn must be asked. So it must be for a text that holds other signs than ASCII.
    """
    size = len(text)
    if size <= _SHORT + _BESIDE_KNOWN or not text.isascii():
        return False
    read = zxcvbn_data.as_one(text.lower())
    back_to_front, mirrored = text[::-1], read[::-1]
    if _REPEATED.match(text) or _REPEATED.match(back_to_front):
        return False
    own = [(word, word[::-1]) for word in map(zxcvbn_data.as_one, own_words)]
    starts = _known_starts(text, read, mirrored, own)
    ends = _known_starts(back_to_front, mirrored, read, own)
    if max(*starts, *ends) >= size - _BESIDE_KNOWN:
        return False
    return starts.isdisjoint([size - end for end in ends])


def prepare() -> None:
    """Make what the first password would wait for."""
    zxcvbn_data.words_as_one()
    _neighbours()


def _known_starts(text: str, read: str, mirrored: str, own: Sequence[tuple[str, str]]) -> set[int]:
    """Return how long each piece at the start of `text` is that zxcvbn may know, read in either direction.

    `read` is the text with one letter for all signs that may stand for it, as are `own` words; `mirrored` is `read`
    back to front, and so is the second of each own word.
    """
    dated = _DATED.match(text)
    found = set(range(1, max(_SHORT, _row(text), dated.end() if dated else 0) + 1))
    found.update([len(word) for both in own for word in both if read.startswith(word)])
    words, sizes = zxcvbn_data.words_as_one(), range(_SHORT + 1, len(read) + 1)
    found.update(map(len, words.intersection([read[:size] for size in sizes])))
    found.update(map(len, words.intersection([mirrored[-size:] for size in sizes])))
    return found


def _row(text: str) -> int:
    """Return how many signs at the start lie side by side on a keyboard, or follow one another at one distance."""
    beside, on_keys, at_one_distance = _neighbours(), 1, 2
    while text[on_keys - 1 : on_keys + 1] in beside:
        on_keys += 1
    step = ord(text[1]) - ord(text[0])
    while at_one_distance < len(text) and ord(text[at_one_distance]) - ord(text[at_one_distance - 1]) == step:
        at_one_distance += 1
    return max(on_keys, at_one_distance)


@cache
def _neighbours() -> frozenset[str]:
    keys = (pair for keyboard in zxcvbn_data.keyboards() for pair in keyboard.items())
    return frozenset(sign + other for sign, beside in keys for signs in beside for other in signs or "")
