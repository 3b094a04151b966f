"""What is told of an archive once it was read through? Counts, and nothing that a third person wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from checks.archives.model import Audience, FileRead, Knows, Network, OwnedKind, Place
from checks.ids import MessageId


@dataclass(frozen=True, slots=True)
class Habit:
    """One of the four don'ts, as far as an archive shows it.

    `counts` say how often, of what; `by_quarter` how often in each quarter such as 2026-Q3 (`affected` of `of`).
    `in_export` is False where the archive has no file that could show it: then nothing is known.
    """

    id: str
    in_export: bool
    affected: int
    of: int
    counts: Mapping[str, int]
    by_quarter: Mapping[str, tuple[int, int]]
    limits: tuple[MessageId, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A thing that is known about the person; `topic` is the sensitive one that it touches, or ""."""

    kind: Knows
    what: str = field(repr=False)
    detail: str
    times: int
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Footprint:
    """What they know: how many different things of each kind, which are sensitive, and three that surprise.

    `sensitive` holds the first ones only; `topics` counts them all. A kind that is absent was not in the export.
    """

    counts: Mapping[Knows, int]
    events: int
    topics: Mapping[str, int]
    sensitive: tuple[Example, ...]
    surprising: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A text of the person's that deserves one: it stays in the archive, but for the `quote` of the place itself.

    The quote is for the person's eyes: it is neither stored nor printed. By its `mark` the place is found again in the
    next archive.
    """

    place: Place
    audience: Audience
    at: datetime | None
    link: str = field(repr=False)
    rule: str
    category: str
    severity: int
    span: tuple[int, int]
    quote: str = field(default="", repr=False)
    mark: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may have to stay private, and how often it stands there. For the person's eyes, as a quote is."""

    kind: OwnedKind
    word: str = field(repr=False)
    times: int = 1


@dataclass(frozen=True, slots=True)
class Review:
    """All of it, of one platform. `absent` are the files that an export can have and this one has not.

    A count is None where the archive does not tell it: that is not zero.
    """

    network: Network
    files: tuple[FileRead, ...]
    absent: tuple[str, ...]
    counts: Mapping[str, int | None]
    habits: tuple[Habit, ...]
    footprint: Footprint
    findings: tuple[SecondLook, ...] = ()
    found: Mapping[str, int] = field(default_factory=dict)
    texts: int = 0
    """How many texts of the person's own there are."""
    fine: int = 0
    """How many places would be told, had the person not called them fine."""
    candidates: tuple[Candidate, ...] = ()
    unread: tuple[str, ...] = ()
    """Files that nobody here knows, by their names."""
