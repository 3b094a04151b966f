"""What is to be done in the first ten minutes after a wrong click, and who helps?

It is data of the catalogue: English, to be passed through `words.text`. All of it is there without a network.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

import msgspec

from app import paths
from app.errors import ResourceError


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, and how."""

    title: str
    fix: str


@dataclass(frozen=True, slots=True)
class Case:
    """What happened; `why` says what counts now, `steps` are in their order."""

    id: str
    title: str
    why: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """Somebody who helps. `phone` and `address` are empty where there is none; so is `country` for any country."""

    title: str
    why: str
    phone: str
    address: str
    country: str


@dataclass(frozen=True, slots=True)
class Emergency:
    """All cases, the mildest first, and all who help."""

    case: tuple[Case, ...]
    channel: tuple[Channel, ...]


@cache
def load() -> Emergency:
    """Return the page of this installation; ResourceError if it is not whole."""
    place = paths.resources() / "catalogue" / "emergency.toml"
    try:
        return msgspec.convert(tomllib.loads(place.read_text("utf-8")), Emergency)
    except (OSError, ValueError) as error:  # a msgspec or TOML error is a ValueError
        raise ResourceError(detail="catalogue/emergency.toml") from error
