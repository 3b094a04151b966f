"""What do the processes tell one another that look through archives, besides the events of it?"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.checkup.archive_events import ArchiveEvent, ArchiveReviewed, ArchivesDone, LookedThrough
from app.checkup.events import SourceFailed
from app.checkup.wire import Crashed, Kinds
from checks.archives.said import Said


@dataclass(frozen=True, slots=True)
class LookThrough:
    """To the vault process: review these archives, with what the person said before."""

    paths: tuple[Path, ...]
    said: Said = field(default_factory=Said)


ORDERS: Final[Kinds[LookThrough]] = Kinds(LookThrough)
ANSWERS: Final[Kinds[ArchiveEvent | Crashed]] = Kinds(
    LookedThrough, ArchiveReviewed, SourceFailed, ArchivesDone, Crashed
)
