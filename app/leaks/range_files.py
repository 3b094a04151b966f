"""How does a folder of range files become the lines of one list?

The official downloader can write, instead of one text, a file for each 5 digits with which a hash may begin. It is
named after them (`0A1B2.txt`), and its lines hold the other 35 digits and the count.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from app.leaks import errors, text
from app.leaks.whole import KNOWN

_DIGITS: Final = 5
_PIECE: Final = 1 << 16
_LARGEST: Final = 1 << 24
"""Bytes of a range file: two hundred times what one of two billion hashes has."""
_LOOKED_AT: Final = 256
_NAMES: Final = ("%0*X.txt", "%0*x.txt", "%0*X", "%0*x")


class RangeFiles:
    """A `Source`; `length` and where pieces begin are numbers of range files."""

    counted = True
    whole = True

    def __init__(self, folder: Path, digits: int = _DIGITS) -> None:
        """Look at `folder`, whose files are named by `digits` digits.

        ListForeign if it holds no range files, RangesMissing if it lacks some, KnownAbsent.
        """
        self._folder = folder
        self._digits = digits
        self.name = folder.name
        self.length = 16**digits
        looked_at = range(0, self.length, max(1, self.length // _LOOKED_AT))
        try:
            self._pattern = self._named()
            self._expect_all()
            self.identity = self._identity(looked_at)
        except PermissionError:
            raise errors.ListNotAllowed(name=self.name) from None
        except OSError:
            raise errors.ListUnreadable(name=self.name) from None
        self.hashes = sum(self._lines(n).count(b"\n") for n in looked_at) * self.length // len(looked_at)
        for digest in KNOWN:
            self._expect_known(digest.hex().upper())

    def pieces(self, at: int) -> Iterator[tuple[int, bytes]]:
        """See `Source`."""
        lines: list[bytes] = []
        begin, size = at, 0
        for n in range(at, self.length):
            lines.append(self._lines(n))
            size += len(lines[-1])
            if size >= _PIECE:
                yield begin, b"".join(lines)
                begin, size = n + 1, 0
                lines.clear()
        if lines:
            yield begin, b"".join(lines)

    def _lines(self, n: int) -> bytes:
        """Return the lines of a range file, in full and in upper case; ListPartial if there is none."""
        try:
            with (self._folder / self._file(n)).open("rb") as stream:
                untrusted = stream.read(_LARGEST + 1)
        except OSError:
            raise errors.ListUnreadable(name=f"{self.name}/{self._file(n)}") from None
        lines = untrusted.replace(b"\r\n", b"\n").rstrip()
        if b":0" in lines:  # what the server pads its answers with stands behind them
            lines = b"\n".join(line for line in lines.split(b"\n") if not line.endswith(b":0"))
        if not lines or len(untrusted) > _LARGEST:
            raise errors.ListPartial(name=self.name, percent=text.percent(n / self.length))
        prefix = b"%0*X" % (self._digits, n)
        return prefix + lines.replace(b"\n", b"\n" + prefix) + b"\n"

    def _file(self, n: int) -> str:
        return self._pattern % (self._digits, n)

    def _named(self) -> str:
        for n in (self.length - 1, 0):  # the last one first: its name tells capitals from small letters
            for pattern in _NAMES:
                if (self._folder / (pattern % (self._digits, n))).exists():
                    return pattern
        raise errors.ListForeign(name=self.name)

    def _expect_all(self) -> None:
        there = bytearray(self.length)
        with os.scandir(self._folder) as entries:
            for entry in entries:
                number = entry.name[: self._digits]
                try:
                    there[int(number, 16)] = 1
                except (ValueError, IndexError):
                    continue  # the downloader's own notes may lie beside the ranges
        missing = there.count(0)
        if missing:
            first = self._file(there.index(0))
            raise errors.RangesMissing(name=self.name, n=missing, of=self.length, first=first)

    def _identity(self, looked_at: range) -> bytes:
        stats = [(self._folder / self._file(n)).stat() for n in looked_at]
        return sha256(repr([(stat.st_size, stat.st_mtime_ns) for stat in stats]).encode()).digest()

    def _expect_known(self, written: str) -> None:
        if written.encode("ascii") not in self._lines(int(written[: self._digits], 16)).upper():
            raise errors.KnownAbsent(name=self.name)
