"""When may the next question be asked, so that a service's limit is kept?"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

from app.net import errors

_LONGEST: Final = 61.0
"""Seconds that are waited at most: whoever needs more is told to come back."""


class Pace:
    """Counts questions in windows that slide, which keeps a limit however the service cuts its own."""

    def __init__(self, limits: Iterable[tuple[int, float]], clock: Callable[[], float] = time.monotonic) -> None:
        """Keep all of `limits`: so many questions in so many seconds. `clock` counts seconds and never goes back."""
        self._limits: Final = tuple(limits)
        self._clock: Final = clock
        self._asked: Final[deque[float]] = deque(maxlen=max(most for most, _ in self._limits))

    def turn(self, stop: threading.Event) -> None:
        """Wait until a question may be asked, and count it. Busy if that takes too long; Stopped once `stop` is set."""
        while (pause := self.pause()) > 0:
            if pause > _LONGEST:
                raise errors.Busy(pause)
            if stop.wait(pause):
                raise errors.Stopped
        if stop.is_set():
            raise errors.Stopped
        self._asked.append(self._clock())

    def pause(self) -> float:
        """Return the seconds after which the next question may be asked, 0 for now."""
        now = self._clock()
        return max(0.0, *(self._until(most, seconds) - now for most, seconds in self._limits))

    def _until(self, most: int, seconds: float) -> float:
        return self._asked[-most] + seconds if len(self._asked) >= most else 0.0
