"""How is a text made easy to search, without losing where each letter stood?

Two forms are searched. *Plain* keeps case and accents; apostrophes, dashes and spaces are the plain ones, letters that
only look different (bold, full width) are ordinary ones, invisible characters are gone. *Bare* is plain without case,
accents and the endings of inclusive writing, because people write in a hurry: `INCOMPÉTENT·E·S` is `incompetents`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_PLAIN: Final = (
    dict.fromkeys("’‘ʼ´`′＇‛", "'")  # noqa: RUF001 - what is typed for an apostrophe
    | dict.fromkeys("“”„«»″", '"')
    | dict.fromkeys("‐‑‒–—−", "-")  # noqa: RUF001 - what is typed for a hyphen
)
_INCLUSIVE: Final = re.compile(
    r"(?<=[a-z]{2})(?:[·•‧∙⋅](?:trice|rice|euse|esse|iere|ere|ienne|enne|elle|ive|ne|le|se|te|ve|fe|e|x)"
    r"(?:[·•‧∙⋅](?=s\b)|\b)|\.e\.(?=s\b)|\((?:e|ne|le|trice|euse)\)(?=s?\b|\W|$))"
)
_MARKED: Final = re.compile(r"[·•‧∙⋅(]|\.e\.s")
_VARIANTS: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""They choose between two drawings of one character."""
_LINE_ENDS: Final = "\n\r"
_LONGEST_CLUSTER: Final = 32
_WORD: Final = re.compile(r"[^\W_]+")
_LONG_RUN: Final = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a text. `starts` and `ends` say of each of its characters where it stood; None where nothing moved."""

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place, in the text as it was given, of the characters `start` up to `end` of this form."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def at(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of this form that stand for the place `start` up to `end` of the text as it was given."""
        if self.starts is None:
            return start, end
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the bare form, and its place there."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in both forms, with its words."""

    plain: Form
    bare: Form
    words: tuple[Word, ...]
    vocabulary: frozenset[str]


def read(text: str) -> Reading:
    """Return `text` in both forms."""
    plain = _mapped(text, _plain)
    bare = _without_endings(_over(plain, _mapped(plain.text, _bare)))
    words = tuple(Word(match[0], *match.span()) for match in _WORD.finditer(bare.text))
    return Reading(plain, bare, words, frozenset(word.text for word in words))


def bare(text: str) -> str:
    """Return `text` as the bare form has it."""
    return read(text).bare.text


def shortened(word: str) -> Iterator[str]:
    """Yield what a drawn-out word (`bitchhhh`) may stand for; nothing for one that is not."""
    if _LONG_RUN.search(word):
        yield _LONG_RUN.sub(r"\1", word)
        yield _LONG_RUN.sub(r"\1\1", word)


@lru_cache(maxsize=4096)
def _plain(cluster: str) -> str:
    if cluster in _PLAIN:
        return _PLAIN[cluster]
    if cluster.isspace():
        return cluster if cluster in _LINE_ENDS else " "
    made = unicodedata.normalize("NFKC", cluster)
    return "".join(each for each in made if unicodedata.category(each) != "Cf" and each not in _VARIANTS)


@lru_cache(maxsize=4096)
def _bare(cluster: str) -> str:
    letters = unicodedata.normalize("NFKD", cluster.casefold()).replace("œ", "oe").replace("æ", "ae")
    return "".join(each for each in letters if not unicodedata.combining(each))


def _mapped(text: str, change: Callable[[str], str]) -> Form:
    distinct = set(text)
    if not any(map(unicodedata.combining, distinct)):
        table = {each: change(each) for each in distinct}
        if all(len(made) == 1 for made in table.values()):
            return Form(text.translate(str.maketrans(table)))
    parts = [(change(text[start:end]), start, end) for start, end in _clusters(text)]
    return Form(
        "".join(made for made, _, _ in parts),
        [start for made, start, _ in parts for _ in made],
        [end for made, _, end in parts for _ in made],
    )


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the letters of `text`, each with the accents that follow it; a bounded number of them."""
    start = 0
    for place in range(1, len(text) + 1):
        inside = place < len(text) and unicodedata.combining(text[place]) and place - start < _LONGEST_CLUSTER
        if not inside:
            yield start, place
            start = place


def _over(under: Form, form: Form) -> Form:
    """Return `form`, which was made from the text of `under`, with the places that `under` was made from."""
    if under.starts is None or under.ends is None:
        return form
    if form.starts is None or form.ends is None:
        return Form(form.text, under.starts, under.ends)
    return Form(form.text, [under.starts[at] for at in form.starts], [under.ends[at - 1] for at in form.ends])


def _without_endings(form: Form) -> Form:
    cut = [match.span() for match in _INCLUSIVE.finditer(form.text)] if _MARKED.search(form.text) else []
    if not cut:
        return form
    borders = [0, *(border for each in cut for border in each), len(form.text)]
    kept = [at for start, end in zip(borders[::2], borders[1::2], strict=True) for at in range(start, end)]
    return _over(form, Form("".join(form.text[at] for at in kept), kept, [at + 1 for at in kept]))
