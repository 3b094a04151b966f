"""Whose name does a piece of a host spell, or nearly spell?

The comparison and its brakes follow Chromium's look-alike checks (components/lookalikes/core/lookalike_url_util.cc),
with two letters exchanged counted as one error, which Chromium does not.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from rapidfuzz.distance import OSA


class Manner(Enum):
    """How much it proves that a name occurs."""

    DISTINCT = "distinct"  # it means nothing else
    ORDINARY = "ordinary"  # it is also a word, or too short to prove anything
    COMMUNITY = "community"  # honest groups put it before their own domain


@dataclass(frozen=True, slots=True)
class Brand:
    """One whom fraud pretends to be; `sites` are really its own, the best known first."""

    name: str
    words: tuple[str, ...]
    sites: tuple[str, ...]
    manner: Manner = Manner.DISTINCT


class Likeness(Enum):
    """How a piece of a host spells a name."""

    WHOLE = "whole"
    WITHIN = "within"  # among further letters
    DRAWN = "drawn"  # with letters of other scripts
    NEARLY = "nearly"  # one letter off, or a digit for a letter


@dataclass(frozen=True, slots=True)
class Match:
    """That `piece[start:end]` spells a word of `brand`."""

    brand: Brand
    likeness: Likeness
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Brands:
    """All brands, kept so that those in a host are found with a few look-ups."""

    by_word: Mapping[str, Brand]
    by_site: Mapping[str, Brand]
    starts: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Words that may stand within a longer piece, by their first letters."""
    cut: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Words by what is left of them when one letter is left out."""
    slips: Mapping[str, Brand] = field(repr=False)
    """Long words with one slip of the pen: a letter left out, doubled or exchanged with the next, i and l."""
    short: frozenset[str] = frozenset()

    def is_own(self, owner: str) -> bool:
        """Tell whether the registrable domain `owner` really belongs to a brand."""
        return owner in self.by_site

    def match(self, piece: str, dictionary: Container[str], helpers: Container[str]) -> Match | None:
        """Return which name `piece`, letters and digits of a host, spells; None for none.

        A word of `dictionary` is an honest reason for letters that look like a name. A short name counts within a
        piece only beside one of `helpers`: the words that fraud puts there.
        """
        core = piece.strip(_DIGITS)
        for word in (piece, core):
            if word in self.by_word:
                start = piece.find(word)
                return Match(self.by_word[word], Likeness.WHOLE, start, start + len(word))
        return (
            self._within(piece, dictionary)
            or self._beside(piece, helpers)
            or self._in_disguise(piece, dictionary)
            or self._nearly(piece, core, dictionary)
        )

    def _within(self, piece: str, dictionary: Container[str]) -> Match | None:
        for start in range(len(piece) - _SHORTEST_WITHIN + 1):
            for form in self.starts.get(piece[start : start + _PREFIX], ()):
                if piece.startswith(form, start):
                    end = start + len(form)
                    if not _explained(piece, start, end, dictionary):
                        exact = self.by_word.get(form)
                        return Match(exact or self.slips[form], Likeness.WITHIN if exact else Likeness.NEARLY, start, end)
        return None

    def _beside(self, piece: str, helpers: Container[str]) -> Match | None:
        for size in (3, 4, 5):
            if piece[:size] in self.short and piece[size:].strip(_DIGITS) in helpers:
                return Match(self.by_word[piece[:size]], Likeness.WITHIN, 0, size)
            if piece[-size:] in self.short and piece[:-size].strip(_DIGITS) in helpers:
                return Match(self.by_word[piece[-size:]], Likeness.WITHIN, len(piece) - size, len(piece))
        return None

    def _in_disguise(self, piece: str, dictionary: Container[str]) -> Match | None:
        for form in disguises(piece):
            core = form.strip(_DIGITS)
            if core in self.by_word and len(core) >= _SHORTEST_DISGUISED:
                return Match(self.by_word[core], Likeness.NEARLY, 0, len(piece))
            if found := self._within(form, dictionary):
                same = len(form) == len(piece)
                start, end = (found.start, found.end) if same else (0, len(piece))
                return Match(found.brand, Likeness.NEARLY, start, end)
        return None

    def _nearly(self, piece: str, core: str, dictionary: Container[str]) -> Match | None:
        if len(core) < _SHORTEST_NEARLY or core in dictionary:
            return None
        cut, by_word = self.cut, self.by_word
        candidates = list(cut.get(core, ()))
        for left_out in {core[:i] + core[i + 1 :] for i in range(1, len(core))}:
            if left_out in by_word:
                candidates.append(left_out)
            candidates += cut.get(left_out, ())
        for word in candidates:
            if is_one_error(word, core):
                start = piece.find(core)
                return Match(by_word[word], Likeness.NEARLY, start, start + len(core))
        return None


def index(brands: Iterable[Brand]) -> Brands:
    """Return `brands` ready to be compared with; of two that share a word, the first has it."""
    known = tuple(brands)
    by_word: dict[str, Brand] = {}
    by_site: dict[str, Brand] = {}
    for brand in known:
        for word in brand.words:
            by_word.setdefault(word, brand)
        for site in brand.sites:
            by_site.setdefault(site, brand)
    slips = {
        form: brand
        for word, brand in by_word.items()
        if "-" not in word and len(word) >= _SHORTEST_SLIPPED and brand.manner is not Manner.ORDINARY
        for form in _slips(word)
        if form not in by_word
    }
    starts: dict[str, tuple[str, ...]] = {}
    cut: dict[str, tuple[str, ...]] = {}
    short = set()
    for word, brand in by_word.items():
        plain = "-" not in word
        if plain and len(word) >= _SHORTEST_WITHIN and brand.manner is not Manner.ORDINARY:
            starts[word[:_PREFIX]] = (*starts.get(word[:_PREFIX], ()), word)
        elif plain:
            short.add(word)
        if plain and len(word) >= _SHORTEST_NEARLY and brand.manner is not Manner.ORDINARY:
            for left_out in set(_cuts(word)):
                cut[left_out] = (*cut.get(left_out, ()), word)
    for form in slips:
        starts[form[:_PREFIX]] = (*starts.get(form[:_PREFIX], ()), form)
    return Brands(by_word, by_site, starts, cut, slips, frozenset(short))


def is_one_error(word: str, piece: str) -> bool:
    """Tell whether `piece` is `word` with one error that a reader overlooks.

    Not a different first letter (hank, tank), not a letter more or less at the end alone that makes a plural, not a
    difference in digits at the end or in a hyphen.
    """
    if word == piece or word[0] != piece[0] or len(word) < _SHORTEST_NEARLY:
        return False
    if piece == word + "s" or word == piece + "s":
        return False
    return bool(OSA.distance(word, piece, score_cutoff=1) == 1)


def disguises(piece: str) -> Iterator[str]:
    """Yield `piece` with the letters that its digits and pairs of letters are drawn for, if that differs."""
    yielded = {piece}
    for table in _LEET:
        form = piece.translate(table)
        for read in (form, form.replace("rn", "m").replace("vv", "w").replace("cl", "d")):
            if read not in yielded:
                yielded.add(read)
                yield read


def _slips(word: str) -> Iterator[str]:
    for i in range(1, len(word)):
        if len(word) > _SHORTEST_SLIPPED:
            yield word[:i] + word[i + 1 :]
        yield word[:i] + word[i] + word[i:]
        yield word[: i - 1] + word[i] + word[i - 1] + word[i + 1 :]
    for one, other in ("il", "li"):
        for i in range(len(word)):
            if word[i] == one:
                yield word[:i] + other + word[i + 1 :]


_SHORTEST_SLIPPED: Final = 7
_DIGITS: Final = "0123456789"
_PREFIX: Final = 4
_SHORTEST_WITHIN: Final = 5
_SHORTEST_NEARLY: Final = 5
_SHORTEST_DISGUISED: Final = 4
_LEET: Final = tuple(str.maketrans("03457" + "1", "oeast" + one) for one in "li")


def _cuts(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1 :] for i in range(1, len(word)))


def _explained(piece: str, start: int, end: int, dictionary: Container[str]) -> bool:
    """Tell whether a longer word of the dictionary covers `piece[start:end]`."""
    return any(
        piece[a:b] in dictionary
        for a in range(start + 1)
        for b in range(end, len(piece) + 1)
        if (a, b) != (start, end)
    )
