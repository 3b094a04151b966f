"""How is the list of leaked passwords asked without naming a password?

By the first 5 of the 40 characters of its SHA-1: the answer holds every leaked password that begins alike, and whoever
asked compares the rest (k-anonymity; Junade Ali and Troy Hunt, 2018).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from checks.model import MessageId

PREFIX: Final = re.compile(r"[0-9A-F]{5}")
"""All that may travel of a password."""


@dataclass(frozen=True, slots=True)
class RangeAnswer:
    """The leaked passwords whose hash begins with `prefix`, or why they are not known.

    `counts` has the other 35 characters of each hash and how often it was seen, at least once. It is None when there
    was no complete answer; `reason` then says why.
    """

    prefix: str
    counts: Mapping[str, int] | None
    reason: MessageId | None = None


Ranges = Callable[[Sequence[str], threading.Event], Iterator[RangeAnswer]]
"""Asks for the ranges of distinct prefixes and yields one answer each, in any order, until the event is set."""


@dataclass(frozen=True, slots=True)
class Known:
    """Answers of an earlier run: the fingerprint of a password under `key`, and how often it was seen."""

    key: bytes
    answers: tuple[tuple[bytes, int], ...]
