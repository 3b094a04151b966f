"""What can an audit load while a key is derived, which leaves Python and often a processor free?"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from app.checkup import reading
from app.checkup.events import AuditRequest
from app.errors import ResourceError

_LAST: Final = 19
"""Steps of niceness: the most."""


def beside_a_key(request: AuditRequest) -> Callable[[], None]:
    """Begin to load what reads the content and judges, if a key will be derived; return what waits until that is done.

    Without a key nothing is loaded beside: reading holds Python's lock, and the first findings would come later.
    """
    if all(source.password is None and source.keyfile is None for source in request.sources):
        return lambda: None
    loading = threading.Thread(target=_load, daemon=True)
    loading.start()
    return loading.join


def _load() -> None:
    stand_back(threading.get_native_id())
    reading.prepare()
    from app.checkup import judgement  # noqa: PLC0415 - this is what takes long

    with suppress(ResourceError):  # told where it is asked for
        judgement.prepare()


def stand_back(thread: int) -> None:
    """Let a thread, or a process by its first thread, go on only where nothing that is waited for could.

    The lanes of Argon2 wait for one another 4 times a pass: one that is held up holds up all.
    """
    if sys.platform == "linux":  # elsewhere a thread has no priority of its own that Python could set
        os.setpriority(os.PRIO_PROCESS, thread, _LAST)
