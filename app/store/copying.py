"""How is an open store copied into another file, under any key?"""

from __future__ import annotations

import secrets
from pathlib import Path

from app.store import connection
from app.store.connection import Opened


def fill(draft: Path, key: bytes, opened: Opened) -> None:
    """Let the empty file `draft` be a copy of `opened` under `key`, as it is at one instant."""
    copy = connection.unlock(draft, key)
    try:
        with copy.sqlite.backup("main", opened.sqlite, "main") as backup:
            backup.step(-1)
        connection.inspect(copy)
        connection.harden(copy)  # closing it then brings its WAL home
    finally:
        copy.close()


def discard(draft: Path) -> None:
    """Leave nothing of `draft`, nor of what SQLite put beside it."""
    for end in ("", "-journal", "-wal", "-shm"):
        draft.with_name(f"{draft.name}{end}").unlink(missing_ok=True)


def draft(profile: Path, use: str) -> Path:
    """Return the name of a file beside `profile` that nobody has: one of the person's could bear any that is told."""
    return profile.with_name(f"{profile.name}.{use}-{secrets.token_hex(4)}")
