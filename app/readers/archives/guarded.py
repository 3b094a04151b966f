"""How is a file of an archive read without believing what the archive says of it?

As a stream, whose bytes are counted. Nothing is unpacked to disk, and what does not fit in memory is never there whole.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO, Final

from app.readers.archives import errors

MOST_GIBIBYTES: Final = 4
"""What is read of all archives given together (reference, section 1)."""
HIGHEST_RATIO: Final = 300
"""Bytes that one compressed byte may become; the most repetitive export stays below, Deflate can give 1,000."""
_HARMLESS: Final = 16 * 1024 * 1024
"""Bytes that any member may have, however well it is compressed."""

BROKEN: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, NotImplementedError)
"""What reading a member raises when the archive contradicts itself."""


@dataclass(slots=True)
class Budget:
    """How many bytes may still be read."""

    left: int = MOST_GIBIBYTES * 1024**3
    read: int = 0


class Guarded(io.RawIOBase):
    """A stream over `inner` that stops at a bomb.

    Raises ArchiveBomb once more bytes came than `compressed` ones can honestly become, ArchiveTooLarge when the budget
    is used up, MemberBroken when the archive contradicts itself.
    """

    def __init__(self, inner: BinaryIO, compressed: int, budget: Budget, name: str) -> None:
        """Wrap `inner`; `name` is the own name of the file that was given, for the error."""
        super().__init__()
        self._inner = inner
        self._most = max(_HARMLESS, HIGHEST_RATIO * compressed)
        self._budget = budget
        self._name = name
        self._read = 0

    def readable(self) -> bool:
        """Say that it is for reading."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what the buffer above us passes
        """Fill `buffer` as far as there is anything."""
        try:
            data = self._inner.read(len(buffer))
        except BROKEN as error:
            raise errors.MemberBroken(type(error).__name__) from None
        self._count(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Let go of what is wrapped."""
        if not self.closed:
            self._inner.close()
        super().close()

    def _count(self, n: int) -> None:
        self._read += n
        self._budget.read += n
        self._budget.left -= n
        if self._read > self._most:
            raise errors.ArchiveBomb(name=self._name)
        if self._budget.left < 0:
            raise errors.ArchiveTooLarge(name=self._name, limit=MOST_GIBIBYTES)
