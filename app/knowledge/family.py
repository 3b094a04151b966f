"""What does a family talk about before they share things of each other?

It is data of the catalogue: English, to be passed through `words.text`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

import msgspec

from app import paths
from app.errors import ResourceError

NAMES = "names"
"""The key under which the names of those who agree stand among the answers."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to agree on; `fix` is an example of an answer."""

    id: str
    short: str
    question: str
    fix: str


@dataclass(frozen=True, slots=True)
class Card:
    """All questions, in their order."""

    question: tuple[Question, ...]


@cache
def load() -> Card:
    """Return the card of this installation; ResourceError if it is not whole."""
    place = paths.resources() / "catalogue" / "family.toml"
    try:
        return msgspec.convert(tomllib.loads(place.read_text("utf-8")), Card)
    except (OSError, ValueError) as error:  # a msgspec or TOML error is a ValueError
        raise ResourceError(detail="catalogue/family.toml") from error
