"""What is a list of leaked passwords to whoever asks it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from types import TracebackType
from typing import Final, Protocol, Self

from checks.facts import Leak
from checks.model import MessageId

NOT_FOUND: Final = Leak(0)
"""The answer of a whole list that does not hold the hash."""

NOT_IN_SAMPLE: Final = Leak(None, MessageId("leaks.unknown.sample"))
"""The answer of a sample that does not hold the hash: it may have leaked all the same."""

UNREADABLE_HERE: Final = Leak(None, MessageId("leaks.unknown.damaged"))
"""The answer when the list contradicts itself, or cannot be read, where the hash would stand."""


class Kind(Enum):
    """In which form a list is looked up."""

    INDEX = "index"
    TEXT = "text"
    SAMPLE = "sample"  # a text below 1 MB, in any order, read whole


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a list.

    `hashes` is how many it holds; of a text it is estimated from the length of its lines. `counted` says that it tells
    how often each was seen: a text exactly, an index as a lower bound of 1, 10, 100 or 1,000; without it, every count
    is 1. `whole` says that absence from it means something. `false_alarms` is the chance that a password that is not
    in the list is said to be.
    """

    name: str
    kind: Kind
    bytes: int
    hashes: int
    counted: bool
    whole: bool
    false_alarms: float = 0.0


class Closing:
    """Closes a list at the end of a `with` block."""

    def close(self) -> None:
        """Let go of the file, where one is open."""

    def __enter__(self) -> Self:
        """Return the list itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Close it."""
        self.close()


class LeakList(Protocol):
    """A list that has been found fit for use. Close it after use; it serves one thread at a time."""

    @property
    def about(self) -> About:
        """What is known of the list."""

    def count(self, digest: bytes) -> Leak:
        """Return what the list knows of the password with this SHA-1 digest (20 bytes). Never raises."""

    def counts(self, digests: Iterable[bytes]) -> dict[bytes, Leak]:
        """Return the same for many: faster than one by one where the disk has to be waited for."""

    def close(self) -> None:
        """Let go of the file."""

    def __enter__(self) -> Self:
        """Return the list itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Close it."""
