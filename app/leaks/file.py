"""How are bytes taken from the midst of a file that is larger than the memory?

By reading, not by mapping: the vault process may map only 4 GiB, and a file that is cut, or a disk that is unplugged,
must be an error that can be told and not the end of the process.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from app.leaks import errors
from app.paths import own_name


class File:
    """A file opened for reading at any place."""

    def __init__(self, path: Path) -> None:
        """Open `path`; ListMissing, ListIsFolder, ListForeign, ListNotAllowed or ListUnreadable if it cannot be."""
        self.name = own_name(path)
        try:
            kind = path.stat().st_mode
            if stat.S_ISDIR(kind):
                raise errors.ListIsFolder(name=self.name)
            if not stat.S_ISREG(kind):  # to open a pipe would be to wait for somebody who writes
                raise errors.ListForeign(name=self.name)
            self._stream = path.open("rb", buffering=0)
            self._descriptor = self._stream.fileno()
            self.size = self._stream.seek(0, os.SEEK_END)
        except FileNotFoundError:
            raise errors.ListMissing(name=self.name) from None
        except PermissionError:
            raise errors.ListNotAllowed(name=self.name) from None
        except (OSError, ValueError):  # ValueError: a name that no file can have
            raise errors.ListUnreadable(name=self.name) from None
        self._advise(0, 0, "POSIX_FADV_RANDOM")

    def read(self, at: int, length: int) -> bytes:
        """Return `length` bytes from `at` on, fewer at the end of the file; OSError if the disk fails."""
        if sys.platform == "win32":
            self._stream.seek(at)
            return self._stream.read(length)
        return os.pread(self._descriptor, length, at)

    def expect(self, at: int, length: int) -> None:
        """Let the system fetch these bytes in the background, if it can, because they will be read soon."""
        self._advise(at, length, "POSIX_FADV_WILLNEED")

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()

    def _advise(self, at: int, length: int, advice: str) -> None:
        if hasattr(os, "posix_fadvise"):  # not on macOS and Windows
            with suppress(OSError):  # a pipe or an unusual file system: advice is all that is lost
                os.posix_fadvise(self._descriptor, at, length, getattr(os, advice))
