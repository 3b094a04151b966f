"""What do the processes tell one another that look at a photo?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.checkup.events import SourceFailed
from app.checkup.wire import Crashed, Kinds
from app.values.photos import LookedAt


@dataclass(frozen=True, slots=True)
class LookAtPhoto:
    """To the vault process: say what this picture tells besides what one sees."""

    path: Path


@dataclass(frozen=True, slots=True)
class PhotoRead:
    """From the vault process: what is in it."""

    seen: LookedAt


ORDERS: Final[Kinds[LookAtPhoto]] = Kinds(LookAtPhoto)
ANSWERS: Final[Kinds[PhotoRead | SourceFailed | Crashed]] = Kinds(PhotoRead, SourceFailed, Crashed)
