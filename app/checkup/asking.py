"""Who answers when a vault process asks for ranges?

The parent does, in a thread of its own, so that the audit's events are followed meanwhile. It sees prefixes and public
lists only, and what it remembers for the next run are fingerprints.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Final

from app.checkup import wire
from app.checkup.audit_messages import Compared, RangesAsked
from app.errors import StoreError
from app.values.ranges import PREFIX, Known, RangeAnswer, Ranges
from checks.passwords import leaked

_TOGETHER: Final = 25
"""Answers that are remembered in one transaction; a crash loses at most so many, and they are asked for again."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What may be asked for an audit: `ranges` asks, `known` was answered before, `remember` keeps new answers."""

    ranges: Ranges
    known: Known
    remember: Callable[[Sequence[tuple[bytes, int]]], None]


class Answering:
    """Answers one vault process."""

    def __init__(self, outside: Outside) -> None:
        """Answer with what `outside` may ask."""
        self._outside: Final = outside
        self._gone: Final = threading.Event()
        self._asking: threading.Thread | None = None
        self._compared: list[tuple[bytes, int]] = []

    def ask(self, asked: RangesAsked, orders: IO[bytes]) -> None:
        """Begin to ask, and send each answer to `orders`. WireBroken if this is not what an honest process asks."""
        if self._asking is not None or not all(map(PREFIX.fullmatch, asked.prefixes)):
            raise wire.WireBroken
        self._asking = threading.Thread(target=self._answer, args=(asked.prefixes, orders), daemon=True)
        self._asking.start()

    def remember(self, compared: Compared) -> None:
        """Remember an answer, together with others."""
        self._compared.append((compared.fingerprint, compared.seen))
        if len(self._compared) >= _TOGETHER:
            self._keep()

    def end(self) -> None:
        """Ask nothing more and remember what is left. The vault process must be gone, so that no pipe blocks."""
        self._gone.set()
        if self._asking is not None:
            self._asking.join()
        self._keep()

    def _answer(self, prefixes: Sequence[str], orders: IO[bytes]) -> None:
        left = set(prefixes)
        try:
            for answer in self._outside.ranges(prefixes, self._gone):
                wire.send(orders, answer)
                left.discard(answer.prefix)
            for prefix in left:  # whoever waits must not wait for ever
                wire.send(orders, RangeAnswer(prefix, None, leaked.NOT_ASKED))
        except (OSError, ValueError):  # the vault process is gone, and its pipe closed
            return

    def _keep(self) -> None:
        compared, self._compared = self._compared, []
        with suppress(StoreError):  # the answer was given; at worst it is asked for again
            if compared:
                self._outside.remember(compared)


@contextmanager
def answering(outside: Outside | None) -> Iterator[Answering | None]:
    """Answer a vault process that starts and ends within; None if nobody may be asked."""
    if outside is None:
        yield None
        return
    answers = Answering(outside)
    try:
        yield answers
    finally:
        answers.end()
