"""From what is an index built, and in which pieces does it come?

From a text in the order of its hashes, a small text in any order, or the folder of 1,048,576 range files that the
official downloader can write. A source is looked at before it is read, so that what is wrong is told in a moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final, Protocol

from app.leaks import errors, text
from app.leaks.file import File
from app.leaks.in_sample import InSample
from app.leaks.leak_list import About, Kind
from app.leaks.lookup import opened as opened_list
from app.leaks.range_files import RangeFiles

_PIECE: Final = 1 << 16
"""Bytes of lines that are worked on at once: what fits into a processor's cache is twice as fast."""


class Source(Protocol):
    """Where the lines of an index come from.

    `hashes` is about how many there are, `length` where the last one ends, `identity` is equal only for the same
    content, as far as that can be told without reading it. `whole` says that absence from it means something.
    """

    name: str
    hashes: int
    counted: bool
    whole: bool
    length: int
    identity: bytes

    def pieces(self, at: int) -> Iterator[tuple[int, bytes]]:
        """Yield where each piece begins and its whole lines, each with its LF, from one that began at `at` on.

        `SourceError` if it cannot be read on.
        """


def opened(path: Path) -> Source:
    """Look at what `path` is; the `SourceError`s of `app.leaks.errors` say why it is of no use."""
    if path.is_dir():
        return RangeFiles(path)
    with opened_list(path) as found:
        if isinstance(found, InSample):
            return _Small(found)
        if found.about.kind is Kind.INDEX:
            raise errors.IndexGiven(name=path.name)
    try:
        return _Text(path, found.about)
    except OSError:
        raise errors.ListUnreadable(name=path.name) from None


class _Text:
    """A `Source` in the order of its hashes; `length` and where pieces begin are bytes of the file."""

    whole = True

    def __init__(self, path: Path, about: About) -> None:
        self._path = path
        self.name = about.name
        self.hashes = about.hashes
        self.counted = about.counted
        file = File(path)
        head, tail = file.read(0, text.HEAD), file.read(max(0, file.size - text.HEAD), text.HEAD)
        self._begin, self.length = text.form(head, self.name).begin, text.end_of_lines(file)
        file.close()
        self.identity = sha256(repr((head, tail, file.size, path.stat().st_mtime_ns)).encode()).digest()

    def pieces(self, at: int) -> Iterator[tuple[int, bytes]]:
        """See `Source`."""
        at = max(at, self._begin)
        rest = b""
        try:
            with self._path.open("rb") as stream:
                stream.seek(at)
                while read := stream.read(min(_PIECE, self.length - at - len(rest))):
                    lines, line_end, rest = (rest + read).rpartition(b"\n")
                    if line_end:
                        yield at, _with_lf(lines)
                        at += len(lines) + len(line_end)
                    elif len(rest) > _PIECE:
                        raise errors.ListDamaged(name=self.name, percent=text.percent(at / self.length))
        except OSError:
            raise errors.ListUnreadable(name=self.name) from None
        if rest:
            yield at, _with_lf(rest)


class _Small:
    """A `Source` that was read as a whole, and is put in order; its one piece begins at 0."""

    length = 1

    def __init__(self, sample: InSample) -> None:
        about = sample.about
        self.name, self.counted, self.whole = about.name, about.counted, about.whole
        leaked = sorted((digest.hex().upper(), count) for digest, count in sample.found.items() if count)
        lines = (f"{digest}:{count}\n" if self.counted else f"{digest}\n" for digest, count in leaked)
        self._lines = "".join(lines).encode("ascii")
        self.hashes = len(leaked)
        self.identity = sha256(self._lines).digest()

    def pieces(self, at: int) -> Iterator[tuple[int, bytes]]:
        """See `Source`."""
        if self._lines and at == 0:
            yield 0, self._lines


def _with_lf(lines: bytes) -> bytes:
    return (lines.replace(b"\r\n", b"\n").removesuffix(b"\r") if b"\r" in lines else lines) + b"\n"
