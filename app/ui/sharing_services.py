"""What may the pages about pictures and about the family ask for?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from app.knowledge.family import Card
from app.values.photos import Seen

T = TypeVar("T")
Job = Callable[[threading.Event], Iterator[T]]


class Sharing(Protocol):
    """What one shows of oneself and of others."""

    def look_at(self, path: Path) -> Job[Seen]:
        """Say what a picture tells besides what one sees; SourceError if it cannot be read. Nothing of it is kept."""

    def save_clean(self, seen: Seen, to: Path) -> Job[Seen]:
        """Save a clean copy to a new file, and say what that tells; SourceError if it was not saved."""

    @property
    def card(self) -> Card:
        """The questions for a family; ResourceError if this installation is not whole."""

    def agreement(self) -> Job[Mapping[str, str]]:
        """Return the answers that are kept, by the id of their question."""

    def keep_agreement(self, answers: Mapping[str, str]) -> Job[Mapping[str, str]]:
        """Keep `answers` in place of those before, nothing if there are none, and return what is kept."""
