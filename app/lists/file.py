"""Which bytes does the file hold that a person says is a public list?"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from app.lists import errors
from app.lists.reading import LIMIT_MEBIBYTES
from app.paths import own_name

# To open a pipe would be to wait for somebody who writes; Windows would translate the ends of lines.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def untrusted_bytes(path: Path) -> bytes:
    """Return the content of the ordinary file at `path`, as much as a list can have and one byte.

    Raises FileMissing, FileIsFolder, FileNotAllowed, or NotAList for a device or a pipe.
    """
    name = own_name(path)
    try:
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise errors.NotAList(name=name)
            return file.read((LIMIT_MEBIBYTES << 20) + 1)
    except IsADirectoryError:
        raise errors.FileIsFolder(name=name) from None
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a name that no file can have
        raise errors.FileMissing(name=name) from None
    except OSError:
        raise errors.FileNotAllowed(name=name) from None
