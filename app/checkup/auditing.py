"""How does the vault process get from files to findings?"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import IO

from app.checkup import preparing, reading, wire
from app.checkup.audit_messages import ORDERS, Look, Start, Told
from app.checkup.events import AuditDone, AuditRequest, Event, Progress, SourceFailed, SourceOpened, Stage
from app.values.ranges import RangeAnswer
from checks.model import Login


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Do the one thing that `orders` asks for; end at once when whoever asked is gone."""
    order = wire.receive(orders, ORDERS)
    told: queue.SimpleQueue[RangeAnswer] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(orders, told), daemon=True).start()
    match order:
        case Start():
            for message in audit(order, told.get):
                wire.send(answers, message)
        case Look(path):
            wire.send(answers, reading.examined(path))
        case _:
            raise wire.WireBroken


def audit(order: Start, answers: Callable[[], RangeAnswer]) -> Iterator[Told]:
    """Read the files that `order` names and judge their logins together.

    `answers` waits for the parent's next answer.
    """
    logins: list[Login] = []
    complete = True
    loaded = preparing.beside_a_key(order.request)
    for event in _gather(order.request, logins):
        complete = complete and _is_whole(event)
        yield event
    loaded()  # also because a copy of this process may be made, which must find nothing half loaded (`second`)
    from app.checkup import judgement  # noqa: PLC0415 - not before a file is opened: it was loaded beside its key

    yield from judgement.told(order, logins, answers, complete=complete)
    yield AuditDone(len(logins))


def _listen(orders: IO[bytes], told: queue.SimpleQueue[RangeAnswer]) -> None:
    """Pass on the answers that arrive, and end with whoever gives them."""
    with suppress(wire.WireBroken):
        while isinstance(message := wire.receive(orders, ORDERS), RangeAnswer):
            told.put(message)
    os._exit(0)  # the other side closed the pipe, died, or talks nonsense


def _gather(request: AuditRequest, logins: list[Login]) -> Iterator[Event]:
    for number, (source, name) in enumerate(zip(request.sources, reading.names(request), strict=True)):
        yield Progress(Stage.OPENING, number, len(request.sources))
        yield from reading.read(source, name, logins)


def _is_whole(event: Event) -> bool:
    match event:
        case SourceFailed():
            return False
        case SourceOpened(skipped=skipped):
            return not any(part.damaged for part in skipped)
        case _:
            return True
