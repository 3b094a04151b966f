"""How does a vault process get a second one, to share its work with?

On Linux it makes a copy of itself once it has read and loaded everything: the copy has it all at once, and no secret
crosses another pipe. It is hardened as the first one is, and ends with it. Elsewhere a process cannot be copied, or not
safely: there it works by itself (`packaging/decisions/023-a-copy-shares-the-work.md`).
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import IO, NoReturn

from app.checkup import guard

Serve = Callable[[IO[bytes], IO[bytes]], None]
"""Takes orders from the first stream until it ends, and answers on the second."""


class Second:
    """A copy of this process. To be closed in the end."""

    def __init__(self, process: int, orders: int, answers: int) -> None:
        """Take its number, and our ends of its two pipes."""
        self._process: int | None = process
        self.orders = os.fdopen(orders, "wb")
        self.answers = os.fdopen(answers, "rb")

    def end(self) -> None:
        """End it, whatever it is doing. Whoever waits for its answers is told that there are no more."""
        if self._process is not None:
            os.kill(self._process, signal.SIGKILL)  # it is ours until it is waited for, dead or not
            os.waitpid(self._process, 0)
            self._process = None

    def close(self) -> None:
        """End it, and give its pipes back."""
        self.end()
        for pipe in (self.orders, self.answers):
            with suppress(OSError):  # what it was about to be told is lost
                pipe.close()


def copied(serve: Serve) -> Second | None:
    """Return a copy of this process that does `serve` and nothing else; None where it cannot be had, or gains nothing.

    What other threads were doing at this moment, the copy finds half done: only what none of them touches may be used
    by `serve`.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1:
        return None
    ends: list[int] = []
    try:
        ends += os.pipe()
        ends += os.pipe()
        process = _forked(serve, ends)
    except guard.Refused:  # which is an OSError too
        raise
    except OSError:  # no more files, processes or memory
        for end in ends:
            os.close(end)
        return None
    orders_end, orders, answers, answers_end = ends
    os.close(orders_end)
    os.close(answers_end)
    return Second(process, orders, answers)


def _forked(serve: Serve, ends: list[int]) -> int:
    """Return the number of the copy; in the copy, do not return."""
    orders_end, orders, answers, answers_end = ends
    with warnings.catch_warnings():
        # Python 3.12 warns of locks that other threads hold: here one waits for orders, and the copy needs none of its.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
        if not process:  # nothing may come between, or a copy would go on as if it were the first process
            _live(serve, (orders, answers), (orders_end, answers_end))
    return process


def _live(serve: Serve, ours: tuple[int, int], theirs: tuple[int, int]) -> NoReturn:
    """Be the copy, until the first process closes its pipe or is gone."""
    code = 1
    try:
        for end in ours:
            os.close(end)
        for end, standard in zip(theirs, (_INPUT, _OUTPUT), strict=True):
            os.dup2(end, standard)  # in place of the first process's own, which would seem open when that is gone
            os.close(end)
        with os.fdopen(_INPUT, "rb") as orders, os.fdopen(_OUTPUT, "wb") as answers:
            serve(orders, answers)
        code = 0
    finally:
        os._exit(code)


_INPUT, _OUTPUT = 0, 1
