"""How much is done in one turn of the event loop? Counted, not timed: a slow computer counts the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QAbstractEventDispatcher


class Turns:
    """Counts what is done, turn by turn."""

    def __init__(self) -> None:
        self._turn = 0
        self._done: Counter[int] = Counter()

    def did(self, things: int = 1) -> None:
        """Write down that so many things were done in this turn."""
        self._done[self._turn] += things

    @property
    def total(self) -> int:
        return self._done.total()

    @property
    def most(self) -> int:
        """The most that was done in one turn."""
        return max(self._done.values(), default=0)

    def _next(self) -> None:
        self._turn += 1


@contextmanager
def turns() -> Iterator[Turns]:
    """Lend a count of what is done from now on."""
    counted = Turns()
    loop = QAbstractEventDispatcher.instance()
    assert loop is not None
    loop.awake.connect(counted._next)
    try:
        yield counted
    finally:
        loop.awake.disconnect(counted._next)
