"""What does reading archives tell, in which order?

`LookedThrough` as it goes, `SourceFailed` for what cannot be used, `ArchiveReviewed` for each platform, `ArchivesDone`
last.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.checkup.events import SourceFailed
from checks.archives.review import Review


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """How far it is: bytes read of about how many, all archives together."""

    read: int
    of: int


@dataclass(frozen=True, slots=True)
class ArchiveReviewed:
    """One platform's archive, with the own names of what was given for it."""

    names: tuple[str, ...]
    review: Review


@dataclass(frozen=True, slots=True)
class ArchivesDone:
    """All were read. An iterator that ends without it was cancelled."""


ArchiveEvent = LookedThrough | ArchiveReviewed | SourceFailed | ArchivesDone
