"""What is in this list, and is all of it as it was made?"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.leaks import errors, lookup
from app.leaks.in_index import BlockDamaged, InIndex
from app.leaks.leak_list import About

_TOLD_EVERY: Final = 16


@dataclass(frozen=True, slots=True)
class Proving:
    """Which share of an index was read and is undamaged."""

    share: float


def proved(path: Path, stop: threading.Event) -> Iterator[Proving | About]:
    """Open the list at `path`, read an index from end to end, and yield what is known of it last.

    A text is looked at in many places, as for every look-up. Setting `stop` ends the iterator without `About`. The
    `SourceError`s of `app.leaks.errors` say why the list is of no use.
    """
    with lookup.opened(path) as found:
        if isinstance(found, InIndex):
            yield from _read_through(found, stop)
        if not stop.is_set():
            yield found.about


def _read_through(index: InIndex, stop: threading.Event) -> Iterator[Proving]:
    hashes = 0
    try:
        for n, (buckets, hashes) in enumerate(index.blocks()):  # noqa: B007 - the last one is asked for below
            if stop.is_set():
                return
            if n % _TOLD_EVERY == 0:
                yield Proving(buckets / (1 << index.header.bits))
    except BlockDamaged:
        raise errors.IndexDamaged(name=index.about.name) from None
    except OSError:
        raise errors.ListUnreadable(name=index.about.name) from None
    if hashes != index.header.hashes:
        raise errors.IndexDamaged(name=index.about.name)
