"""How are the addresses of a long history inspected by two processes at once?

As with passwords (see `sharing`): inspecting holds Python's lock, so that threads gain nothing. A second process,
hardened like the first, takes batches from the end of the pile. Should it fail, its batch goes back on the pile.
"""

from __future__ import annotations

import queue
import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from typing import IO, Final, cast

from app.checkup import second, wire
from app.checkup.events import Progress, Stage
from app.checkup.look_messages import DEALS, JUDGED, DealVisits, HistoryRead, VisitsJudged
from app.knowledge import link_rules
from checks.links.visited import Judged, Looker, Visited, judged, own_sites

_AT_A_TIME: Final = 1000
"""Addresses after which it is told how far this is: a twentieth of a second."""
_WORTH_SHARING: Final = 10_000
"""Addresses below which a second process costs more than it brings (some 500 ms to start)."""

Batch = tuple[Visited, ...]


def looked(untrusted: Iterable[Visited]) -> Iterator[Progress | HistoryRead]:
    """Inspect what was visited: tell how far it is, and at the end what it comes to. Errors of `untrusted` go on."""
    rows = iter(untrusted)
    pile: deque[Batch] = deque()
    read = 0
    with closing(_Helper()) as helper:
        while batch := tuple(islice(rows, _AT_A_TIME)):
            pile.append(batch)
            read += len(batch)
            if read >= _WORTH_SHARING:
                helper.start()
            yield Progress(Stage.READING, read, 0)
        known = link_rules.knowledge()
        looker = Looker(known, own := own_sites((row for batch in pile for row in batch), known))
        done = 0
        for batch, told in helper.shared(pile, own):
            looker.take(batch, told)
            done += len(batch)
            yield Progress(Stage.JUDGING, done, read)
    yield HistoryRead(looker.done())


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """In the second process: inspect what arrives on `orders` until it ends, and answer what it comes to."""
    known = link_rules.knowledge()
    while (deal := wire.receive(orders, DEALS)) is not None:
        wire.send(answers, VisitsJudged(judged(deal.urls, known, deal.own)))


class _Helper:
    """The second process, where it is worth it. To be closed in the end."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, unless it runs already."""
        if self._process is None:
            self._process = second.started("judge-visits")

    def close(self) -> None:
        """End it, whatever it is doing."""
        if self._process is not None:
            second.end(self._process)

    def shared(self, pile: deque[Batch], own: frozenset[str]) -> Iterator[tuple[Batch, Judged]]:
        """Judge all of `pile`, here and in the second process, and yield each batch with what it comes to."""
        done: queue.SimpleQueue[tuple[Batch, Judged]] = queue.SimpleQueue()
        thread = None
        if self._process is not None:
            thread = threading.Thread(target=_help, args=(self._process, pile, done, own), daemon=True)
            thread.start()
        for each in _judged_here(pile, own):
            yield each
            yield from _ready(done)
        if thread is not None:
            thread.join()
        yield from _ready(done)
        yield from _judged_here(pile, own)


def _judged_here(pile: deque[Batch], own: frozenset[str]) -> Iterator[tuple[Batch, Judged]]:
    known = link_rules.knowledge()
    while pile:
        try:
            batch = pile.popleft()
        except IndexError:  # the other process took the last one in between
            return
        yield batch, judged((visited.url for visited in batch), known, own)


def _ready(done: queue.SimpleQueue[tuple[Batch, Judged]]) -> Iterator[tuple[Batch, Judged]]:
    while not done.empty():
        yield done.get()


def _help(
    process: subprocess.Popen[bytes],
    pile: deque[Batch],
    done: queue.SimpleQueue[tuple[Batch, Judged]],
    own: frozenset[str],
) -> None:
    batch: Batch | None = None
    try:
        while pile:
            batch = pile.pop()
            done.put((batch, _judged_by(process, batch, own)))
            batch = None
    except (IndexError, OSError, wire.WireBroken):  # the pile was emptied in between, or the other process failed
        pass
    finally:
        if batch is not None:
            pile.append(batch)


def _judged_by(process: subprocess.Popen[bytes], batch: Batch, own: frozenset[str]) -> Judged:
    orders, answers = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)  # both are pipes, see above
    wire.send(orders, DealVisits(tuple(visited.url for visited in batch), own))
    match wire.receive(answers, JUDGED):
        case VisitsJudged(told) if all(0 <= place < len(batch) for place in told.risky):
            return told
        case _:
            raise wire.WireBroken
