"""What does the reader of one kind of file find?"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.readers.photos.errors import TooMuch
from app.values.photos import Span
from checks.photos.model import LONGEST_TEXT, Clue, Format, Way, What, Where

MOST_CLUES = 300
"""Clues of one file: a forged one could name millions (our choice)."""
MOST_STEPS = 200_000
"""Fields, properties and records of one file that are read: some seconds of work, and a hundred times what true files
have (our choice)."""


@dataclass
class Taken:
    """Grows while a file is read. `inner` is a smaller picture of it, as JPEG; `unpacked` and `steps` are so far."""

    format: Format
    way: Way = Way.LEFT_OUT
    size: tuple[int, int] = (0, 0)
    orientation: int = 1
    clues: list[Clue] = field(default_factory=list)
    parts: list[Span | bytes] = field(default_factory=list)
    drops: list[str] = field(default_factory=list)
    inner: bytes | None = None
    unpacked: int = 0
    steps: int = 0
    _told: set[Clue] = field(default_factory=set)

    def step(self, count: int = 1) -> None:
        """Count what was read; TooMuch where it is more than any true file holds."""
        self.steps += count
        if self.steps > MOST_STEPS:
            raise TooMuch

    def tell(
        self, what: What, where: Where, text: str = "", *, amount: int = 0, size: tuple[int, int] = (0, 0)
    ) -> None:
        """Add a clue, unless the same was told or there are too many."""
        self.add(Clue(what, where, short(text), amount=amount, size=size))

    def tell_text(self, what: What, where: Where, text: str) -> None:
        """Add a clue with a value, if there is one."""
        if short(text):
            self.tell(what, where, text)

    def add(self, clue: Clue) -> None:
        """Do the same with one that is made already."""
        if clue not in self._told and len(self.clues) < MOST_CLUES:
            self._told.add(clue)
            self.clues.append(clue)

    def keep(self, start: int, end: int) -> None:
        """Let a clean copy have these bytes of the file; those that follow one another become one span."""
        last = self.parts[-1] if self.parts else None
        if isinstance(last, Span) and last.end == start:
            self.parts[-1] = Span(last.start, end)
        elif start < end:
            self.parts.append(Span(start, end))


def short(text: str) -> str:
    """Return `text` without what surrounds it, cut to the length that is kept."""
    return text.replace("\0", " ").strip()[:LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")
