"""What may the pages about pictures and about the family ask for?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from app.photos import Seen

T = TypeVar("T")
Job = Callable[[threading.Event], Iterator[T]]


class Sharing(Protocol):
    """What one shows of oneself and of others."""

    def look_at(self, path: Path) -> Job[Seen]:
        """Say what a picture tells besides what one sees; SourceError if it cannot be read. Nothing of it is kept."""

    def save_clean(self, seen: Seen, to: Path) -> Job[Seen]:
        """Save a clean copy to a new file, and say what that tells; SourceError if it was not saved."""
