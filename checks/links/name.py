"""Is the name of this site made as names are made in series?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checks.links.knowledge import MORE_THAN_HONEST, Knowledge, Lists
from checks.links.look import Look, Piece
from checks.links.model import Sign


def digits(seen: Look, lists: Lists) -> Iterator[Sign]:
    """Yield that the registered name has many digits, or digits among letters as codes have them."""
    name = seen.name
    if name.isalpha() or name.startswith("xn--"):
        return
    count = len(_DIGIT.findall(name))
    if not count:
        return
    if count == len(name) and count >= _MANY:
        if seen.address.suffix.rpartition(".")[2] not in lists.counting_endings:
            yield seen.in_name("number_name" if count < _LONG_NUMBER else "long_number_name", n=count)
    elif count >= _MANY and not _YEAR.search(name):
        if not seen.hosted:  # platforms give numbers to those who choose no name
            yield from _digits_in_name(seen, _of_many(name, count), count)
    elif count == _SOME:
        yield from _digits_in_name(seen, "three_digits", count)
    if count < len(name) and is_mixed(name):
        yield seen.in_name("mixed_digits")


def _of_many(name: str, count: int) -> str:
    most = count if count > _MANY else 0
    if sum(map(str.isalpha, name)) <= most + _FEW_LETTERS:
        return "many_digits"
    return "four_digits" if "-" in name else "four_glued_digits"


def _digits_in_name(seen: Look, rule: str, count: int) -> Iterator[Sign]:
    found = [match.span() for match in _NUMBER.finditer(seen.name)]
    start, end = found[0][0], found[-1][1]
    yield seen.in_host(rule, seen.name_at + start, seen.name_at + end, n=count)


def is_mixed(name: str) -> bool:
    """Tell whether letters and digits change often: `r5115r7`, `a85x` in a short name."""
    if len(_DIGIT.findall(name)) < _RUNS - 1:
        return False
    runs = _RUN.findall(name.replace("-", ""))
    return len(runs) > _RUNS or (len(runs) == _RUNS and len(name) <= _SHORT and runs[0].isalpha())


def letters(seen: Look, known: Knowledge) -> Iterator[Sign]:
    """Yield that the letters of the registered name are such as no word has."""
    name = seen.name
    if name.startswith("xn--"):
        return
    spelt = name if name.isalpha() else "".join(filter(str.isalpha, name))
    if len(spelt) < _SPELT:
        return
    if len(spelt) >= _WORDY and known.letters.usual(spelt) < _UNUSUAL:
        is_worse = known.letters.usual(spelt) < _VERY_UNUSUAL and _is_brief(seen, known.lists)
        yield seen.in_name("random_brief_name" if is_worse else "random_name")
    if _NO_WORD.search(spelt):
        yield seen.in_name("consonants")


def _is_brief(seen: Look, lists: Lists) -> bool:
    """Tell whether the page lies where few stay for long."""
    return seen.hosted and seen.address.suffix in lists.throwaway_hosting


def hyphens(seen: Look, lists: Lists) -> Iterator[Sign]:
    """Yield that the name is sewn together."""
    count = seen.name.count("-") if not seen.name.startswith("xn--") else 0
    if count >= _SEWN:
        yield seen.in_name("many_brief_hyphens" if _is_brief(seen, lists) else "many_hyphens", n=count)
    elif count == _SEWN - 1 and not seen.hosted:
        yield seen.in_name("two_hyphens", n=count)


def sub_domains(seen: Look, known: Knowledge) -> Iterator[Sign]:
    """Yield that what stands left of the name is long, or a code."""
    sub = seen.sub
    if sub.count(".") >= _DEEP - 1:
        yield seen.in_host("deep_sub_domain", 0, len(sub), owner=seen.address.owner)
    spelt = "".join(filter(str.isalpha, sub))
    if len(_DIGIT.findall(sub)) >= _SOME and not _YEAR.search(sub):
        yield seen.in_host("digits_in_sub_domain", 0, len(sub))
    elif len(spelt) >= _WORDY and known.letters.usual(spelt) < _UNUSUAL and not _is_counted(seen, known.lists):
        yield seen.in_host("random_sub_domain", 0, len(sub))


def _is_counted(seen: Look, lists: Lists) -> bool:
    """Tell whether it was counted with the ending that something stands before the name."""
    return not seen.hosted and lists.abuse(seen.address.suffix) in MORE_THAN_HONEST


def fake_suffix(seen: Look) -> Iterator[Sign]:
    """Yield that an ending stands where none belongs: `colivo.com-parcel.example`."""
    end = seen.name_at + len(seen.name)
    found = _FAKE_SUFFIX.search(seen.address.host, 0, end)
    if found:
        yield seen.in_host(
            "fake_suffix",
            *found.span(found.lastindex or 0),
            ending=found[found.lastindex or 0],
            owner=seen.address.owner,
        )


def words(seen: Look, known: Knowledge) -> Iterator[Sign]:
    """Yield the words that give a reason to hurry or to sign in, each kind once; and that there are several."""
    told, in_name = set(), []
    for piece in seen.pieces:
        found = _pretext(piece, known)
        if found is None:
            continue
        rule, start, end, word = found
        if piece.in_name:
            in_name.append(piece)
        if rule not in told:
            told.add(rule)
            yield seen.in_host(rule, start, end, word=word)
        if rule.endswith(_WITHIN) and (second := _second(piece, start, end, known)):
            yield seen.in_host("glued_pretexts", *second, word=piece.text)
    if len(in_name) > 1:
        rule = "two_pretexts" if len(in_name) == _SEVERAL - 1 else "three_pretexts"
        yield seen.in_host(rule, in_name[0].start, in_name[-1].end, n=len(in_name))


def _pretext(piece: Piece, known: Knowledge) -> tuple[str, int, int, str] | None:
    """Return the rule for the pretext in `piece`, where it stands and the word; None for none."""
    text, pretexts = piece.text, known.lists.pretexts
    core = text if text in pretexts else text.strip(_DIGITS)
    if kind := pretexts.get(core):
        at = piece.start + text.find(core)
        return f"{kind.value}_word" + ("" if piece.in_name else "_left"), at, at + len(core), core
    if core in known.lists.misspelt:
        return "misspelt_word", piece.start, piece.end, core
    if text[0] in _FIRST_OF_SCHEME and _SCHEME.fullmatch(text) and text not in _SCHEMES:
        return "fake_scheme", piece.start, piece.end, text
    return _glued(piece, known) if piece.in_name and text not in known.dictionary else None


def _glued(piece: Piece, known: Knowledge) -> tuple[str, int, int, str] | None:
    """Return the same for a word at an end of a longer piece."""
    text, at, pretexts = piece.text, piece.start, known.lists.pretexts
    if (
        text[:_SHORTEST_WORD] not in known.lists.pretext_edges
        and text[-_SHORTEST_WORD:] not in known.lists.pretext_edges
    ):
        return None
    for size in range(min(_LONGEST_WORD, len(text) - 2), _SHORTEST_WORD - 1, -1):
        if kind := pretexts.get(text[:size]):
            return f"{kind.value}{_WITHIN}", at, at + size, text[:size]
        if kind := pretexts.get(text[-size:]):
            return f"{kind.value}{_WITHIN}", piece.end - size, piece.end, text[-size:]
    return None


def _second(piece: Piece, start: int, end: int, known: Knowledge) -> tuple[int, int] | None:
    """Return where a further pretext begins or ends what the one at `start` leaves of `piece`; None for none."""
    pretexts = known.lists.pretexts
    at_start = start == piece.start
    left = piece.text[end - piece.start :] if at_start else piece.text[: start - piece.start]
    if left in known.dictionary and left not in pretexts:
        return None  # `steam` of `steamgifts` has no team in it
    left_at = end if at_start else piece.start
    for size in range(min(_LONGEST_WORD, len(left)), _SHORTEST_SECOND - 1, -1):
        if left[:size] in pretexts:
            return left_at, left_at + size
        if left[-size:] in pretexts:
            return left_at + len(left) - size, left_at + len(left)
    return None


_DIGITS: Final = "0123456789"
_SEVERAL: Final = 3
_SCHEME: Final = re.compile(r"h[tl]{2,4}p{1,2}s?\d*|wvvw|vvww|wwww")
_FIRST_OF_SCHEME: Final = "hvw"
"""What `_SCHEME` begins with: hardly a piece does, and it is asked of each."""
_SCHEMES: Final = frozenset({"http", "https", "http2", "http3"})
_COUNTRY: Final = 2
_MANY: Final = 4
_LONG_NUMBER: Final = 6
"""Honest sites that are called by a number have one that can be remembered."""
_SOME: Final = 3
_FEW_LETTERS: Final = 2
_RUNS: Final = 3
_SHORT: Final = 8
_SPELT: Final = 5
_WORDY: Final = 6
_UNUSUAL: Final = -0.8
_VERY_UNUSUAL: Final = -1.0
_SEWN: Final = 3
_DEEP: Final = 4
_WITHIN: Final = "_word_within"
_SHORTEST_WORD: Final = 5
_SHORTEST_SECOND: Final = 4
_LONGEST_WORD: Final = 14
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[a-z]{5,}\d{5}$|^\d{5}[a-z]{5,}")
"""A year, or a French postal code beside the name of its place."""
_DIGIT: Final = re.compile("[0-9]")
_RUN: Final = re.compile("[0-9]+|[^0-9]+")
_NUMBER: Final = re.compile(r"\d+")
_NO_WORD: Final = re.compile(r"^[^aeiouy]+$|[bcdfghjklmnpqrstvwxz]{6,}")
_FAKE_SUFFIX: Final = re.compile(r"(?:^|[.-])(com|org|gov|gouv|gob|govt)(?=-)|[.-](com|gov|gouv|gob)(?=[.-])")
