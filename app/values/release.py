"""What is a newer version of Bilan, and where is one announced?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

HOST: Final = "releases.bilan.example"
"""Whoever publishes Bilan puts their own host here. `.example` is nobody's (RFC 2606): then nobody is asked."""
_VERSION: Final = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){1,3}")


@dataclass(frozen=True, slots=True)
class Release:
    """A published version: its number, the date of its publication, and the https address of the page about it."""

    version: str
    on: date
    page: str


def is_announced() -> bool:
    """Tell whether this copy names a place where newer versions are announced."""
    return not HOST.endswith(".example")


def is_version(text: str) -> bool:
    """Tell whether `text` is numbers with dots between, as in 1.2.0."""
    return _VERSION.fullmatch(text) is not None


def is_newer(version: str, than: str) -> bool:
    """Tell whether `version` comes after `than`; ValueError if one is no version. 1.2 and 1.2.0 are the same."""
    return _numbers(version) > _numbers(than)


def _numbers(version: str) -> list[int]:
    if not is_version(version):
        raise ValueError
    numbers = [int(number) for number in version.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return numbers
