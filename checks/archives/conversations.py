"""Who began a conversation, and who went on writing without an answer?

An archive may hold millions of messages in any order, so that of each only its instant and its side is kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

from checks.archives.model import Message, Spotted

_DAY: Final = 24 * 60 * 60
_NEW: Final = 14
"""Days after connecting within which a first message is one to a new contact (our choice)."""


@dataclass(slots=True)
class Conversation:
    """One conversation, while its messages come in."""

    others: tuple[str, ...] = ()
    marks: array[int] = field(default_factory=lambda: array("q"))
    """Of each message: its second, times two, plus one if it is the person's."""
    undated: bool = False
    first: datetime | None = None
    """The person's own first message, and what was spotted in it."""
    spotted: tuple[Spotted, ...] = ()

    def add(self, message: Message, spotted: Sequence[Spotted]) -> None:
        """Take one message."""
        self.others = self.others or message.others
        if message.at is None:
            self.undated = True
            return
        self.marks.append(_second(message.at) * 2 + message.mine)
        if message.mine and (self.first is None or _second(message.at) < _second(self.first)):
            self.first, self.spotted = message.at, tuple(spotted)

    @property
    def opened_by_me(self) -> bool:
        """Whether the earliest message is the person's; with one that has no date, nobody can tell."""
        return bool(self.marks) and not self.undated and min(self.marks) % 2 == 1

    @property
    def opening(self) -> date | None:
        """The day of the person's first message, where it opened the conversation."""
        return self.first.date() if self.first and self.opened_by_me else None

    def is_new_contact(self, connected: date | None) -> bool:
        """Tell whether the person opened it within two weeks of connecting, or without being connected before."""
        if self.opening is None or connected is None:
            return False
        return 0 <= (self.opening - connected).days <= _NEW

    def insisted(self) -> tuple[int, date | None]:
        """Return the longest row of own messages without an answer, and the day of its last.

        Messages within a day of one another count as one: a thought is often sent in pieces.
        """
        longest, day = 0, None
        for length, last in self._rows():
            if length > longest:
                longest, day = length, datetime.fromtimestamp(last, UTC).date()
        return longest, day

    def _rows(self) -> Iterator[tuple[int, int]]:
        length = last = 0
        for mark in sorted(self.marks):
            second, mine = divmod(mark, 2)
            if not mine:
                length = 0
            elif length == 0 or second - last >= _DAY:
                length, last = length + 1, second
                yield length, last


def _second(at: datetime) -> int:
    # An instant without a zone is taken for UTC: only differences count, and all of one file are alike.
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())
