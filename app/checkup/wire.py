"""How do values cross the pipe of a vault process?

One line of JSON a message: its type and its value, checked against the type on arrival. This is the only place where
a `Secret` is written as text, and it is written to a pipe only.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO, Any, TypeVar

import msgspec

from app.background import CopiedLinks, CopiedLinksJudged
from app.browsing import Family
from app.checkup import readable
from app.checkup.archive_events import ArchiveReviewed, ArchivesDone, LookedThrough
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
from app.photos import LookedAt
from app.public_lists import PublicLists
from app.ranges import Known, RangeAnswer
from checks.archives.said import Said
from checks.links.mail import Mail
from checks.links.payload import Payload
from checks.links.visited import Judged as VisitsTold
from checks.links.visited import Looked
from checks.model import CheckId, Finding, Login, Person
from checks.own_addresses import SeenAddress
from checks.passwords.progress import Trace
from checks.secret import Secret

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes of one message. The vault process reads hostile files: what it says is bounded too."""


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
class LookAtMail:
    """To the vault process: take this saved e-mail apart."""

    path: Path


@dataclass(frozen=True, slots=True)
class LookThrough:
    """To the vault process: review these archives, with what the person said before."""

    paths: tuple[Path, ...]
    said: Said = field(default_factory=Said)


@dataclass(frozen=True, slots=True)
class MailRead:
    """From the vault process: what is in it."""

    mail: Mail


@dataclass(frozen=True, slots=True)
class LookAtPicture:
    """To the vault process: read the QR codes in this picture."""

    path: Path


@dataclass(frozen=True, slots=True)
class LookAtCopied:
    """To the vault process: the same with the bytes of a picture that has no file. `name` is how errors call it."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class CodesRead:
    """From the vault process: what is in it."""

    codes: tuple[Payload, ...]


@dataclass(frozen=True, slots=True)
class LookAtPhoto:
    """To the vault process: say what this picture tells besides what one sees."""

    path: Path


@dataclass(frozen=True, slots=True)
class PhotoRead:
    """From the vault process: what is in it."""

    seen: LookedAt


@dataclass(frozen=True, slots=True)
class LookAtHistory:
    """To the vault process: inspect the addresses in this copy of a browser's history."""

    name: str
    database: Path
    family: Family


@dataclass(frozen=True, slots=True)
class HistoryRead:
    """From the vault process, after its `Progress`: what they come to."""

    looked: Looked


@dataclass(frozen=True, slots=True)
class Deal:
    """To a judging process: judge these logins by this check."""

    check: CheckId
    logins: tuple[Login, ...]
    today: date
    person: Person


@dataclass(frozen=True, slots=True)
class Judged:
    """From a judging process: a deal is done, and this was found."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class DealVisits:
    """To a judging process: inspect these addresses; `own` are the sites of the person."""

    urls: tuple[str, ...] = field(repr=False)
    own: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class VisitsJudged:
    """From a judging process: what they come to."""

    judged: VisitsTold


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


@dataclass(frozen=True, slots=True)
class Crashed:
    """From a vault process that meets a bug of ours: the error's type and our module and line, never its text."""

    error: str
    place: str


Message = (
    Event
    | Examined
    | Start
    | Look
    | LookAtMail
    | MailRead
    | LookThrough
    | LookedThrough
    | ArchiveReviewed
    | ArchivesDone
    | LookAtPicture
    | LookAtCopied
    | CodesRead
    | LookAtPhoto
    | PhotoRead
    | LookAtHistory
    | HistoryRead
    | CopiedLinks
    | CopiedLinksJudged
    | Deal
    | Judged
    | DealVisits
    | VisitsJudged
    | RangesAsked
    | RangeAnswer
    | Compared
    | Traced
    | AddressesSeen
    | Crashed
)

_TYPES: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        SourceOpened,
        SourceFailed,
        Progress,
        Found,
        CheckDone,
        AuditDone,
        Examined,
        Start,
        Look,
        LookAtMail,
        MailRead,
        LookThrough,
        LookedThrough,
        ArchiveReviewed,
        ArchivesDone,
        LookAtPicture,
        LookAtCopied,
        CodesRead,
        LookAtPhoto,
        PhotoRead,
        LookAtHistory,
        HistoryRead,
        CopiedLinks,
        CopiedLinksJudged,
        Deal,
        Judged,
        DealVisits,
        VisitsJudged,
        RangesAsked,
        RangeAnswer,
        Compared,
        Traced,
        AddressesSeen,
        Crashed,
    )
}
_T = TypeVar("_T")


class _Envelope(msgspec.Struct):
    type: str
    value: msgspec.Raw


class WireBroken(ValueError):
    """A line that is not one of our messages, or is not whole."""


def send(pipe: IO[bytes], message: Message) -> None:
    """Write `message` and flush it; OSError when the other side is gone."""
    try:
        value = msgspec.Raw(_ENCODER.encode(message))
    except UnicodeEncodeError:  # seldom, and searching each message for it would cost all of them
        value = msgspec.Raw(_ENCODER.encode(readable.made(msgspec.to_builtins(message, enc_hook=_to_text))))
    pipe.write(_ENCODER.encode(_Envelope(type(message).__name__, value)) + b"\n")
    pipe.flush()


def receive(pipe: IO[bytes]) -> Message | None:
    """Wait for the next message; None when the other side has ended. WireBroken for anything else."""
    untrusted_line = pipe.readline(LONGEST_LINE)
    if not untrusted_line:
        return None
    try:
        envelope = msgspec.json.decode(untrusted_line, type=_Envelope)
        message: Message = _decoder(envelope.type)(envelope.value)
    except (msgspec.MsgspecError, KeyError) as error:
        # The decoder's own text would quote the value: it must not travel further.
        raise WireBroken from error.__class__()
    return message


@cache
def _decoder(name: str) -> Callable[[msgspec.Raw], Any]:
    decode: Callable[[msgspec.Raw], Any] = msgspec.json.Decoder(_TYPES[name], dec_hook=_from_text).decode
    return decode


def _to_text(value: object) -> str:
    if isinstance(value, Secret):
        with value.revealed() as text:
            return base64.b64encode(text.encode("utf-8", "surrogatepass")).decode("ascii")
    if isinstance(value, Path):
        return base64.b64encode(os.fsencode(value)).decode("ascii")  # its bytes need not be a text
    raise TypeError


def _from_text(kind: type[_T], text: str) -> _T:
    if kind is Secret:
        return kind(base64.b64decode(text).decode("utf-8", "surrogatepass"))  # type: ignore[call-arg]  # kind is Secret
    return kind(os.fsdecode(base64.b64decode(text)))  # type: ignore[call-arg]  # the only other type is Path


_ENCODER = msgspec.json.Encoder(enc_hook=_to_text)
