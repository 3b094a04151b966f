"""Which of these passwords are variants of one another, and in what do they differ?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain, starmap
from typing import Final

from checks.passwords import edits
from checks.passwords.clues import Clue, Sort, clues, clues_beside_site
from checks.passwords.forms import AROUND, LONGEST, Form, form, spelt_out, years


class Change(Enum):
    """In what two variants differ, in the order in which it is found. The value ends the id of its sentence."""

    YEAR = "year"
    ENDING = "ending"  # numbers or signs around the word
    DISGUISE = "disguise"  # capitals, or signs that stand for letters
    SITE = "site"
    WORD = "word"
    LETTERS = "letters"
    LAST = "last"  # the last one or two characters of something random
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A password that may have variants, and the names of its sites (as `forms.site_names` gives them)."""

    password: str = field(repr=False)
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Which of the candidates belong together, by their numbers, two or more; and in what they differ."""

    members: tuple[int, ...]
    change: Change


def families(candidates: Sequence[Candidate], is_known: Callable[[str], bool]) -> list[Family]:
    """Return the families among distinct passwords, connected by a chain of variants.

    `is_known` tells the words of a language: two of these that differ by a letter are two words. The order of
    `candidates` decides nothing but the numbers. Time grows with their number, whatever they are; a password longer
    than `LONGEST` has no variants.
    """
    short = (number for number, candidate in enumerate(candidates) if len(candidate.password) <= LONGEST)
    numbers = sorted(short, key=lambda number: candidates[number].password)
    forms = {number: form(candidates[number].password) for number in numbers}
    kin = _Kin()
    beside_site: set[Clue] = set()
    for one, other, clue in _sharing(forms, candidates, beside_site):
        if kin.joined(one, other):
            by_site = clue in beside_site and not all(clue in clues(forms[number]) for number in (one, other))
            kin.changes.append((one, Change.SITE if by_site else _change(clue, forms[one], forms[other])))
    for one, other in _spelt_alike(forms, is_known):
        if kin.joined(one, other):
            kin.changes.append((one, Change.LETTERS))
    return list(starmap(Family, kin.families()))


class _Kin:
    """Numbers joined into families: a union-find with path halving (Tarjan and van Leeuwen, 1984)."""

    def __init__(self) -> None:
        self._elder: dict[int, int] = {}
        self.changes: list[tuple[int, Change]] = []

    def joined(self, one: int, other: int) -> bool:
        """Join two families; tell whether they were two."""
        first, second = self._eldest(one), self._eldest(other)
        self._elder[second] = first
        return first != second

    def families(self) -> Iterator[tuple[tuple[int, ...], Change]]:
        """Yield the members of each family in order, and the one change that made it, or SEVERAL."""
        members: dict[int, list[int]] = {}
        for number in sorted(self._elder):
            members.setdefault(self._eldest(number), []).append(number)
        changes: dict[int, set[Change]] = {}
        for number, change in self.changes:
            changes.setdefault(self._eldest(number), set()).add(change)
        for eldest, family in members.items():
            yield tuple(family), _together(changes[eldest])

    def _eldest(self, number: int) -> int:
        elder = self._elder
        while (above := elder.setdefault(number, number)) != number:
            elder[number] = elder[above]
            number = above
        return number


def _together(changes: set[Change]) -> Change:
    """Return the one change that says what all of these are; a year is digits around the word, too."""
    wider = changes - {Change.YEAR} if Change.ENDING in changes else changes
    return next(iter(wider)) if len(wider) == 1 else Change.SEVERAL


def _sharing(
    forms: Mapping[int, Form], candidates: Sequence[Candidate], beside_site: set[Clue]
) -> Iterator[tuple[int, int, Clue]]:
    """Yield each number that has a clue, and the last before it that has it too; gather those found beside a site."""
    last: dict[Clue, int] = {}
    for number, its in forms.items():
        beside = list(clues_beside_site(its, candidates[number].names))
        beside_site.update(beside)
        for clue in chain(beside, clues(its)):
            if (other := last.get(clue, number)) != number:
                yield other, number, clue
            last[clue] = number


def _spelt_alike(forms: Mapping[int, Form], is_known: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for number, its in forms.items():
        if its.wordy:
            first.setdefault(its.stem, number)
    for one, other in edits.near(first):
        if not (is_known(one) and is_known(other)):
            yield first[one], first[other]


_BY_SORT: Final = {
    Sort.YEAR: Change.YEAR,
    Sort.REST: Change.SITE,
    Sort.PART: Change.WORD,
    Sort.WORDS: Change.WORD,
    Sort.START: Change.LAST,
}


def _change(clue: Clue, one: Form, other: Form) -> Change:
    """Return in what two passwords differ that share this clue."""
    if change := _BY_SORT.get(Sort(clue[0])):
        return change
    if one.stem != other.stem:
        return Change.DISGUISE if spelt_out(one.low) == spelt_out(other.low) else Change.SEVERAL
    before, after = years(one.low), years(other.low)
    if before and after and before != after:
        return Change.YEAR
    same_word = one.low.strip(AROUND) == other.low.strip(AROUND)
    return Change.ENDING if same_word and one.low != other.low else Change.DISGUISE
