"""How does a file come to be, whole or not at all, and for its owner's eyes only?"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_OWNER_ONLY = 0o600
_OWNER_ONLY_FOLDER = 0o700


def make_place(file: Path) -> None:
    """Make the folder of `file`, closed to others, if it is not there; one that is there stays as it is."""
    file.parent.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)


def make_empty(file: Path) -> None:
    """Make `file`, empty and closed to others, if it is not there. SQLite gives its other files the same rights."""
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))


def replace_file(file: Path, data: bytes) -> None:
    """Write `data` to `file`, closed to others: after a crash or power cut it is the old file or the new one, whole."""
    draft = file.with_name(f"{file.name}.new")
    draft.unlink(missing_ok=True)  # of a crash, or a link that would lead the bytes elsewhere
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        publish(draft, file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def save(file: Path, data: bytes) -> None:
    """Do the same in a folder that is not ours: no other file there is touched, not even one named like a draft."""
    handle, name = tempfile.mkstemp(prefix=".bilan-", dir=file.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def publish(draft: Path, file: Path) -> None:
    """Let `draft`, whose bytes are on the disk, take the name `file` at one instant and for good."""
    draft.replace(file)
    if os.name == "posix":  # elsewhere a folder cannot be opened, and renaming is written through
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
