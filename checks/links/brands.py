"""Whose name does a piece of a host spell, or nearly spell?

The comparison and its brakes follow Chromium's look-alike checks (components/lookalikes/core/lookalike_url_util.cc),
with two letters exchanged counted as one error, which Chromium does not.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Final

from checks.links.spelling import cuts, disguises, is_one_error, slips


class Manner(Enum):
    """How much it proves that a name occurs."""

    DISTINCT = "distinct"  # it means nothing else
    ORDINARY = "ordinary"  # it is also a word, or too short to prove anything
    COMMUNITY = "community"  # honest groups put it before their own domain


@dataclass(frozen=True, slots=True)
class Brand:
    """One whom fraud pretends to be; `sites` are really its own, the best known first.

    `is_yours` says that it is a site of the person's own, `is_lesser` that few know it: a short name that is one letter
    from it is another one's own more often than not. `is_worldwide` says that it has its name in every country,
    `is_crowded` that honest names are a letter away.
    """

    name: str
    words: tuple[str, ...]
    sites: tuple[str, ...]
    manner: Manner = Manner.DISTINCT
    is_yours: bool = False
    is_lesser: bool = False
    is_worldwide: bool = False
    is_crowded: bool = False


class Likeness(Enum):
    """How a piece of a host spells a name."""

    WHOLE = "whole"
    WITHIN = "within"  # among further letters
    DRAWN = "drawn"  # with letters of other scripts
    SLIPPED = "slipped"  # with one slip of the pen, or with digits and pairs of letters for a letter
    NEARLY = "nearly"  # with any one error


@dataclass(frozen=True, slots=True)
class Match:
    """That `piece[start:end]` spells a word of `brand`."""

    brand: Brand
    likeness: Likeness
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class _Spellings:
    """The words of all brands, and what is near them."""

    by_slip: Mapping[str, str]
    """Words by how they look with one slip of the pen."""
    starts: Mapping[str, tuple[str, ...]]
    """Words, and long ones with a slip, that may stand within a longer piece, by their first letters."""
    cut: Mapping[str, tuple[str, ...]]
    """Words that are known with any one error, by themselves and by what is left of them without one letter."""
    edges: frozenset[str]
    """How these words start and end."""
    short: frozenset[str]
    """Words that mean nothing within a longer piece, unless a word of fraud stands beside them."""
    short_starts: frozenset[str]
    """How these words start."""
    short_ends: frozenset[str]
    """How these words end."""
    longest: int


@dataclass(frozen=True, eq=False)
class Brands:
    """All brands, kept so that those in a host are found with a few look-ups. The words are those of `Brand`."""

    all: tuple[Brand, ...] = field(repr=False)
    by_word: Mapping[str, Brand]
    by_site: Mapping[str, Brand]

    @cached_property
    def near(self) -> _Spellings:
        """The words and what is near them: it takes 12 ms, and who has sites of their own never asks those of all."""
        return _spellings(self.by_word)

    def is_own(self, owner: str) -> bool:
        """Tell whether the registrable domain `owner` really belongs to a brand."""
        return owner in self.by_site

    def match(self, piece: str, dictionary: Container[str], helpers: Container[str]) -> Match | None:
        """Return which name `piece`, letters and digits of a host, spells; None for none.

        A word of `dictionary` is an honest reason for letters that look like a name. A short name counts within a
        piece only beside one of `helpers`: the words that fraud puts there.
        """
        core = piece if piece.isalpha() else piece.strip(_DIGITS)
        if brand := self.by_word.get(piece):
            return Match(brand, Likeness.WHOLE, 0, len(piece))
        if core is not piece and (brand := self.by_word.get(core)):
            return _match(brand, Likeness.WHOLE, piece, core)
        if piece in dictionary:
            return None  # each of its letters has an honest reason
        return (
            self._within(piece, dictionary)
            or self._beside(piece, helpers)
            or self._in_disguise(piece, dictionary)
            or self.nearly(piece, dictionary)
        )

    def _within(self, piece: str, dictionary: Container[str], *, slips_too: bool = True) -> Match | None:
        starts = self.near.starts
        places = range(len(piece) - _SHORTEST_WITHIN + 1)
        for start in [place for place in places if piece[place : place + _PREFIX] in starts]:
            for form in starts[piece[start : start + _PREFIX]]:
                if not piece.startswith(form, start):
                    continue
                exact = self.by_word.get(form)
                if exact or (slips_too and form not in dictionary):
                    end = start + len(form)
                    lent = 1 if exact else 2
                    if not (_explained(piece, start, end, dictionary) or _is_lent(piece, start, end, lent, dictionary)):
                        brand = exact or self.by_word[self.near.by_slip[form]]
                        return Match(brand, Likeness.WITHIN if exact else Likeness.SLIPPED, start, end)
        return None

    def _beside(self, piece: str, helpers: Container[str]) -> Match | None:
        near = self.near
        if piece[:_EDGE] not in near.short_starts and piece[-_EDGE:] not in near.short_ends:
            return None
        for size in _SHORT:
            if piece[:size] in near.short and piece[size:].strip(_DIGITS) in helpers:
                return Match(self.by_word[piece[:size]], Likeness.WITHIN, 0, size)
            if piece[-size:] in near.short and piece[:-size].strip(_DIGITS) in helpers:
                return Match(self.by_word[piece[-size:]], Likeness.WITHIN, len(piece) - size, len(piece))
        return None

    def _in_disguise(self, piece: str, dictionary: Container[str]) -> Match | None:
        for form in disguises(piece):
            core = form.strip(_DIGITS)
            brand = self.by_word.get(core)
            if brand and len(core) >= _SHORTEST_DISGUISED:
                return Match(brand, Likeness.SLIPPED, 0, len(piece))
            if found := self._within(form, dictionary, slips_too=False):
                same = len(form) == len(piece)
                start, end = (found.start, found.end) if same else (0, len(piece))
                return Match(found.brand, Likeness.SLIPPED, start, end)
        return None

    def nearly(self, piece: str, dictionary: Container[str]) -> Match | None:
        """Return which name `piece` as a whole is but for one error; None for none."""
        core, near = piece.strip(_DIGITS), self.near
        if not _SHORTEST_SLIPPED <= len(core) <= near.longest + 1 or core in dictionary:
            return None
        if word := near.by_slip.get(core):
            return _match(self.by_word[word], Likeness.SLIPPED, piece, core)
        if core[:_EDGE] not in near.edges and core[-_EDGE:] not in near.edges:
            return None  # one error leaves the start or the end of a name whole
        cut = near.cut
        for left_out in [core, *cuts(core)]:
            if left_out in cut:
                for word in cut[left_out]:
                    if is_one_error(word, core):
                        return _match(self.by_word[word], Likeness.NEARLY, piece, core)
        return None


def index(brands: Iterable[Brand]) -> Brands:
    """Return `brands` ready to be compared with; of two that share a word, the first has it."""
    known = tuple(brands)
    by_site: dict[str, Brand] = {}
    by_word: dict[str, Brand] = {}
    for brand in known:
        for site in brand.sites:
            by_site.setdefault(site, brand)
        for word in brand.words:
            by_word.setdefault(word, brand)
    return Brands(all=known, by_word=by_word, by_site=by_site)


def _spellings(by_word: Mapping[str, Brand]) -> _Spellings:
    plain = [word for word in by_word if "-" not in word]
    telling = [word for word in plain if by_word[word].manner is not Manner.ORDINARY]
    by_slip: dict[str, str] = {}
    starts: dict[str, list[str]] = {}
    cut: dict[str, list[str]] = {}
    for word in telling:
        lesser, crowded = by_word[word].is_lesser, by_word[word].is_crowded
        slipped = slips(word) if len(word) >= _SHORTEST_SLIPPED + lesser and not crowded else ()
        forms = [form for form in slipped if form not in by_word]
        by_slip.update(dict.fromkeys(forms, word))
        for form in [word] * (len(word) >= _SHORTEST_WITHIN) + forms * (len(word) >= _SHORTEST_SLIPPED_WITHIN):
            starts.setdefault(form[:_PREFIX], []).append(form)
        for left in {word, *cuts(word)} if len(word) >= _SHORTEST_NEARLY + lesser and not crowded else ():
            cut.setdefault(left, []).append(word)
    short = frozenset(word for word in plain if word not in telling or len(word) < _SHORTEST_WITHIN)
    return _Spellings(
        by_slip=by_slip,
        starts={start: tuple(forms) for start, forms in starts.items()},
        cut={left: tuple(words) for left, words in cut.items()},
        edges=_edges(word for word in telling if len(word) >= _SHORTEST_NEARLY),
        short=short,
        short_starts=frozenset(word[:_EDGE] for word in short),
        short_ends=frozenset(word[-_EDGE:] for word in short),
        longest=max(map(len, by_word), default=0),
    )


def _edges(words: Iterable[str]) -> frozenset[str]:
    return frozenset(edge for word in words for edge in (word[:_EDGE], word[-_EDGE:]))


def _match(brand: Brand, likeness: Likeness, piece: str, part: str) -> Match:
    start = piece.find(part)
    return Match(brand, likeness, start, start + len(part))


def _explained(piece: str, start: int, end: int, dictionary: Container[str]) -> bool:
    """Tell whether a longer word of the dictionary covers `piece[start:end]`."""
    befores = range(max(0, end - _LONGEST_WORD), start + 1)
    afters = range(end, min(len(piece), start + _LONGEST_WORD) + 1)
    return any(piece[a:b] in dictionary for a in befores for b in afters if (a, b) != (start, end))


def _is_lent(piece: str, start: int, end: int, most: int, dictionary: Container[str]) -> bool:
    """Tell whether `piece` is two words, one of which lends `most` letters: `jump` and `cloud`, no `pcloud`.

    What stands before a word may also be letters that are none: `nlp` and `cloud`.
    """
    if start and piece[start + 1 : end] in dictionary and piece[:start] not in dictionary:
        return True
    places = [place for lent in range(1, most + 1) for place in (start + lent, end - lent)]
    return any(piece[:place] in dictionary and piece[place:] in dictionary for place in places)


_DIGITS: Final = "0123456789"
_PREFIX: Final = 4
_EDGE: Final = 3
_LONGEST_WORD: Final = 32
"""Letters of a word of the dictionary at most. A hostile name has thousands, and each part would be looked up."""
_SHORT: Final = range(3, 9)
_SHORTEST_DISGUISED: Final = 4
_SHORTEST_WITHIN: Final = 6
_SHORTEST_SLIPPED: Final = 5
_SHORTEST_NEARLY: Final = 6
"""How many letters a name needs before letters near it mean it: Chromium's brakes are 5."""
_SHORTEST_SLIPPED_WITHIN: Final = 7
