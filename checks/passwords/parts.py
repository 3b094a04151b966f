"""Of which parts would a person have built this password?

Whoever guesses joins words, names, dates and numbers by rules. A password costs them what its cheapest split into such
parts costs. zxcvbn by itself does not see this: it takes every joint for another factor of ten thousand, so that three
everyday words would be strong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from math import inf, log10
from typing import Final

from checks.vocabulary import joined, lowered, spellings

LONGEST: Final = 40
"""A longer text is not split: of so many parts that a person writes, nobody tries all."""


class Pattern(Enum):
    """What a part is."""

    OWN = auto()  # a word of the login or of the person
    COMMON = auto()
    YEAR = auto()
    DATE = auto()
    DIGITS = auto()  # a number that many people choose, or a postal code
    KEYBOARD = auto()
    SEQUENCE = auto()
    REPEAT = auto()
    CHANCE = auto()  # one sign, of which nothing is known


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """One part of a password, `start <= i < end`; `word` is the word that it stands for, "" for none: as secret."""

    start: int
    end: int
    pattern: Pattern
    word: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Split:
    """The cheapest split of a password: its parts without gap or overlap, and the guesses it takes as power of ten.

    `text` is what was split, as secret as the password: signs that only cut its words apart are not in it.
    """

    power: float
    parts: tuple[Part, ...]
    text: str


_Candidate = tuple[int, float, Pattern, str]
"""Where a part would end, what it would cost, what it would be, and of which word."""

_UNSPLIT: Final = Split(inf, (), "")
_OWN_COST: Final = 0.5
_JOINT: Final = 0.12
"""For knowing that here another part begins: rules that join are few."""
_LEAST: Final = 3
"""Two signs are neighbours, or read as a word, by chance."""
_LEET_COST: Final = 0.5
_CUT: Final = 0.5
"""For knowing that one sign stands between all words."""


def split(text: str, own_words: Sequence[str], common_words: Mapping[str, int], below: float = inf) -> Split:
    """Return the cheapest split of `text`; one without parts and of infinite cost where it is sure not to be `below`.

    `own_words` are lower-case words that cost next to nothing; `common_words` are those found in `text` with their
    ranks (`CommonWords.found_in`). Longer texts than `LONGEST` are not split.
    """
    if not 0 < len(text) <= LONGEST:
        return _UNSPLIT
    whole = _split(text, own_words, common_words, below)
    if joint := joined(text):
        cut = _split(joint, own_words, common_words, below - _CUT)
        if cut.power + _CUT < whole.power:
            return Split(cut.power + _CUT, cut.parts, joint)
    return whole


def chance(text: str) -> float:
    """Return the guesses that `text` takes if each of its signs was drawn by chance, as power of ten."""
    return sum(map(_single, text))


def _split(text: str, own_words: Sequence[str], common_words: Mapping[str, int], below: float) -> Split:
    plain = lowered(text)
    candidates: list[list[_Candidate]] = [[] for _ in text]
    _add_words(candidates, text, plain, own_words, common_words)
    for start, candidate in (*_runs(text, plain), *_numbers(plain)):
        candidates[start].append(candidate)
    single = list(map(_single, text))
    return _UNSPLIT if _left_over(candidates, single) >= below else _cheapest(text, candidates, single)


def _left_over(candidates: Sequence[Sequence[_Candidate]], single: Sequence[float]) -> float:
    """Return what the signs cost of which no candidate is."""
    cost, reached = 0.0, 0
    for place, here in enumerate(candidates):
        for candidate in here:
            if candidate[0] > reached:  # noqa: PLR1730 - `max` takes three times as long, and this is an inner loop
                reached = candidate[0]
        if reached <= place:
            cost += single[place]
    return cost


def _cheapest(text: str, candidates: Sequence[Sequence[_Candidate]], single: Sequence[float]) -> Split:
    """Return the shortest way from the first sign to the last, each candidate being a step."""
    size = len(text)
    costs = [0.0, *[inf] * size]
    steps: list[tuple[int, _Candidate]] = [(0, _NOTHING)] * (size + 1)
    for start in range(size):
        here = costs[start]
        if here + single[start] < costs[start + 1]:
            costs[start + 1] = here + single[start]
            steps[start + 1] = (start, _NOTHING)
        for candidate in candidates[start]:
            end = candidate[0]
            cost = here + candidate[1] + _JOINT
            if cost < costs[end]:
                costs[end] = cost
                steps[end] = (start, candidate)
    parts: list[Part] = []
    end = size
    while end:
        start, (_, _, pattern, word) = steps[end]
        parts.append(Part(start, end, pattern, word))
        end = start
    return Split(costs[size], tuple(reversed(parts)), text)


_NOTHING: Final[_Candidate] = (0, inf, Pattern.CHANCE, "")


def _add_words(
    candidates: Sequence[list[_Candidate]],
    text: str,
    plain: str,
    own_words: Sequence[str],
    common_words: Mapping[str, int],
) -> None:
    """Add where each word stands in any form of `text`, with what its disguise there adds to its cost.

    This is the inner loop of a whole audit: dozens of words stand in each password.
    """
    words = [(word, _OWN_COST, Pattern.OWN) for word in own_words if word]
    words += [(word, log10(max(rank, 1)), Pattern.COMMON) for word, rank in common_words.items() if word]
    others = spellings(plain)
    has_case = text != plain or not text.isascii()
    for word, cost, pattern in words:
        size = len(word)
        start = plain.find(word)
        while start >= 0:
            end = start + size
            disguise = _case(text[start:end]) if has_case else 0.0
            candidates[start].append((end, cost + disguise, pattern, word))
            start = plain.find(word, start + 1)
        for form in others if size > _LEAST else ():
            start = form.find(word)
            while start >= 0:
                end = start + size
                if _is_disguised(plain[start:end], word):
                    candidates[start].append((end, cost + _case(text[start:end]) + _LEET_COST, pattern, word))
                start = form.find(word, start + 1)


def _is_disguised(piece: str, word: str) -> bool:
    """Tell whether some signs of `piece` stand for letters: most of a word must be letters to be read."""
    changed = sum(sign != letter for sign, letter in zip(piece, word, strict=True))
    return 0 < changed <= len(word) / 2


def _case(piece: str) -> float:
    if piece.islower() or not piece.isalpha():
        return 0.0
    if piece[1:].islower() or piece.isupper():
        return 0.3
    return 0.3 * len(piece)


_CHEAP_SIGNS: Final = frozenset("!.-_@#*?$&+ ,;:/'")
_SMALL_WORDS: Final = frozenset("jtldscmnayàio")
"""What is a word or an elided one by itself in French or English."""


@lru_cache(maxsize=1024)
def _single(sign: str) -> float:
    """Return the power of ten of the guesses for one sign: no more for one that no keyboard has (keepassxc #8227)."""
    if sign.isdigit():
        return 1.0
    if sign in _CHEAP_SIGNS:
        return 0.7
    if sign in _SMALL_WORDS:
        return 1.1
    return 1.7 if sign.isupper() else 1.4


_ROWS: Final = (
    (Pattern.SEQUENCE, "abcdefghijklmnopqrstuvwxyz"),
    (Pattern.SEQUENCE, "01234567890"),
    (Pattern.KEYBOARD, "azertyuiop"),
    (Pattern.KEYBOARD, "qsdfghjklmù"),
    (Pattern.KEYBOARD, "wxcvbn"),
    (Pattern.KEYBOARD, "&é\"'(-è_çà)="),
    (Pattern.KEYBOARD, "qwertyuiop"),
    (Pattern.KEYBOARD, "asdfghjkl"),
    (Pattern.KEYBOARD, "zxcvbnm"),
    (Pattern.KEYBOARD, "!@#$%^&*()"),
    (Pattern.KEYBOARD, "aqwzsxedcrfvtgbyhnujikolpm"),  # columns from above to below, AZERTY
    (Pattern.KEYBOARD, "qazwsxedcrfvtgbyhnujmikolp"),  # and QWERTY
    (Pattern.KEYBOARD, "1aqw2zsx3edc4rfv5tgb6yhn7uj8ik9ol0pm"),
    (Pattern.KEYBOARD, "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"),
    (Pattern.KEYBOARD, "a1z2e3r4t5y6u7i8o9p0"),
    (Pattern.KEYBOARD, "1a2z3e4r5t6y7u8i9o0p"),
    (Pattern.KEYBOARD, "1q2w3e4r5t6y7u8i9o0p"),
    (Pattern.KEYBOARD, "q1w2e3r4t5y6u7i8o9p0"),
    (Pattern.KEYBOARD, "147258369"),
    (Pattern.KEYBOARD, "789456123"),
    (Pattern.KEYBOARD, "159753"),
)


def _in_rows() -> dict[str, list[tuple[Pattern, str, int]]]:
    """Return each three signs that lie side by side, with the rows in which they do and where they first do."""
    found: dict[str, list[tuple[Pattern, str, int]]] = {}
    for pattern, forward in _ROWS:
        for row in (forward, forward[::-1]):
            for at in range(len(row) - _LEAST + 1):
                places = found.setdefault(row[at : at + _LEAST], [])
                if not places or places[-1][1] != row:
                    places.append((pattern, row, at))
    return found


_IN_ROWS: Final = _in_rows()


_SHORT_RUN, _LONG_RUN = 1.8, 1.1
"""Three neighbours in a row are often chance, so that whoever guesses gains less by trying them."""
_REPEAT: Final = re.compile(r"(.)\1\1+", re.DOTALL)


def _runs(text: str, plain: str) -> Iterator[tuple[int, _Candidate]]:
    """Yield the runs of three or more signs that repeat, or follow one another in a row of keys or in the alphabet."""
    for found in _REPEAT.finditer(plain):
        start, end = found.span()
        cost = _single(found[1]) + 0.1 * (end - start) + _amid(plain, start, end)
        yield start, (end, cost, Pattern.REPEAT, "")
    for start in range(len(plain) - _LEAST + 1):
        for pattern, row, at in _IN_ROWS.get(plain[start : start + _LEAST], ()):
            end = start + _LEAST
            while end < len(plain) and plain[end] == row[at + end - start : at + end - start + 1]:
                end += 1
            first = _SHORT_RUN if end - start == _LEAST else _LONG_RUN
            cost = first + 0.1 * (end - start) + _case(text[start:end]) + _amid(plain, start, end)
            yield start, (end, cost, pattern, "")


_YEAR: Final = r"(?:19[0-9]{2}|20[0-3][0-9])"
_DAY: Final = r"(?:0[1-9]|[12][0-9]|3[01])"
_MONTH: Final = r"(?:0[1-9]|1[0-2])"
_CUT_BY: Final = r"[-/. _]"
_DATES: Final = tuple(
    (re.compile(f"(?=({expression}))"), pattern, cost)
    for expression, pattern, cost in (
        (_YEAR, Pattern.YEAR, 1.7),
        (_DAY + _MONTH + _YEAR, Pattern.DATE, 4.2),
        (_DAY + _MONTH + "[0-9]{2}", Pattern.DATE, 4.4),
        (_MONTH + _DAY + _YEAR, Pattern.DATE, 4.4),
        (_YEAR + _MONTH + _DAY, Pattern.DATE, 4.4),
        (f"{_DAY}{_CUT_BY}{_MONTH}{_CUT_BY}(?:{_YEAR}|[0-9]{{2}})", Pattern.DATE, 4.5),
        (f"[1-9]{_CUT_BY}[1-9]{_CUT_BY}(?:{_YEAR}|[0-9]{{2}})", Pattern.DATE, 4.0),
        (f"{_YEAR}{_CUT_BY}{_MONTH}{_CUT_BY}{_DAY}", Pattern.DATE, 4.5),
        # How the departments' capitals and then all communes of France are delivered to, after a word.
        (r"(?<=[^0-9])(?:0[1-9]|[1-8][0-9]|9[0-5])000(?![0-9])", Pattern.DIGITS, 2.0),
        (r"(?<=[^0-9])(?:0[1-9]|[1-8][0-9]|9[0-578])[0-9]{3}(?![0-9])", Pattern.DIGITS, 3.8),
        (r"(?<![0-9])(?:12|13|42|69|77|88|99|00|01|007|666|777|000|100)(?![0-9])", Pattern.DIGITS, 1.2),
    )
)


def _numbers(plain: str) -> Iterator[tuple[int, _Candidate]]:
    if _DIGIT.search(plain):
        for expression, pattern, cost in _DATES:
            for found in expression.finditer(plain):
                start, end = found.span(1)
                yield start, (end, cost + _amid(plain, start, end), pattern, "")


def _amid(plain: str, start: int, end: int) -> float:
    """Return what it costs to know where a number begins and ends among other digits: any ten hold one by chance."""
    if not plain[start].isdecimal():
        return 0.0
    return _AMID * (plain[max(start - 1, 0) : start].isdecimal() + plain[end : end + 1].isdecimal())


_AMID: Final = 0.6
_DIGIT: Final = re.compile("[0-9][0-9]")
