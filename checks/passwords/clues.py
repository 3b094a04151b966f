"""By what would two passwords be recognised as variants of one another?

People who must remember many passwords vary one: another year, a further sign, the site's name, a 0 for an o. Each way
leaves something that stays equal, here called a *clue*: passwords that share one are variants (`password-rules`,
section 4.3). What looks random leaves only clues that no two random texts have in common by chance, in a vault of any
size: a base of five letters, or a word exchanged, would say nothing there.
"""

from __future__ import annotations

import re
import string
from collections.abc import Collection, Iterator, Sequence
from enum import Enum
from typing import Final

from checks.passwords.forms import AROUND, Form, as_letters, is_word, is_wordy, stem_of, without_years

Clue = str
"""The sign of its sort and what stays equal; as secret as the password."""


class Sort(Enum):
    """What it is that stays equal. The value is the first sign of such a clue."""

    CORE = "c"  # all letters and digits, whatever their case
    BASE = "b"  # the word, whatever is around it and however it is disguised
    YEAR = "y"  # everything around a year
    REST = "r"  # everything around the site's name
    PART = "p"  # everything but the first or the last word
    WORDS = "w"  # all words but one
    START = "s"  # everything but the last one or two characters


def clues(form: Form) -> Iterator[Clue]:
    """Yield the clues of a password, some perhaps twice."""
    core = _core(form.low)
    if not core or core.isdigit():  # a date or a PIN: by chance each is near many others
        yield from _starts(form.text, _LONG_NUMBER)
        return
    if len(core) >= _SHORTEST_CORE:
        yield _CORE + core
    yield from _around_year(form)
    if not form.wordy:
        yield from _starts(form.text, _LONG)
        return
    yield from _bases(form)
    if core != form.stem or not core.isalpha():
        yield from _parts(form.pieces, form.words)
    if _FEWEST_WORDS <= len(form.words) <= _MOST_WORDS:
        yield from _words([form.pieces[place].lower() for place in form.words])


def clues_beside_site(form: Form, names: Collection[str]) -> Iterator[Clue]:
    """Yield the clues of what is left when the site's name is taken away; `names` as of `forms.site_names`."""
    for rest in _without_site(form, names):
        stem = stem_of(rest)
        if form.wordy or is_wordy(rest):
            yield from _base(stem)
        core = _core(rest)
        if len(core) >= _LONG:
            yield _CORE + core
        if len(stem) < _SHORTEST_BASE and len(rest) >= _SHORTEST_REST:
            yield _REST + rest


# Read once: looking up the value of an Enum's member costs as much as the rest of a clue.
_CORE, _BASE, _YEAR, _REST, _PART, _WORDS, _START = (sort.value for sort in Sort)
_SHORTEST_CORE: Final = 6
_SHORTEST_BASE: Final = 5
_SHORTEST_REST: Final = 3
_LONG: Final = 8
"""Two random texts that begin with the same eight letters and digits: one chance in 10^12 for each pair."""
_LONG_NUMBER: Final = 12
_LETTERS_AND_DIGITS: Final = str.maketrans("", "", string.punctuation + string.whitespace)


def _core(low: str) -> str:
    return low if low.isalnum() else low.translate(_LETTERS_AND_DIGITS)


def _starts(text: str, shortest: int) -> Iterator[Clue]:
    telling = sum(map(str.isalnum, text))
    for cut in range(3):
        if telling < shortest:
            return
        start = text[: len(text) - cut]
        yield _START + start
        telling -= start[-1].isalnum()


_SHORTEST_WITH_YEAR: Final = 8
_SHORTEST_BESIDE_YEAR: Final = 3


def _around_year(form: Form) -> Iterator[Clue]:
    """Yield all that is around a year beside a word that is too short to be a clue by itself."""
    if _SHORTEST_BESIDE_YEAR <= len(form.stem) < _SHORTEST_BASE and len(form.low) >= _SHORTEST_WITH_YEAR:
        around = without_years(form.low, instead="\0")
        if around != form.low:
            yield _YEAR + around


_END_OR_START: Final = re.compile(r"(?<=[a-z])(?:[013457@]|\$+)(?![0-9a-z])|(?<![0-9a-z])[013458@$](?=[a-z])")
"""A single sign that may be the last or the first letter of its word."""


def _bases(form: Form) -> Iterator[Clue]:
    yield from _base(form.stem)
    if form.low != form.stem and _END_OR_START.search(form.low):
        yield from _base(stem_of(_END_OR_START.sub(lambda sign: as_letters(sign.group()), form.low)))


def _base(stem: str) -> Iterator[Clue]:
    """Yield the base of a stem, and a second one where a 1 may be an l."""
    if len(stem) >= _SHORTEST_BASE:
        yield _BASE + as_letters(stem)
        if "1" in stem:
            yield _BASE + as_letters(stem.replace("1", "l"))


_SHORTEST_TELLING_WORD: Final = 4
_DIGIT: Final = re.compile(r"\d")


def _parts(pieces: Sequence[str], places: Sequence[int]) -> Iterator[Clue]:
    """Yield the whole, and it without its last and without its first word, where that is long and has a number."""
    without = (pieces[: places[-1]], pieces[places[0] + 1 :]) if len(places) > 1 else ()
    for part in (pieces, *without):
        text = "".join(part).strip(_SEPARATORS).lower()
        if len(text) >= _LONG and _DIGIT.search(text) and any(map(_is_telling, part)):
            yield _PART + text


_SEPARATORS: Final = string.punctuation + " "


def _is_telling(piece: str) -> bool:
    return len(piece) >= _SHORTEST_TELLING_WORD and is_word(piece)


_FEWEST_WORDS: Final = 2
_MOST_WORDS: Final = 8
_ENOUGH_LETTERS: Final = 12
"""Two words of twelve letters together are a sentence of one's own; fewer may be a saying."""


def _words(words: list[str]) -> Iterator[Clue]:
    """Yield all words and, of three or more, all but each one."""
    letters = sum(map(len, words))
    if letters >= _ENOUGH_LETTERS:
        yield _WORDS + " ".join(words)
    if len(words) > _FEWEST_WORDS:
        for place, word in enumerate(words):
            if letters - len(word) >= _ENOUGH_LETTERS:
                yield _WORDS + " ".join(words[:place] + words[place + 1 :])


def _without_site(form: Form, names: Collection[str]) -> Iterator[str]:
    """Yield what is left when the site's name is taken away: a short name, or a short form of it, at an end only."""
    low = form.low
    lead = len(low) - len(low.lstrip(AROUND))
    tail = len(low.rstrip(AROUND))
    for name in names:
        if low.startswith(name, lead):
            yield low[:lead] + low[lead + len(name) :]
        elif low.endswith(name, 0, tail):
            yield low[: tail - len(name)] + low[tail:]
        elif len(name) >= _LONG_NAME and name in low:
            yield low.replace(name, "", 1)
    for place in {form.words[0], form.words[-1]} if len(form.words) > 1 else ():
        if len(form.pieces[place]) in _SHORT_FORM and _shortens_any(form.pieces[place].lower(), names):
            yield "".join(form.pieces[:place] + form.pieces[place + 1 :]).lower()


_LONG_NAME: Final = 5
_SHORT_FORM: Final = range(2, 5)


def _shortens_any(short: str, names: Collection[str]) -> bool:
    """Tell whether a name has these letters in their order, the first at its start: `fb`, `ntf`, `amz`."""
    return any(short[0] == name[0] and _has_in_order(name[1:], short[1:]) for name in names)


def _has_in_order(name: str, letters: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)
