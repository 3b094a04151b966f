"""How is one question asked so that whoever waits for it can leave at any moment?

What cannot be cut, as the looking up of a name, goes on in a thread that nobody waits for.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Final

from app import log
from app.errors import NetError
from app.net import errors
from app.net.client import Door
from app.net.request import Answer, Request

_OFTEN: Final = 0.05


def answer(door: Callable[[], Door], request: Request, stop: threading.Event) -> Answer:
    """Return the answer to `request`, asked through a door that `door` makes; an exact NetError otherwise.

    Stopped within a moment once `stop` is set.
    """
    told: SimpleQueue[Answer | NetError] = SimpleQueue()
    threading.Thread(target=_ask, args=(door, request, stop, told), daemon=True).start()
    while not stop.is_set():
        with suppress(Empty):
            came = told.get(timeout=_OFTEN)
            if isinstance(came, NetError):
                raise came
            return came
    raise errors.Stopped


def _ask(
    door: Callable[[], Door], request: Request, stop: threading.Event, told: SimpleQueue[Answer | NetError]
) -> None:
    try:
        with door() as opened:
            told.put(opened.ask(request, stop))
    except NetError as error:
        told.put(error)
    except Exception as error:  # noqa: BLE001 - the edge of a thread: whoever waits for it must be told
        log.bug(error)
        told.put(errors.Unexpected())
