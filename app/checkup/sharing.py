"""How do two processes share what can be judged piece by piece?

Judging holds Python's lock, so that threads gain nothing. A copy of the process (`second`) has all pieces as well: both
take from the same pile, and only the numbers of pieces and what they come to pass between them.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Final, Generic, TypeVar

from app.checkup import second, wire

_AHEAD: Final = 2
"""So many pieces the copy has at most: it never waits for this process to have a moment."""

_SWITCH: Final = 0.001
"""Seconds after which a thread lets another go on. By default the copy would wait 5 ms for each new piece."""

_PATIENCE: Final = 20.0
"""Seconds for which this process waits for the last pieces of the copy. Then they are done here."""

_Piece = TypeVar("_Piece")
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Turn:
    """To a copy of this process: the piece of this number is yours."""

    piece: int


_TURNS: Final[wire.Kinds[Turn]] = wire.Kinds(Turn)


class Sharing(Generic[_Piece, _Answer]):
    """Pieces of work that this process does, and a copy of it where that is worth it. To be closed in the end.

    Should the copy fail, what it was given goes back on the pile and nothing is lost.
    """

    def __init__(
        self, pieces: Sequence[_Piece], work: Callable[[_Piece], _Answer], answer: type[_Answer], *, worth_it: bool
    ) -> None:
        """Have `work` done on each of `pieces`, which comes to an `answer`. The copy begins at once."""
        self._pieces: Final = pieces
        self._work: Final = work
        self._answers: Final[wire.Kinds[_Answer]] = wire.Kinds(answer)
        self._left: Final = deque(range(len(pieces)))
        self._done: Final[queue.SimpleQueue[tuple[int, _Answer]]] = queue.SimpleQueue()
        self._second: second.Second | None = None
        self._giving: threading.Thread | None = None
        if worth_it and (copy := second.copied(self._serve)) is not None:
            self._begin(copy)

    def _begin(self, copy: second.Second) -> None:
        giving = threading.Thread(target=self._give, args=(copy,), daemon=True)
        try:
            giving.start()
        except RuntimeError:  # no memory for it
            copy.close()
            return
        sys.setswitchinterval(_SWITCH)
        self._second, self._giving = copy, giving

    def close(self) -> None:
        """End the copy, whatever it is doing."""
        if self._second is not None and self._giving is not None:
            self._second.end()
            self._giving.join()
            self._second.close()

    def done(self) -> Iterator[tuple[_Piece, _Answer]]:
        """Do what is left, and yield each piece with what it came to, also those that the copy did before."""
        for each in self._done_here():
            yield each
            yield from self._ready()
        if self._second is not None and self._giving is not None:
            self._giving.join(_PATIENCE)
            if self._giving.is_alive():
                self._second.end()
                self._giving.join()
        yield from self._ready()
        yield from self._done_here()

    def _done_here(self) -> Iterator[tuple[_Piece, _Answer]]:
        while (number := self._next()) is not None:
            yield self._pieces[number], self._work(self._pieces[number])

    def _ready(self) -> Iterator[tuple[_Piece, _Answer]]:
        while not self._done.empty():
            number, answer = self._done.get()
            yield self._pieces[number], answer

    def _next(self) -> int | None:
        try:
            return self._left.popleft()
        except IndexError:
            return None

    def _give(self, copy: second.Second) -> None:
        """Have pieces done by the copy until none is left."""
        given: deque[int] = deque()
        try:
            while True:
                while len(given) < _AHEAD and (number := self._next()) is not None:
                    given.append(number)
                    wire.send(copy.orders, Turn(number))
                if not given:
                    return
                if (answer := wire.receive(copy.answers, self._answers)) is None:
                    return  # the copy failed
                self._done.put((given.popleft(), answer))
        except (OSError, wire.WireBroken):  # so it did
            pass
        finally:
            self._left.extend(given)

    def _serve(self, orders: IO[bytes], answers: IO[bytes]) -> None:
        """In the copy: do the pieces whose turn it is, and answer each, in their order, with what it came to."""
        while (turn := wire.receive(orders, _TURNS)) is not None:
            wire.send(answers, self._work(self._pieces[turn.piece]))
