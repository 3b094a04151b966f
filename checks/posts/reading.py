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
_DIGIT: Final = re.compile(r"\d")
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
        """Return which characters of this form stand for `start` up to `end` of the text as it was given."""
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
    """A text in both forms. `spoken` are the words of the bare form in their order, `vocabulary` each of them once."""

    plain: Form
    bare: Form
    spoken: tuple[str, ...]
    vocabulary: frozenset[str]
    digits: int
    drawn_out: bool
    """Some letter is repeated more often than any word has it."""

    def words(self) -> tuple[Word, ...]:
        """Return `spoken` with its places; few texts need them."""
        return tuple(Word(match[0], *match.span()) for match in _WORD.finditer(self.bare.text))


def read(text: str) -> Reading:
    """Return `text` in both forms."""
    plain = _mapped(text, _PLAINLY)
    bare = _without_endings(_over(plain, _mapped(plain.text, _BARELY)))
    spoken = tuple(_WORD.findall(bare.text))
    drawn_out = _LONG_RUN.search(bare.text) is not None
    return Reading(plain, bare, spoken, frozenset(spoken), len(_DIGIT.findall(bare.text)), drawn_out)


def bare(text: str) -> str:
    """Return `text` as the bare form has it."""
    return read(text).bare.text


def shortened(word: str) -> Iterator[str]:
    """Yield what a drawn-out word (`bitchhhh`) may stand for; nothing for one that is not."""
    if _LONG_RUN.search(word):
        yield _LONG_RUN.sub(r"\1", word)
        yield _LONG_RUN.sub(r"\1\1", word)


def _plain(cluster: str) -> str:
    if cluster in _PLAIN:
        return _PLAIN[cluster]
    if cluster.isspace():
        return cluster if cluster in _LINE_ENDS else " "
    made = unicodedata.normalize("NFKC", cluster)
    return "".join(each for each in made if unicodedata.category(each) != "Cf" and each not in _VARIANTS)


def _bare(cluster: str) -> str:
    letters = unicodedata.normalize("NFKD", cluster.casefold()).replace("œ", "oe").replace("æ", "ae")
    return "".join(each for each in letters if not unicodedata.combining(each))


class _Alphabet:
    """What each character becomes in a form; a character is looked at once, in whatever text it comes first."""

    def __init__(self, change: Callable[[str], str]) -> None:
        """Let `change` say what a character becomes, or one with the accents that follow it."""
        self.change = change
        self.table: dict[int, str] = {}
        self._met: set[str] = set()
        self._marks: set[str] = set()
        self._uneven: set[str] = set()

    def odd(self, text: str) -> tuple[str, str]:
        """Return the accents of `text` that stand alone, and its characters that do not become exactly one."""
        distinct = set(text)
        for each in distinct - self._met:
            self._meet(each)
        return "".join(distinct & self._marks), "".join(distinct & self._uneven)

    def _meet(self, character: str) -> None:
        made = self.change(character)
        if unicodedata.combining(character):
            self._marks.add(character)
        elif len(made) != 1:
            self._uneven.add(character)
        self.table[ord(character)] = made
        self._met.add(character)  # last: another thread may read it


def _mapped(text: str, alphabet: _Alphabet) -> Form:
    marks, uneven = alphabet.odd(text)
    if not marks and not uneven:
        return Form(text.translate(alphabet.table))
    made: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, odd in _pieces(text, marks, uneven):
        made.append(alphabet.change(text[start:end]) if odd else text[start:end].translate(alphabet.table))
        starts.extend([start] * len(made[-1]) if odd else range(start, end))
        ends.extend([end] * len(made[-1]) if odd else range(start + 1, end + 1))
    return Form("".join(made), starts, ends)


def _pieces(text: str, marks: str, uneven: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the pieces of `text`: those whose letters each become one, and the odd ones, an accent with its letter."""
    accented = f".?[{re.escape(marks)}]{{1,{_LONGEST_CLUSTER}}}" if marks else ""
    alone = f"[{re.escape(uneven)}]" if uneven else ""
    before = 0
    for match in re.finditer("|".join(filter(None, (accented, alone))), text, re.DOTALL):
        if match.start() > before:
            yield before, match.start(), False
        yield *match.span(), True
        before = match.end()
    if before < len(text):
        yield before, len(text), False


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


_PLAINLY: Final = _Alphabet(_plain)
_BARELY: Final = _Alphabet(_bare)
