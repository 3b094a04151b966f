"""How much is done in one turn of the window, so that it never stands still?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Final

_LONG_S: Final = 0.008
"""Half a frame: the other half is for drawing what was done."""
_STEPS: Final = 8


class Pace:
    """How many things are done in one turn: fewer after a slow one, more after a quick one.

    Never more than `most`, which suits a quick computer, and never less than an eighth of it.
    """

    def __init__(self, most: int) -> None:
        """Begin with few: how quick this computer is shows in the first turns."""
        self.most: Final = most
        self.least: Final = max(1, most // _STEPS)
        self.size = self.least

    @contextmanager
    def turn(self) -> Iterator[int]:
        """Lend how many things to do now, and learn from how long they take."""
        began = perf_counter()
        yield self.size
        self.took(perf_counter() - began)

    def took(self, seconds: float) -> None:
        """Let the next turn do half as much after a slow one, twice as much after a quick one."""
        if seconds > _LONG_S:
            self.size = max(self.least, self.size // 2)
        elif seconds < _LONG_S / 2:
            self.size = min(self.most, self.size * 2)
