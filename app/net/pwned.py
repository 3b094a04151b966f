"""How often was a password seen in leaks? Pwned Passwords answers without learning which password is meant.

The service and its exact answers: `exposure-services`, section 1.2, from its published source. An answer counts only
when it proves that it is whole (section 5.5): whoever cuts it off would otherwise make leaked passwords look fine.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from queue import Empty, SimpleQueue
from typing import Final

from app import log
from app.errors import NetError
from app.net import errors
from app.net.client import Door
from app.net.request import Answer, Request
from app.values.outside import Recipient
from app.values.ranges import PREFIX, RangeAnswer, Ranges
from checks.model import MessageId

PURPOSE: Final = MessageId("purpose.leaks")

_AT_ONCE: Final = 8
"""Connections at one time. Bitwarden takes 100; a busy service or a home router is better served by few."""
_IN_A_ROW: Final = 2 * _AT_ONCE
"""After so many failures without one answer between, the others would fail alike, and are not sent."""
_OFTEN: Final = 0.05
_LEAST_PADDING: Final = 10
_LINE: Final = re.compile(r"([0-9A-F]{35}):([0-9]{1,18})")


def request(prefix: str) -> Request:
    """Return the question for the range of `prefix`; ValueError for anything but five hexadecimal capitals.

    What asks may be a process that a hostile file has taken over: nothing else of it can leave through here.
    """
    if not PREFIX.fullmatch(prefix):
        raise ValueError
    return Request(Recipient.PWNED_PASSWORDS, PURPOSE, f"/range/{prefix}", prefix, {"Add-Padding": "true"})


def ranges(door: Callable[[], Door]) -> Ranges:
    """Return what asks the service for ranges, through the doors that `door` makes."""

    def asked(prefixes: Sequence[str], stop: threading.Event) -> Iterator[RangeAnswer]:
        return _Round(prefixes, stop, door).answers()

    return asked


def parsed(answer: Answer) -> Mapping[str, int]:
    """Return the leaked suffixes of a whole, padded answer with their counts; Changed or Incomplete for any other.

    Whole means: lines joined by CR LF, in order, each once, then at least ten lines of padding, which count 0.
    """
    if answer.content_type != "text/plain":
        raise errors.Changed
    if not answer.body:
        raise errors.Incomplete
    lines = [_LINE.fullmatch(line) for line in answer.body.decode("ascii", "replace").split("\r\n")]
    rows = [(line[1], int(line[2])) for line in lines if line]
    if not rows:  # not even the beginning is a range
        raise errors.Changed
    if len(rows) != len(lines):
        raise errors.Incomplete
    found = [row for row in rows if row[1]]
    in_order = all(before < after for (before, _), (after, _) in pairwise(found))
    padding = rows[len(found) :]
    if not in_order or len(padding) < _LEAST_PADDING or any(count for _, count in padding):
        raise errors.Incomplete
    return dict(found)


class _Round:
    """One run over many prefixes, by several threads."""

    def __init__(self, prefixes: Sequence[str], stop: threading.Event, door: Callable[[], Door]) -> None:
        """Ask for `prefixes` in an order of chance: the order of a vault would tell something of it."""
        shuffled = sorted(set(prefixes))
        secrets.SystemRandom().shuffle(shuffled)
        self._door = door
        self._stop = stop
        self._count = len(shuffled)
        self._left: SimpleQueue[str] = SimpleQueue()
        self._told: SimpleQueue[RangeAnswer] = SimpleQueue()
        self._over = threading.Event()
        self._failures = 0
        self._reason = errors.Unexpected.message
        for prefix in shuffled:
            self._left.put(prefix)

    def answers(self) -> Iterator[RangeAnswer]:
        """Yield one answer for each prefix; end early, within a moment, once `stop` is set."""
        workers = [threading.Thread(target=self._work, daemon=True) for _ in range(min(_AT_ONCE, self._count))]
        for worker in workers:
            worker.start()
        try:
            told = 0
            while told < self._count and not self._stop.is_set():
                with suppress(Empty):
                    answer = self._told.get(timeout=_OFTEN)
                    told += 1
                    yield answer
        finally:
            self._over.set()
            for worker in workers:  # a cut exchange is written down at once; one that looks up a name ends by itself
                worker.join(_OFTEN)

    def _work(self) -> None:
        try:
            with self._door() as door:
                while not self._over.is_set() and (prefix := self._next()) is not None:
                    self._told.put(self._asked(door, prefix) if self._failures < _IN_A_ROW else self._unknown(prefix))
        except Exception as error:  # noqa: BLE001 - the edge of a thread: whoever waits for it must be told
            log.bug(error)
            while (prefix := self._next()) is not None:
                self._told.put(self._unknown(prefix))

    def _next(self) -> str | None:
        try:
            return self._left.get_nowait()
        except Empty:
            return None

    def _asked(self, door: Door, prefix: str) -> RangeAnswer:
        try:
            counts = parsed(door.ask(request(prefix), self._over))
        except NetError as error:
            self._reason = error.message
        except Exception as error:  # noqa: BLE001 - as in `_work`
            log.bug(error)
        else:
            self._failures = 0
            return RangeAnswer(prefix, counts)
        door.close()  # whoever spoiled this answer may end the connection at any moment, and the next question with it
        self._failures += 1
        return self._unknown(prefix)

    def _unknown(self, prefix: str) -> RangeAnswer:
        return RangeAnswer(prefix, None, self._reason)
