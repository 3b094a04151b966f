"""What do the processes tell one another that look at mail, pictures and the history of a browser?"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.checkup.events import Progress, SourceFailed
from app.checkup.wire import Crashed, Kinds
from app.values.browsing import Family
from checks.links.mail import Mail
from checks.links.payload import Payload
from checks.links.visited import Looked


@dataclass(frozen=True, slots=True)
class LookAtMail:
    """To the vault process: take this saved e-mail apart."""

    path: Path


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
class LookAtHistory:
    """To the vault process: inspect the addresses in this copy of a browser's history."""

    name: str
    database: Path
    family: Family


@dataclass(frozen=True, slots=True)
class HistoryRead:
    """From the vault process, after its `Progress`: what they come to."""

    looked: Looked


Order = LookAtMail | LookAtPicture | LookAtCopied | LookAtHistory
Told = MailRead | CodesRead | HistoryRead | Progress | SourceFailed

ORDERS: Final[Kinds[Order]] = Kinds(LookAtMail, LookAtPicture, LookAtCopied, LookAtHistory)
ANSWERS: Final[Kinds[Told | Crashed]] = Kinds(MailRead, CodesRead, HistoryRead, Progress, SourceFailed, Crashed)
