"""How does a downloaded list become an index?

    for event in build(Path("pwnedpasswords.txt"), Path("leaks.index"), stop): ...

Lines stream through a few megabytes of memory; each must be a line and must follow the one before. A build that is
stopped, interrupted or killed goes on where it was when it is started again. The index takes its name at once, when
all of it is proved and on the disk.
"""

from __future__ import annotations

import errno
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.errors import BilanError
from app.leaks import errors, layout, lookup, source
from app.leaks.draft import Draft, Plan
from app.leaks.filling import Filling
from app.leaks.leak_list import About
from app.leaks.source import Source

_KEPT_EVERY: Final = 1024
"""Pieces after which what is done is noted down: half a second of work, of which noting takes some hundredths."""
_TOLD_EVERY: Final = 64
_BYTES_OF_A_HASH: Final = 4.5
"""What an index needs at most: four, a quarter for the count, the rest for the table."""
_HOPELESS: Final = (errors.ListDamaged, errors.ListUnsorted, errors.ListPartial)
"""Of such a list no index comes, so that a draft of it is of no use."""


@dataclass(frozen=True, slots=True)
class Indexing:
    """How much of the list is done, as a share, and how many hashes of it are in the index."""

    share: float
    hashes: int


@dataclass(frozen=True, slots=True)
class Indexed:
    """The index is whole and has its name."""

    about: About


def build(given: Path, target: Path, stop: threading.Event) -> Iterator[Indexing | Indexed]:
    """Build the index `target` from the list `given`: a text, a small text in any order, or a folder of range files.

    Setting `stop` ends the iterator without `Indexed`; the same call goes on later. The `SourceError`s of
    `app.leaks.errors` say why it cannot be done; an index that has the name `target` stays until the new one is whole.
    """
    _expect_free(target)
    found = source.opened(given)
    plan = Plan(found.identity, layout.bits_for(found.hashes), found.counted)
    part = target.with_name(f"{target.name}.part")
    try:
        _expect_room(found, target, part)
        with closing(Draft(part, plan)) as draft:
            yield from _filled(draft, found, stop)
            if not draft.full:
                return
            draft.finish(whole=found.whole)
            with lookup.opened(part) as proved:
                about = replace(proved.about, name=target.name)
            draft.publish(target)
    except OSError as error:
        raise _unwritten(error, found, target) from None
    except _HOPELESS:
        with suppress(OSError):  # that it stays there harms nobody
            part.unlink()
        raise
    yield Indexed(about)


def _filled(draft: Draft, found: Source, stop: threading.Event) -> Iterator[Indexing]:
    """Add the buckets of `found` that `draft` does not have yet; note what was done, however this ends."""
    filling = Filling(draft, found)
    try:
        for n, (at, lines) in enumerate(found.pieces(draft.state.source_at), 1):
            filling.take(at, lines)
            if stop.is_set():
                return
            if n % _KEPT_EVERY == 0:
                draft.keep(filling.source_at)
            if n % _TOLD_EVERY == 0:
                yield Indexing(at / found.length, draft.hashes)
        filling.end()
    finally:
        with suppress(OSError):  # then less is noted as done, and is done again
            draft.keep(filling.source_at)


def _expect_free(target: Path) -> None:
    """See that nothing but an index would be replaced."""
    try:
        with target.open("rb") as stream:
            if stream.read(len(layout.MAGIC)) == layout.MAGIC:
                return
    except FileNotFoundError:
        return
    except OSError:
        pass  # a folder, or something that we may not even read
    raise errors.InTheWay(name=target.name)


def _expect_room(found: Source, target: Path, part: Path) -> None:
    needed = int(found.hashes * _BYTES_OF_A_HASH) + layout.HEADER_ROOM
    there = part.stat().st_size if part.exists() else 0
    if shutil.disk_usage(target.absolute().parent).free + there < needed:
        raise errors.NoRoom(name=target.name, mebibytes=needed >> 20)


def _unwritten(error: OSError, found: Source, target: Path) -> BilanError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        needed = int(found.hashes * _BYTES_OF_A_HASH) + layout.HEADER_ROOM
        return errors.NoRoom(name=target.name, mebibytes=needed >> 20)
    return errors.IndexNotWritten(name=target.name)
