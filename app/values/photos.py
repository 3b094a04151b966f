"""What is known of a picture that was looked at, and how is a clean copy made of it?

Values between the process that reads pictures and the one that shows and writes. A copy is a plan: which bytes of the
original are kept, and which few are put between them. So whoever writes it takes nothing apart.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Final

from app.errors import SourceError
from checks.model import MessageId
from checks.photos.judging import Judged, names_a_day
from checks.photos.model import Photo

MOST_MEBIBYTES: Final = 96
"""Above what a telephone makes of 200 million points, with a film behind it (our choice)."""


class PhotoChanged(SourceError):
    """The file is no longer the one that was looked at."""

    message = MessageId("photo.error.changed")


class CopyRefused(SourceError):
    """There is a file of that name already: a copy takes no other's place, least of all that of its original."""

    message = MessageId("photo.error.exists")


class CopyNotWritten(SourceError):
    """The system did not take the copy."""

    message = MessageId("photo.error.not_written")


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes of the original, from `start` up to `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CopyPlan:
    """What a clean copy consists of, of the file with the SHA-256 `digest`."""

    digest: bytes = field(repr=False)
    parts: tuple[Span | bytes, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pixels:
    """A small picture, decoded: three bytes a point, line by line."""

    width: int
    height: int
    rgb: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A picture that was looked at. `preview` and `inner`, the one inside, are None where they cannot be drawn."""

    photo: Photo
    plan: CopyPlan
    preview: Pixels | None = None
    inner: Pixels | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture that lies at `path`, and what it tells."""

    path: Path
    judged: Judged
    looked_at: LookedAt


def made(data: bytes, name: str, plan: CopyPlan) -> bytes:
    """Return the clean copy of the file `data` that is called `name`; PhotoChanged if it is another one by now."""
    if hashlib.sha256(data).digest() != plan.digest:
        raise PhotoChanged(name=name)
    return b"".join(part if isinstance(part, bytes) else data[part.start : part.end] for part in plan.parts)


def proposed_name(name: str) -> str:
    """Return how a clean copy of the file `name` may be called: a name that tells a day is not repeated."""
    path = PurePath(name)
    stem = "picture" if names_a_day(path.stem) or not path.stem else path.stem
    return f"{stem}-clean{path.suffix}"
