"""Which pairs of passwords does a person who judges them call variants of one another?

`similar.tsv` holds them, one pair a line, written by hand: `label` is `similar` or `different`, `class` says which sort
of variant or of trap it is. The sites are empty where they play no part.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checks.passwords import similar
from tests.builders import facts, login


@dataclass(frozen=True)
class Pair:
    """Two passwords of one person, each with its site, and whether they are variants."""

    similar: bool
    sort: str
    first: str
    second: str
    sites: tuple[str, str]


def pairs() -> list[Pair]:
    """Return all labelled pairs, in the order of the file."""
    with Path(__file__).with_name("similar.tsv").open(encoding="utf-8", newline="") as file:
        return [_pair(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def found(pair: Pair, common_words: Mapping[str, int]) -> bool:
    """Tell whether the check calls the pair variants; `common_words` are words with their ranks."""
    logins = (login(site, password) for site, password in zip(pair.sites, (pair.first, pair.second), strict=True))
    return bool(list(similar.judge(facts(*logins, common_words=common_words))))


def _pair(row: list[str]) -> Pair:
    label, sort, first, second, *sites = row
    one, other = sites or ("first.example", "second.example")
    return Pair(label == "similar", sort, first, second, (one, other))
