"""Which bytes does the file that was given hold, or why can they not be had?"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from app.paths import own_name
from app.readers.vaults import errors
from app.readers.vaults.reader import Untrusted

LIMIT_MEBIBYTES: Final = 256
"""No export comes near it; above it a file is refused without being read (our choice)."""
_LIMIT = LIMIT_MEBIBYTES * 1024 * 1024

# A pipe would block the opening for ever, and Windows would translate line ends: flags that each system has or not.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def load(path: Path, name: str = "") -> Untrusted:
    """Return the whole content of the ordinary file at `path`, under its own name unless `name` is given.

    Symbolic links are followed.

    Raises FileMissing, FileIsFolder, FileNotAllowed, FileEmpty, FileTooLarge (above 256 MiB), NotAVault for a device or
    a pipe, and FileCut when the file changes its length while it is read.
    """
    name = name or own_name(path)
    with _translated(name):
        # Asked before opening, because opening some devices already does something.
        _accept(path.stat(), name)
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            size = _accept(os.fstat(file.fileno()), name)
            return Untrusted(name, read_whole(file, size, name))


def read_whole(file: BinaryIO, size: int, name: str) -> bytes:
    """Return the `size` bytes of `file`; FileCut when it holds fewer or more, since then someone is writing to it."""
    data = file.read(size + 1)
    if len(data) != size:
        raise errors.FileCut(name=name)
    return data


def _accept(status: os.stat_result, name: str) -> int:
    """Return the size in bytes of a file that may be read."""
    if stat.S_ISDIR(status.st_mode):
        raise errors.FileIsFolder(name=name)
    if not stat.S_ISREG(status.st_mode):
        raise errors.NotAVault(name=name)
    if status.st_size == 0:
        raise errors.FileEmpty(name=name)
    if status.st_size > _LIMIT:
        raise errors.FileTooLarge(name=name, limit=LIMIT_MEBIBYTES)
    return status.st_size


@contextmanager
def _translated(name: str) -> Iterator[None]:
    """Turn what the system says into our errors. A name that no file can have (a NUL in it) is a missing file."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise errors.FileMissing(name=name) from error
    except OSError as error:
        raise errors.FileNotAllowed(name=name) from error
