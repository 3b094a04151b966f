"""How is an encrypted SQLite file opened, and what do its errors mean?

The cipher is ChaCha20-Poly1305, SQLite3 Multiple Ciphers' own default: each page is authenticated, so a changed byte
is an error and never an answer, and of the authenticated ciphers on offer it is the standard one (RFC 8439) that needs
no special processor. The key is raw: 32 random bytes need no derivation, and opening costs no time.
"""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import apsw

from app.errors import StoreError
from app.store.errors import (
    NotAStore,
    StoreBusy,
    StoreDamaged,
    StoreFull,
    StoreIsCopy,
    StoreReadOnly,
    StoreUnreachable,
    WrongKey,
)

Execute = Callable[[str, tuple[Any, ...]], Any]
"""Runs one statement with its bindings and gives its rows."""

BUSY_MS = 3000
"""How long another process may hold the file before we give up; our own transactions take milliseconds."""

COPY: Final = b"Bilan whole copy"
"""What a copy of a whole store begins with (`app.store.whole_copy`)."""
_PLAIN = b"SQLite format 3\x00"
_MARK_BYTES = 16
_KEY_BYTES = 32


class Opened:
    """A connection whose errors are ours."""

    def __init__(self, path: Path, sqlite: apsw.Connection) -> None:
        """Wrap `sqlite`, which has its key, and which belongs to the file `path`."""
        self.path: Final = path
        self.sqlite: Final = sqlite

    def execute(self, sql: str, bindings: tuple[Any, ...] = ()) -> list[Any]:
        """Run one statement and return its rows; a `StoreError` if it could not be run."""
        with translated(self.path.name, self.sqlite):
            rows: list[Any] = self.sqlite.execute(sql, bindings).fetchall()
            return rows

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what is run inside one change: on the disk at the end, or undone by any exception.

        It takes the write lock at once: a lock that is only asked for in the middle could be refused in the middle.
        """
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            self._undo()
            raise

    def version(self) -> int:
        """Return the version of the tables; 0 for a file that has none yet."""
        return int(self.execute("PRAGMA user_version")[0][0])

    def close(self) -> None:
        """Let the file go; closing twice does nothing."""
        with translated(self.path.name):
            self.sqlite.close()

    def _undo(self) -> None:
        # SQLite has already undone the transaction by itself after a full disk or an I/O error.
        if self.sqlite.in_transaction:
            self.execute("ROLLBACK")


def unlock(path: Path, key: bytes) -> Opened:
    """Open the file `path`, which may be empty, with a 32-byte `key`; an exact `StoreError` otherwise.

    Nothing is written to the file, nor to a WAL that a crash left beside it, until `harden`.
    """
    beginning = _beginning(path)
    with translated(path.name):
        # Absolute, for SQLite takes some names for something else than a file.
        sqlite = apsw.Connection(str(path.absolute()), apsw.SQLITE_OPEN_READWRITE)
        opened = Opened(path, sqlite)
        try:
            sqlite.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
            sqlite.set_busy_timeout(BUSY_MS)
            _give_key(opened, key)
            _prove(opened, key, beginning)
        except BaseException:
            sqlite.close()
            raise
    return opened


def peek(path: Path, key: bytes) -> Opened:
    """Open the file `path` to read it only; an exact `StoreError` otherwise. No file beside it is made or changed.

    To read a WAL, SQLite keeps a file of shared memory; without one, the file is told to be immutable and needs none.
    """
    beginning = _beginning(path)
    with translated(path.name):
        wal = path.with_name(f"{path.name}-wal")
        alone = not (wal.exists() and wal.stat().st_size)
        address = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"
        sqlite = apsw.Connection(address, apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
        opened = Opened(path, sqlite)
        try:
            sqlite.set_busy_timeout(BUSY_MS)
            _give_key(opened, key)
            _prove_key(opened, key, beginning)
        except BaseException:
            sqlite.close()
            raise
    return opened


def refuse_foreign(path: Path) -> None:
    """Raise NotAStore if there is something at `path` that no key of ours could have made; StoreIsCopy for a copy."""
    with translated(path.name):
        if path.is_file() and _beginning(path) == COPY:
            raise StoreIsCopy(name=path.name)
        if path.exists() and (not path.is_file() or _beginning(path) == _PLAIN):
            raise NotAStore(name=path.name or str(path))


def inspect(opened: Opened) -> None:
    """Read every page, whose cipher then vouches for it; StoreDamaged if one is not as it was written."""
    if opened.execute("PRAGMA quick_check(1)") != [("ok",)]:
        raise StoreDamaged(name=opened.path.name)


def harden(opened: Opened) -> None:
    """Let every acknowledged transaction survive a crash and a power cut, and overwrite what is deleted."""
    opened.execute("PRAGMA journal_mode = WAL")
    opened.execute("PRAGMA synchronous = FULL")
    opened.execute("PRAGMA fullfsync = ON")  # macOS otherwise leaves it to the disk when it writes
    opened.execute("PRAGMA secure_delete = ON")
    opened.execute("PRAGMA temp_store = MEMORY")
    opened.sqlite.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)


def mark(key: bytes) -> bytes:
    """Return the 16 bytes that a file made with `key` begins with.

    A raw key uses no salt, so the place of the salt is free: a one-way mark of the random key there tells a wrong key
    from a damaged file. It shows no more than whether two files have the same key.
    """
    return hashlib.blake2b(key, digest_size=_MARK_BYTES, person=b"bilan store").digest()


def _give_key(opened: Opened, key: bytes) -> None:
    if len(key) != _KEY_BYTES:
        raise ValueError
    opened.execute("PRAGMA cipher = 'chacha20'")
    try:
        # Not kept among the prepared statements, and an error about it is not passed on: its text may be the key's.
        opened.sqlite.execute(f"PRAGMA key = 'raw:{key.hex()}{mark(key).hex()}'", can_cache=False).fetchall()
    except apsw.Error:
        raise StoreUnreachable(name=opened.path.name) from None


def _prove(opened: Opened, key: bytes, beginning: bytes) -> None:
    _prove_key(opened, key, beginning)
    # SQLite opens a file that may only be read without a word, and refuses at the first write.
    if opened.sqlite.readonly("main"):
        raise StoreReadOnly(name=opened.path.name)


def _prove_key(opened: Opened, key: bytes, beginning: bytes) -> None:
    """Read the first page, and say exactly why if that fails."""
    try:
        opened.execute("SELECT count(*) FROM sqlite_schema")
    except StoreDamaged:
        if mark(key) == beginning:
            raise
        raise WrongKey(name=opened.path.name) from None


def _beginning(path: Path) -> bytes:
    """Return the first bytes of `path`, none if it is empty; StoreDamaged for what SQLite would take for empty.

    It counts pages, and deletes the WAL of a file that has none.
    """
    with translated(path.name):
        with path.open("rb") as file:
            beginning = file.read(_MARK_BYTES)
        wal = path.with_name(f"{path.name}-wal")
        orphaned = not beginning and wal.exists() and wal.stat().st_size > 0
        if orphaned or 0 < len(beginning) < _MARK_BYTES:
            raise StoreDamaged(name=path.name)
        return beginning


@contextmanager
def translated(name: str, sqlite: apsw.Connection | None = None) -> Iterator[None]:
    """Turn the errors of `sqlite` and of the system about the file `name` into ours; one in our SQL stays as it is."""
    try:
        yield
    except apsw.Error as error:
        # A connection that was closed is false, and has no number to tell.
        cause = _cause(error, sqlite.system_errno if sqlite else 0)
        if cause is None:
            raise
        raise cause(name=name) from error
    except OSError as error:
        raise _system_cause(error.errno)(name=name) from error


def _cause(error: apsw.Error, system: int) -> type[StoreError] | None:
    if isinstance(error, (apsw.IOError, apsw.CantOpenError)) and system in _NO_ROOM:
        return StoreFull
    return next((ours for theirs, ours in _CAUSES if isinstance(error, theirs)), None)


def _system_cause(system: int | None) -> type[StoreError]:
    if system in _NO_ROOM:
        return StoreFull
    if system in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return StoreReadOnly
    return StoreUnreachable


_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_CAUSES = (
    ((apsw.NotADBError, apsw.CorruptError), StoreDamaged),
    (apsw.FullError, StoreFull),
    ((apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError), StoreReadOnly),
    ((apsw.BusyError, apsw.LockedError, apsw.ProtocolError), StoreBusy),
    ((apsw.IOError, apsw.ConnectionClosedError), StoreUnreachable),
)
