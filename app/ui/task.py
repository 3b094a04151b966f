"""How does long work run without the window noticing?

This is the one place of the window that knows threads. A job's values are gathered in a thread and handed over in
batches by a timer of the window's own thread, so that ten thousand findings cost a few redraws, not ten thousand.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import BilanError
from app.ui.pace import Pace
from checks.ids import MessageId

_LOG = logging.getLogger(__name__)
_EVERY_MS = 30
_TURN_OF_A_THREAD_S = 0.0001
"""After so long a thread that computes hands the interpreter over. Python's own is 5 ms: in one turn the window gives
its lock back a hundred times, with each longer call of Qt, and each time may wait so long for it."""
AT_ONCE = 250
"""How many values at most are handed over in one turn of the window; fewer where they are slowly taken in."""


class BugError(BilanError):
    """Something that we did not foresee. `kind` is the exception's class, `place` a file and line of ours."""

    message = MessageId("error.bug")


class Task(QObject):
    """A job on its way.

    `values` carries lists, in order; then comes either `finished` or `failed` with a BilanError, once. After `cancel`
    comes nothing any more. A task lives at least as long as it runs, as a child of `parent`.
    """

    values = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, job: Callable[[threading.Event], Iterator[Any]], parent: QObject) -> None:
        """Prepare `job`; nothing runs yet."""
        super().__init__(parent)
        self._stop = threading.Event()
        self._work = _Work(job, self._stop)
        self._pace = Pace(AT_ONCE)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._hand_over)

    def start(self) -> None:
        """Run the job in a thread of its own."""
        sys.setswitchinterval(_TURN_OF_A_THREAD_S)
        self._work.start()
        self._timer.start()

    def cancel(self) -> None:
        """Ask the job to stop; values that are still on their way are dropped."""
        self._stop.set()
        self._leave()

    def join(self, seconds: float) -> None:
        """Wait for the thread, for at most `seconds`; only sensible after `cancel`, when the window closes."""
        if self._work.is_alive():
            self._work.join(seconds)

    def _hand_over(self) -> None:
        ended = not self._work.is_alive()  # asked before looking, or the last values could be missed
        batch = list(self._work.taken(self._pace.size))
        if batch:
            with self._pace.turn():
                self.values.emit(batch)
        elif ended and not self._stop.is_set():
            self._end()

    def _end(self) -> None:
        self._leave()
        if self._work.error is None:
            self.finished.emit()
        else:
            self.failed.emit(self._work.error)

    def _leave(self) -> None:
        self._timer.stop()
        self.setParent(None)  # from now on, it lives only as long as somebody looks at it


class _Work(threading.Thread):
    """The thread of one task. It knows no Qt: what it made is fetched from it.

    A daemon, because a keychain that waits for its person cannot be interrupted and must not keep the program alive.
    """

    def __init__(self, job: Callable[[threading.Event], Iterator[Any]], stop: threading.Event) -> None:
        super().__init__(name="task", daemon=True)
        self.error: BilanError | None = None
        self._job = job
        self._stop_asked = stop
        self._made: deque[Any] = deque()

    def run(self) -> None:
        """Do the job; every exception becomes a value, because nobody could catch it here."""
        try:
            for value in self._job(self._stop_asked):
                if self._stop_asked.is_set():
                    break
                self._made.append(value)
        except BilanError as error:
            self.error = error.with_traceback(None)
        except Exception as error:  # noqa: BLE001 - an edge: what we did not foresee is shown, not lost in a thread
            self.error = _bug(error)

    def taken(self, most: int) -> Iterator[Any]:
        """Yield, and forget, at most `most` of the values made so far."""
        for _ in range(most):
            try:
                yield self._made.popleft()
            except IndexError:
                return


def _bug(error: Exception) -> BugError:
    # Type and place only: the text of a foreign exception may quote what it choked on.
    kind, place = type(error).__name__, _place(error.__traceback__)
    _LOG.error("%s at %s", kind, place)
    return BugError(kind=kind, place=place)


def _place(traceback: TracebackType | None) -> str:
    place = "?"
    while traceback is not None:
        code = traceback.tb_frame.f_code
        place = f"{Path(code.co_filename).name}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
