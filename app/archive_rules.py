"""Which titles are those of executives, and which words make what is known about a person sensitive?

They are data in `resources/rules/archives.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import msgspec

from app import paths
from app.errors import ResourceError
from checks.archives.knowledge import Knowledge

_FILE: Final = "rules/archives.toml"


@dataclass(frozen=True, slots=True)
class _File:
    executive: tuple[str, ...]
    not_executive: tuple[str, ...]
    sensitive: Mapping[str, tuple[str, ...]]


@cache
def knowledge() -> Knowledge:
    """Return what the file says; ResourceError if it is not whole."""
    try:
        told = msgspec.convert(tomllib.loads((paths.resources() / _FILE).read_text("utf-8")), _File)
        return Knowledge(
            executive=_any_of(told.executive),
            not_executive=_any_of(told.not_executive),
            sensitive={topic: _any_of(words) for topic, words in told.sensitive.items()},
        )
    except (OSError, ValueError, re.error) as error:
        raise ResourceError(detail=_FILE) from error


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
