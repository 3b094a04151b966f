"""What do the processes of an audit tell one another, besides its events?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from app.checkup.events import (
    AuditDone,
    AuditRequest,
    CheckDone,
    Event,
    Examined,
    Found,
    Progress,
    SourceFailed,
    SourceOpened,
)
from app.checkup.wire import Crashed, Kinds
from app.values.public_lists import PublicLists
from app.values.ranges import Known, RangeAnswer
from checks.own_addresses import SeenAddress
from checks.passwords.progress import Trace


@dataclass(frozen=True, slots=True)
class Start:
    """To the vault process: audit these files, as seen on this local date.

    `known` are earlier answers about leaked passwords; without it, nobody answers a question for ranges. `key` is the
    one under which accounts are recognised; without it, nothing is traced. `lists` are the public ones to judge by.
    """

    request: AuditRequest
    today: date
    known: Known | None = None
    key: bytes | None = None
    lists: PublicLists = field(default_factory=PublicLists)


@dataclass(frozen=True, slots=True)
class Look:
    """To the vault process: say what this file is."""

    path: Path


@dataclass(frozen=True, slots=True)
class RangesAsked:
    """From the vault process, at most once: ask for the ranges of these prefixes. Each is answered, in any order."""

    prefixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """From the vault process: remember how often the password of this fingerprint was seen."""

    fingerprint: bytes
    seen: int


@dataclass(frozen=True, slots=True)
class Traced:
    """From the vault process, after the last check: what is to be compared with the last audit, of some accounts."""

    traces: tuple[Trace, ...]


@dataclass(frozen=True, slots=True)
class AddressesSeen:
    """From the vault process, after the last check: the addresses that are user names, with how many accounts each.

    They go no further than to whoever keeps this run's: none is stored before the person ticks it.
    """

    addresses: tuple[SeenAddress, ...]


Told = Event | Examined | RangesAsked | Compared | Traced | AddressesSeen
"""What a vault process answers to a `Start` or a `Look`."""

ORDERS: Final[Kinds[Start | Look | RangeAnswer]] = Kinds(Start, Look, RangeAnswer)
ANSWERS: Final[Kinds[Told | Crashed]] = Kinds(
    SourceOpened,
    SourceFailed,
    Progress,
    Found,
    CheckDone,
    AuditDone,
    Examined,
    RangesAsked,
    Compared,
    Traced,
    AddressesSeen,
    Crashed,
)
