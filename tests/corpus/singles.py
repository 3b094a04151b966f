"""Which single passwords does a person who judges them call weak?

`strength.tsv` holds them, one a line, labelled by hand: `label` is `weak` or `strong`, `class` says which sort of
weakness, of strength or of trap it is. Site and user are empty where they play no part. What was drawn by chance, with
a generator or from a list of words for dice, is strong; so is what hides a word or a date in enough of that.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from checks.passwords import strength
from checks.vocabulary import CommonWords
from tests.builders import facts, login


@dataclass(frozen=True)
class Single:
    """A password with the login that has it, and whether it is weak there."""

    weak: bool
    sort: str
    password: str
    site: str
    user: str


def singles() -> list[Single]:
    """Return all labelled passwords, in the order of the file."""
    with Path(__file__).with_name("strength.tsv").open(encoding="utf-8", newline="") as file:
        return [_single(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def found(single: Single, words: CommonWords) -> bool:
    """Tell whether the check calls the password weak."""
    it = login(single.site, single.password, single.user)
    return bool(list(strength.judge(facts(it, common_words=words))))


def _single(row: list[str]) -> Single:
    label, sort, password, site, user = [*row, "", ""][:5]
    return Single(label == "weak", sort, password, site or "x1.example", user or "u2")
