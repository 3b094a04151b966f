"""What may the page "Look back" ask for?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from app.checkup.archive_events import ArchiveEvent
from app.checkup.overview import Overview
from checks.archives.model import Network

T = TypeVar("T")
Job = Callable[[threading.Event], Iterator[T]]


class Archives(Protocol):
    """A person's own data archives, of which nothing is kept but counts and the marks of what they called fine."""

    def look_through(self, paths: tuple[Path, ...]) -> Job[ArchiveEvent]:
        """Review archives. When `ArchivesDone` comes, the counts of each that was read are kept."""

    def call_fine(self, network: Network, mark: bytes, rule: str) -> Job[Overview]:
        """Remember that a place of a text is fine: it is not told again."""

    def take_back(self, mark: bytes) -> Job[Overview]:
        """Let a place be told again."""

    def take_all_back(self, network: Network) -> Job[Overview]:
        """Let every place of a platform be told again."""
