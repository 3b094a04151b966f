"""How does another store take the place of a profile, so that whatever happens one of the two is there, whole?

The former lies beside it as `<profile>.replaced` until the new one was opened, and for good if it was none of ours.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO, Final

from app import files
from app.store import belongings, connection, copying, envelope
from app.store.connection import Opened
from app.store.errors import StoreInUse
from app.store.profile import Keychain, kept_or_new, needs_passphrase
from checks.secret import Secret

_ENDS: Final = ("", "-wal", ".key")
_LOCKED: Final = 0x40000002
_LOCKED_BYTES: Final = 510
"""What every connection to a database with a WAL keeps locked (SQLite, `os.h`: SHARED_FIRST, SHARED_SIZE)."""


@contextmanager
def replaced(profile: Path, by: Opened, keychain: Keychain | None, passphrase: Secret) -> Iterator[None]:
    """Let a copy of `by` be the profile; the body opens it, and any error of its brings the former back.

    Its key comes from `keychain`; where there is none, or a passphrase locked the former, `passphrase` locks it. This
    process must have let go of the former; StoreInUse if another one has not.
    """
    with connection.translated(profile.name):
        refuse_in_use(profile)
        by_passphrase = keychain is None or needs_passphrase(profile)
        key, lock = envelope.locked(passphrase) if by_passphrase or not keychain else (kept_or_new(keychain), None)
        fresh = copying.draft(profile, "new")
        files.make_empty(fresh)
        try:
            copying.fill(fresh, key, by)
            was_ours = belongings.is_ours(profile, keychain.key() if keychain else None)
            aside = _put_aside(profile)
            try:
                _publish(fresh, lock, profile)
                yield
            except BaseException:
                _put_back(profile, aside)
                raise
            if was_ours:  # else nobody knows what it is: it stays where it was put
                for end in _ENDS:
                    _beside(aside, end).unlink(missing_ok=True)
        finally:
            copying.discard(fresh)


def refuse_in_use(profile: Path) -> None:
    """Raise StoreInUse if another process has `profile` open. This one must not: it would lose its own lock."""
    if not profile.is_file():
        return
    with connection.translated(profile.name), profile.open("r+b") as file:
        if not _is_free(file):
            raise StoreInUse(name=profile.name)


def _put_aside(profile: Path) -> Path:
    names = chain(("",), (f"-{number}" for number in count(2)))
    aside = next(each for end in names if not (each := _beside(profile, f".replaced{end}")).exists())
    for end in _ENDS:
        former = _beside(profile, end)
        if former.exists():
            files.replace_file(_beside(aside, end), former.read_bytes())
    return aside


def _publish(fresh: Path, lock: bytes | None, profile: Path) -> None:
    for end in ("-wal", "-shm"):  # of the former: SQLite would take them for the new one's
        _beside(profile, end).unlink(missing_ok=True)
    files.publish(fresh, profile)
    if lock is None:
        _beside(profile, ".key").unlink(missing_ok=True)
    else:
        files.replace_file(_beside(profile, ".key"), lock)


def _put_back(profile: Path, aside: Path) -> None:
    copying.discard(profile)
    _beside(profile, ".key").unlink(missing_ok=True)
    for end in reversed(_ENDS):
        if _beside(aside, end).exists():
            files.publish(_beside(aside, end), _beside(profile, end))


def _beside(file: Path, end: str) -> Path:
    return file.parent / f"{file.name}{end}"


def _is_free(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - this system only

            file.seek(_LOCKED)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, _LOCKED_BYTES)
        else:
            import fcntl  # noqa: PLC0415 - POSIX only

            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED_BYTES, _LOCKED)
    except (PermissionError, BlockingIOError):
        return False
    return True
