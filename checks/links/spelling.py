"""Which spellings of a name does a hasty reader take for it?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import OSA


def is_one_error(word: str, piece: str) -> bool:
    """Tell whether `piece` is `word` with one letter more, less, changed, or exchanged with the next.

    Of a name of five letters not the first one (hank and tank are two names), as in Chromium.
    """
    if word == piece or (word[0] != piece[0] and len(word) <= _FIRST_LETTER_COUNTS):
        return False
    return bool(OSA.distance(word, piece, score_cutoff=1) == 1)


def cuts(word: str) -> list[str]:
    """Return `word` with each of its letters left out."""
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def slips(word: str) -> list[str]:
    """Return `word` with a letter left out, doubled or exchanged with the next, and with i for l or l for i."""
    found = []
    long = len(word) > _SHORTEST_CUT
    for i in range(1, len(word)):
        before, letter, after = word[:i], word[i], word[i + 1 :]
        if long:
            found.append(before + after)
        found += (before + letter + letter + after, before[:-1] + letter + before[-1] + after)
    return found + [word[:i] + _TWINS[letter] + word[i + 1 :] for i, letter in enumerate(word) if letter in _TWINS]


def disguises(piece: str) -> Sequence[str]:
    """Return `piece` with the letters that its digits and pairs of letters are drawn for, where that differs."""
    if not _DISGUISED.search(piece):
        return ()
    read: list[str] = []
    for table in _LEET if "1" in piece else _LEET[:1]:
        form = piece.translate(table)
        read += (form, *[form.replace(pair, letter) for pair, letter in _PAIRS if pair in form])
    return [form for form in dict.fromkeys(read) if form != piece]


_FIRST_LETTER_COUNTS: Final = 5
_SHORTEST_CUT: Final = 7
_TWINS: Final = {"i": "l", "l": "i"}
_PAIRS: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_DISGUISED: Final = re.compile("[0134579]|rn|vv|cl")
_LEET: Final = tuple(str.maketrans("034579" + "1", "oeastg" + one) for one in "li")
