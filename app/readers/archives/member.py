"""What is one file of an archive, wherever the archive keeps it?"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from app.readers.archives import errors
from app.readers.archives.guarded import Guarded

WHOLE_MEBIBYTES: Final = 24
"""What is taken into memory at once; as values, JSON takes up to ten times its text (our choice)."""
_WHOLE: Final = WHOLE_MEBIBYTES * 1024 * 1024
_SNIFFED: Final = 64 * 1024
_AT_A_TIME: Final = 256 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """A file by its path inside of what was given, which is only ever compared, never opened as a path."""

    path: str
    source: str
    size: int
    _open: Callable[[], Guarded] = field(repr=False)

    @property
    def base(self) -> str:
        """The last part of its path: platforms move folders every year."""
        return self.path.rpartition("/")[2]

    @contextmanager
    def stream(self) -> Iterator[BinaryIO]:
        """Open it for reading; MemberBroken, and what `Guarded` raises."""
        with io.BufferedReader(self._open(), _AT_A_TIME) as stream:
            yield stream

    @contextmanager
    def text(self) -> Iterator[io.TextIOWrapper]:
        """Open it as text: UTF-8 or UTF-16 by its mark, what cannot be decoded replaced; NUL bytes stay."""
        encoding = _encoding(self.start(4))
        with (
            self.stream() as stream,
            io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text,
        ):
            yield text

    def start(self, most: int = _SNIFFED) -> bytes:
        """Return its first bytes, for recognising; none where it is broken."""
        try:
            with self.stream() as stream:
                return stream.read(most)
        except errors.MemberBroken:
            return b""

    def whole(self) -> bytes:
        """Return all of it; MemberBroken above 24 MiB."""
        with self.stream() as stream:
            data = stream.read(_WHOLE + 1)
        if len(data) > _WHOLE:
            raise errors.MemberBroken
        return data


def _encoding(start: bytes) -> str:
    return "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
