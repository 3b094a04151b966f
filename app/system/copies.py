"""How is a database copied that another program is using, so that nothing of the copy stays?

A copy lies in a folder of its own that is closed to others. While it is used, a file in it is locked; whatever finds
that file unlocked may delete the folder: whoever made it is gone.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from app.system.errors import (
    DatabaseBusy,
    DatabaseMissing,
    DatabaseNotAllowed,
    DatabaseNotCopied,
    DatabaseTooLarge,
)

MOST_MEBIBYTES: Final = 1024
"""A history of two million rows is half of it (our choice)."""
_PREFIX: Final = "copy-"
_LOCKED: Final = "in-use"
_JOURNAL: Final = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""The start of a rollback journal (SQLite, "Database File Format", 3): zeroed or cut when the transaction is over."""
_TRIES: Final = 5
_BETWEEN: Final = 0.2
_AT_A_TIME: Final = 1024 * 1024
_WAL_HEADER: Final = 32


@contextmanager
def copied(database: Path, name: str, folder: Path) -> Iterator[Path]:
    """Copy the SQLite file `database`, with its `-wal` and `-shm`, into a new folder in `folder`, gone afterwards.

    `name` is how errors call it.
    Raises DatabaseMissing, DatabaseNotAllowed, DatabaseBusy (it is written to all the time, or locked),
    DatabaseTooLarge, DatabaseNotCopied (no room here).
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
    except OSError as error:
        raise DatabaseNotCopied(name=name) from error
    try:
        with (place / _LOCKED).open("wb") as lock:
            _try_lock(lock)
            yield _copy_at_rest(database, place, name)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Delete the copies in `folder` that nobody uses: they stayed when the program or the computer stopped."""
    for place in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if _is_left(place):
                shutil.rmtree(place, ignore_errors=True)


def _is_left(place: Path) -> bool:
    try:
        with (place / _LOCKED).open("r+b") as lock:
            return _try_lock(lock)
    except FileNotFoundError:
        return time.time() - place.stat().st_mtime > _A_MOMENT  # else it is just being made


def _copy_at_rest(database: Path, place: Path, name: str) -> Path:
    """Copy until nothing was written meanwhile: a half-written page would look like damage, or worse, like nothing."""
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_BETWEEN)
        try:
            before = _state(database)
            made = _copy(database, place, name)
            if before == _state(database) and not _is_in_the_middle(database):
                return made
        except FileNotFoundError as error:
            raise DatabaseMissing(name=name) from error
        except PermissionError as error:
            if sys.platform == "win32":  # there, this is what a file says that another program keeps for itself
                continue
            raise DatabaseNotAllowed(name=name) from error
        except OSError as error:
            raise DatabaseNotCopied(name=name) from error
    raise DatabaseBusy(name=name)


def _copy(database: Path, place: Path, name: str) -> Path:
    made = place / "database"
    files = {database: made, **{_beside(database, end): _beside(made, end) for end in ("-wal", "-shm")}}
    room = MOST_MEBIBYTES * 1024 * 1024
    for source, target in files.items():
        target.unlink(missing_ok=True)
        try:
            size = source.stat().st_size
        except FileNotFoundError:
            if source is database:
                raise
            continue
        room -= size
        if room < 0:
            raise DatabaseTooLarge(name=name, limit=MOST_MEBIBYTES)
        _copy_bytes(source, target, size)
    return made


def _copy_bytes(source: Path, target: Path, size: int) -> None:
    """Copy `size` bytes, closed to others; what is appended meanwhile is of a later transaction."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as written, source.open("rb") as read:
        while size > 0 and (block := read.read(min(size, _AT_A_TIME))):
            written.write(block)
            size -= len(block)


def _state(database: Path) -> tuple[int, int, bytes]:
    """Return what changes when pages of `database` are written, or its write-ahead log begins anew."""
    about = database.stat()
    try:
        with _beside(database, "-wal").open("rb") as log:
            start = log.read(_WAL_HEADER)
    except FileNotFoundError:
        start = b""
    return about.st_mtime_ns, about.st_size, start


def _is_in_the_middle(database: Path) -> bool:
    try:
        with _beside(database, "-journal").open("rb") as journal:
            return journal.read(len(_JOURNAL)) == _JOURNAL
    except FileNotFoundError:
        return False


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


def _try_lock(file: BinaryIO) -> bool:
    """Lock `file` until it is closed; tell whether nobody else has. A file system without locks has nobody else."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - this system only

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - POSIX only

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (PermissionError, BlockingIOError):
        return False
    except OSError:
        return True
    return True


_A_MOMENT: Final = 60
"""Seconds between the making of a folder and of the file that says that it is used."""
