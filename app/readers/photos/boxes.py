"""How do the boxes lie in a file of the ISO base media format, and where do its items lie?

After ISO 14496-12 (boxes, `iloc`, `iinf`, `iref`) and ISO 23008-12 (HEIF). Every length and number may lie: what does
not fit raises Broken, and nothing is counted beyond `_MOST`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.readers.photos.errors import Broken

_MOST: Final = 20_000
_MOST_PROPERTIES: Final = 100
"""Of one item; true ones have about five."""
_IN_FILE, _IN_BOX = 0, 1


@dataclass(frozen=True, slots=True)
class Box:
    """A box: all its bytes from `start` to `end`, and where its content begins."""

    kind: bytes
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """Something that the file holds. `content` is the MIME type of one of type `mime`."""

    number: int
    kind: bytes
    content: bytes
    is_hidden: bool


@dataclass
class Cursor:
    """Reads numbers one after the other; Broken past the end."""

    data: bytes
    at: int
    end: int

    def number(self, width: int) -> int:
        """Return the next number of `width` bytes, 0 for none."""
        if self.at + width > self.end:
            raise Broken
        self.at += width
        return int.from_bytes(self.data[self.at - width : self.at], "big")

    def counted(self, width: int) -> range:
        """Return as many steps as the next number says."""
        count = self.number(width)
        if count > _MOST:
            raise Broken
        return range(count)


def boxes(data: bytes, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes from `start` to `end`."""
    at = start
    for _ in range(_MOST):
        if at >= end:
            return
        if at + 8 > end:
            raise Broken
        size, kind = struct.unpack_from(">I4s", data, at)
        body = at + 8
        if size == 1:
            if at + 16 > end:
                raise Broken
            (size,) = struct.unpack_from(">Q", data, at + 8)
            body = at + 16
        stop = end if size == 0 else at + size
        if stop < body or stop > end:
            raise Broken
        yield Box(kind, at, body, stop)
        at = stop
    raise Broken


def child(data: bytes, parent: Box, kind: bytes, skip: int = 0) -> Box | None:
    """Return the first box of `kind` in `parent`, `skip` bytes into its content."""
    return next((box for box in boxes(data, parent.body + skip, parent.end) if box.kind == kind), None)


def primary(data: bytes, box: Box) -> int:
    """Return the number of the item that is the picture, from `pitm`."""
    cursor = Cursor(data, box.body, box.end)
    version = cursor.number(4) >> 24
    return cursor.number(4 if version else 2)


def items(data: bytes, box: Box) -> Iterator[Item]:
    """Yield the items that `iinf` lists."""
    cursor = Cursor(data, box.body, box.end)
    version = cursor.number(4) >> 24
    cursor.counted(4 if version else 2)
    for entry in boxes(data, cursor.at, box.end):
        inner = Cursor(data, entry.body, entry.end)
        head = inner.number(4)
        if head >> 24 < 2:  # noqa: PLR2004 - older versions have no type, and no file of a picture has them
            continue
        number = inner.number(2 if head >> 24 == 2 else 4)  # noqa: PLR2004 - the version with short numbers
        inner.number(2)
        kind = inner.number(4).to_bytes(4, "big")
        _name, _, rest = data[inner.at : entry.end].partition(b"\0")
        content = rest.partition(b"\0")[0] if kind == b"mime" else b""
        yield Item(number, kind, content, is_hidden=bool(head & 1))


def extents(data: bytes, box: Box, inside: Box | None) -> dict[int, list[tuple[int, int]]]:
    """Return, by item, where its bytes lie, from `iloc`; `inside` is `idat`, in which some lie."""
    cursor = Cursor(data, box.body, box.end)
    version = cursor.number(4) >> 24
    sizes = cursor.number(2)
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    found: dict[int, list[tuple[int, int]]] = {}
    whole = places = 0
    for _ in cursor.counted(2 if version < 2 else 4):  # noqa: PLR2004 - version 2 has long numbers
        number = cursor.number(2 if version < 2 else 4)  # noqa: PLR2004 - as above
        method = cursor.number(2) & 15 if version else _IN_FILE
        cursor.number(2)
        base = cursor.number(base_size)
        for _ in cursor.counted(2):
            if version and index_size:
                cursor.number(index_size)
            offset, length = cursor.number(offset_size), cursor.number(length_size)
            start = base + offset + (inside.body if method == _IN_BOX and inside else 0)
            if method not in {_IN_FILE, _IN_BOX}:
                continue
            stop = start + length if length else len(data)
            whole, places = whole + stop - start, places + 1
            if (
                stop > len(data) or whole > 2 * len(data) or places > _MOST
            ):  # forged ones name the same bytes over and over
                raise Broken
            found.setdefault(number, []).append((start, stop))
    return found


def references(data: bytes, box: Box) -> Iterator[tuple[bytes, int, tuple[int, ...]]]:
    """Yield kind, from and to of the references in `iref`."""
    width = 4 if data[box.body] else 2
    whole = 0
    for entry in boxes(data, box.body + 4, box.end):
        cursor = Cursor(data, entry.body, entry.end)
        start = cursor.number(width)
        ends = tuple(cursor.number(width) for _ in cursor.counted(2))
        whole += len(ends)
        if whole > _MOST:
            raise Broken
        yield entry.kind, start, ends


def properties(data: bytes, box: Box) -> dict[int, list[Box]]:
    """Return the properties of each item, from `iprp`."""
    holder, owners = child(data, box, b"ipco"), child(data, box, b"ipma")
    if holder is None or owners is None:
        return {}
    every = list(boxes(data, holder.body, holder.end))
    cursor = Cursor(data, owners.body, owners.end)
    head = cursor.number(4)
    width = 2 if head & 1 else 1
    found: dict[int, list[Box]] = {}
    for _ in cursor.counted(4):
        number = cursor.number(4 if head >> 24 else 2)
        for _ in cursor.counted(1):
            index = cursor.number(width) & (0x7FFF if width == 2 else 0x7F)  # noqa: PLR2004 - the first bit tells whether it is essential
            if 0 < index <= len(every):
                found.setdefault(number, []).append(every[index - 1])
        if len(found.get(number, ())) > _MOST_PROPERTIES:
            raise Broken
    return found
