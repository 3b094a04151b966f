"""What can an audit load while a key is derived, which leaves Python and often a processor free?"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from app.checkup.events import AuditRequest
from app.errors import ResourceError
from app.knowledge import rules, wordlist
from checks import suffixes
from checks.passwords import beyond
from checks.vocabulary import CommonWords


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
    try:
        rules.services()
        loaded.put(wordlist.common())
    except ResourceError as error:
        loaded.put(error)
    suffixes.prepare()
    beyond.prepare()


def _given(loaded: CommonWords | ResourceError) -> CommonWords:
    if isinstance(loaded, ResourceError):
        raise loaded
    return loaded
