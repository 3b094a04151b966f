"""Which files are those of a profile, and is it one of ours at all?

What is erased or replaced is asked here first: a person can name any file of theirs as a profile, and give a file any
name beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from app.store import connection, envelope
from app.store.errors import EnvelopeDamaged, NotAStore, StoreNewer

_OF_SQLITE: Final = r"(-wal|-shm|-journal)?"
_ENDS: Final = re.compile(
    rf"{_OF_SQLITE}|\.(key|reminder|tray)(\.new)?|\.before-\d+(\.new)?{_OF_SQLITE}|\.replaced(-\d+)?(-wal|\.key)?(\.new)?"
    rf"|\.(new|import|export)-[0-9a-f]{{8}}{_OF_SQLITE}(\.before-\d+(\.new)?{_OF_SQLITE})?"
)
"""The profile, what SQLite makes, the lock, the two notes; what copying, or a crash in it, left."""


def are(file: Path, profile: Path) -> bool:
    """Tell whether `file` has a name that Bilan gives: that of `profile`, or of what lies beside it."""
    file, profile = file.absolute(), profile.absolute()
    end = file.name.removeprefix(profile.name)
    return file.parent == profile.parent and file.name.startswith(profile.name) and bool(_ENDS.fullmatch(end))


def of(profile: Path) -> Iterator[Path]:
    """Yield the files of `profile` that are there. A copy that the person saved is theirs, whatever its name."""
    with suppress(FileNotFoundError):
        for file in sorted(profile.parent.iterdir()):
            if are(file, profile) and _beginning(file, len(connection.COPY)) != connection.COPY:
                yield file


def refuse_foreign(profile: Path, key: bytes | None) -> None:
    """Raise NotAStore if there is something at `profile` that neither the keychain's `key` nor a passphrase locks."""
    if profile.exists() and not is_ours(profile, key):
        raise NotAStore(name=profile.name)


def is_ours(profile: Path, key: bytes | None) -> bool:
    """Tell whether the keychain's `key`, or a passphrase, locks `profile`."""
    lock = profile.parent / f"{profile.name}.key"
    if profile.is_file() and lock.is_file():
        with suppress(EnvelopeDamaged, StoreNewer):
            envelope.refuse_damaged(_beginning(lock, envelope.LARGEST), lock.name)
            return True
    if key is None:
        return False
    mark = connection.mark(key)
    return _beginning(profile, len(mark)) == mark


def _beginning(file: Path, size: int) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(size)
    except OSError:
        return b""
