"""What does a running audit tell, in which order?

`SourceOpened` or `SourceFailed` for each file, then `Progress`, `Found` and `CheckDone` mixed as they come, and
`AuditDone` last. An iterator of these values is all that window and command line know of an audit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from checks.facts import Tally
from checks.model import CheckId, Exclusion, FactorElsewhere, Finding, MessageId, Outcome, Param, Person
from checks.secret import Secret


@dataclass(frozen=True, slots=True)
class Source:
    """A file to audit and what opens it (see `app.readers.vaults.reader.Keys` for None against blank).

    `gpg` when the person agreed that gpg is started for it: without that a password store is not opened.
    """

    path: Path
    password: Secret | None = None
    keyfile: Path | None = None
    gpg: bool = False


@dataclass(frozen=True, slots=True)
class AuditRequest:
    """What a person asked for: files to be audited together, with what they told of themselves and their accounts.

    `leaks` is a list of leaked passwords on this computer, or an index of one. Without it, `online` says that the
    person agreed that Pwned Passwords is asked for this audit.
    """

    sources: tuple[Source, ...]
    person: Person = field(default_factory=Person)
    exclusions: tuple[Exclusion, ...] = ()
    elsewhere: tuple[FactorElsewhere, ...] = ()
    leaks: Path | None = None
    online: bool = False


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file is, looked at without a key: its own name, its format, and whether a key must be asked for.

    `gpg` when the person must agree first that gpg is started for it.
    """

    name: str
    format: str
    locked: bool
    gpg: bool = False


@dataclass(frozen=True, slots=True)
class SkippedPart:
    """Something of a file that was not judged; `damaged` if it could not be read, else it is no login."""

    reason: MessageId
    params: Mapping[str, Param]
    count: int
    damaged: bool


@dataclass(frozen=True, slots=True)
class SourceOpened:
    """A file was read: how many logins it gave, and what of it was not taken over; `plain` if anyone can read it."""

    name: str
    format: str
    logins: int
    skipped: tuple[SkippedPart, ...]
    plain: bool = False


@dataclass(frozen=True, slots=True)
class SourceFailed:
    """A file could not be used. `error` is the class name of the `SourceError`, `message` and `params` its sentence."""

    name: str
    error: str
    message: MessageId
    params: Mapping[str, Param]


class Stage(Enum):
    """What the audit is doing."""

    OPENING = "opening"
    READING = "reading"
    JUDGING = "judging"
    COMPARING = "comparing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is. `of` is 0 while the whole is not known; `check` only while judging or comparing."""

    stage: Stage
    done: int
    of: int
    check: CheckId | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, as soon as it is known."""

    finding: Finding


@dataclass(frozen=True, slots=True)
class CheckDone:
    """A check has looked at everything that it could; `reason` says why when the outcome is unknown.

    `private` counts its findings that are only shown in the window of this audit.
    """

    check: CheckId
    outcome: Outcome
    value: float
    tally: Tally
    reason: MessageId | None = None
    private: int = 0


@dataclass(frozen=True, slots=True)
class AuditDone:
    """The audit ended by itself. An iterator that ends without it was cancelled."""

    logins: int


Event = SourceOpened | SourceFailed | Progress | Found | CheckDone | AuditDone
