"""Which titles are those of executives, which words are sensitive, and which ones lead to a private name?

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
from checks.archives.model import OwnedKind

_FILE: Final = "rules/archives.toml"
_NAME: Final = r"[A-ZÀ-ÖØ-Þ][\w&]{1,30}"


@dataclass(frozen=True, slots=True)
class _File:
    executive: tuple[str, ...]
    not_executive: tuple[str, ...]
    sensitive: Mapping[str, tuple[str, ...]]
    leading: Mapping[OwnedKind, tuple[str, ...]]
    leading_words: tuple[str, ...]
    ordinary: tuple[str, ...]


@cache
def knowledge() -> Knowledge:
    """Return what the file says; ResourceError if it is not whole."""
    try:
        told = msgspec.convert(tomllib.loads((paths.resources() / _FILE).read_text("utf-8")), _File)
        return Knowledge(
            executive=_any_of(told.executive),
            not_executive=_any_of(told.not_executive),
            sensitive={topic: _any_of(words) for topic, words in told.sensitive.items()},
            leading={kind.value: _after(words) for kind, words in told.leading.items()},
            leading_words=told.leading_words,
            ordinary=_any_of(told.ordinary),
        )
    except (OSError, ValueError, re.error) as error:
        raise ResourceError(detail=_FILE) from error


def _after(words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds a name of at most three words, with capitals, behind one of `words`."""
    return re.compile(rf"(?<!\w)(?i:{'|'.join(words)})\s(?P<name>{_NAME}(?:[ -]{_NAME}){{0,2}})")


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
