"""What can an audit load while a key is derived, which leaves Python and often a processor free?"""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Callable
from typing import Final

from app.checkup.events import AuditRequest
from app.errors import ResourceError
from app.knowledge import rules, wordlist
from checks import suffixes
from checks.passwords import beyond
from checks.vocabulary import CommonWords

_LAST: Final = 19
"""Steps of niceness: the most."""


def common_words(request: AuditRequest) -> Callable[[], CommonWords]:
    """Return what gives the common words, and begin to load them and other tables if a key will be derived.

    Without a key nothing is loaded beside: reading holds Python's lock, and the first findings would come later. What
    is returned is to be called once; it raises ResourceError if this installation has no list.
    """
    if all(source.password is None and source.keyfile is None for source in request.sources):
        return wordlist.common
    loaded: queue.SimpleQueue[CommonWords | ResourceError] = queue.SimpleQueue()
    threading.Thread(target=_load, args=(loaded,), daemon=True).start()
    return lambda: _given(loaded.get())


def _load(loaded: queue.SimpleQueue[CommonWords | ResourceError]) -> None:
    stand_back(threading.get_native_id())
    from app.checkup import judgement  # noqa: F401, PLC0415 - for its effect: what judges is loaded

    try:
        rules.services()
        loaded.put(wordlist.common())
    except ResourceError as error:
        loaded.put(error)
    suffixes.prepare()
    beyond.prepare()


def stand_back(thread: int) -> None:
    """Let a thread, or a process by its first thread, go on only where nothing that is waited for could.

    The lanes of Argon2 wait for one another 4 times a pass: one that is held up holds up all.
    """
    if sys.platform == "linux":  # elsewhere a thread has no priority of its own that Python could set
        os.setpriority(os.PRIO_PROCESS, thread, _LAST)


def _given(loaded: CommonWords | ResourceError) -> CommonWords:
    if isinstance(loaded, ResourceError):
        raise loaded
    return loaded
