"""What can an audit load while a key is derived, which leaves Python and often a processor free?"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from app.checkup import reading
from app.checkup.events import AuditRequest
from app.errors import ResourceError


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
    reading.prepare()
    from app.checkup import judgement  # noqa: PLC0415 - this is what takes long

    with suppress(ResourceError):  # told where it is asked for
        judgement.prepare()
