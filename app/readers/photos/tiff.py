"""Which fields are in a block of TIFF, the form that EXIF has?

After TIFF 6.0 and Exif 3.0 (CIPA DC-008-2023). Every offset may lie: nothing outside the block is read, no directory
twice, and no more entries than `_MOST_ENTRIES`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

_MOST_ENTRIES: Final = 2000
_LONGEST: Final = 1 << 16
"""Bytes of one value that are looked at."""
_SIZES: Final[Mapping[int, int]] = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    129: 1,
}
_FORMS: Final[Mapping[int, str]] = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 13: "I"}
_RATIONALS: Final[Mapping[int, str]] = {5: "I", 10: "i"}
_SHORTEST: Final = 8


class Directory(Enum):
    """A list of fields."""

    IMAGE = "image"
    PREVIEW = "preview"
    EXIF = "exif"
    GPS = "gps"
    OTHER = "other"


_FURTHER: Final = {0x8769: Directory.EXIF, 0x8825: Directory.GPS, 0xA005: Directory.OTHER, 0x014A: Directory.OTHER}
"""Fields that lead to a further directory."""
Key = tuple[Directory, int]


@dataclass(frozen=True, slots=True)
class Value:
    """What a field holds: `kind` is TIFF's number of its type, `size` its bytes as told, `data` those looked at."""

    kind: int
    data: bytes = field(repr=False)
    order: str
    size: int

    def integers(self) -> tuple[int, ...]:
        """Return its whole numbers, none where it holds others."""
        form = _FORMS.get(self.kind)
        return tuple(self._unpacked(form, 1)) if form else ()

    def rationals(self) -> tuple[tuple[int, int], ...]:
        """Return its fractions as numerator and denominator, none where it holds others."""
        form = _RATIONALS.get(self.kind)
        numbers = tuple(self._unpacked(form, 2)) if form else ()
        return tuple(zip(numbers[::2], numbers[1::2], strict=True))

    def _unpacked(self, form: str, step: int) -> Iterator[int]:
        width = struct.calcsize(form) * step
        count = min(len(self.data) // width, 64) * step
        return iter(struct.unpack_from(f"{self.order}{count}{form}", self.data))

    def text(self) -> str:
        """Return its text up to the first NUL."""
        plain = self.data.split(b"\0", 1)[0]
        try:
            return plain.decode("utf-8")
        except UnicodeDecodeError:
            return plain.decode("latin-1")

    def wide_text(self) -> str:
        """Return it as the text of Windows' own fields."""
        return self.data.decode("utf-16-le", "replace").split("\0", 1)[0]


@dataclass
class Tiff:
    """The fields of a block; `is_damaged` where some of it could not be read."""

    data: bytes = field(repr=False)
    order: str = "<"
    fields: dict[Key, Value] = field(default_factory=dict)
    is_damaged: bool = False
    entries: int = 0
    """Those read, which may name the same field over and over."""

    def get(self, directory: Directory, tag: int) -> Value | None:
        """Return a field, if it is there."""
        return self.fields.get((directory, tag))

    def slice(self, start: int, length: int) -> bytes:
        """Return bytes of the block, fewer where it ends before."""
        return self.data[start : start + length]


def read(data: bytes) -> Tiff:
    """Return the fields of `data`; it never raises."""
    tiff = Tiff(data)
    mark = data[:4]
    if mark not in {b"II*\0", b"MM\0*"} or len(data) < _SHORTEST:
        tiff.is_damaged = True
        return tiff
    tiff.order = "<" if mark[:1] == b"I" else ">"
    waiting = [(Directory.IMAGE, struct.unpack_from(f"{tiff.order}I", data, 4)[0])]
    seen: set[int] = set()
    while waiting:
        directory, at = waiting.pop(0)
        if at in seen:
            tiff.is_damaged = True
            continue
        seen.add(at)
        waiting += _read_directory(tiff, directory, at)
    return tiff


def _read_directory(tiff: Tiff, directory: Directory, at: int) -> list[tuple[Directory, int]]:
    """Read one directory and return those that it leads to."""
    if at + 2 > len(tiff.data):
        tiff.is_damaged = True
        return []
    (count,) = struct.unpack_from(f"{tiff.order}H", tiff.data, at)
    further: list[tuple[Directory, int]] = []
    for number in range(count):
        place = at + 2 + 12 * number
        if place + 12 > len(tiff.data) or tiff.entries >= _MOST_ENTRIES:
            tiff.is_damaged = True
            return further
        tiff.entries += 1
        further += _read_field(tiff, directory, place)
    end = at + 2 + 12 * count
    if directory is Directory.IMAGE and end + 4 <= len(tiff.data):
        (following,) = struct.unpack_from(f"{tiff.order}I", tiff.data, end)
        further += [(Directory.PREVIEW, following)] if following else []
    return further


def _read_field(tiff: Tiff, directory: Directory, place: int) -> list[tuple[Directory, int]]:
    tag, kind, count = struct.unpack_from(f"{tiff.order}HHI", tiff.data, place)
    if kind not in _SIZES:
        tiff.is_damaged = True
        return []
    size = _SIZES[kind] * count
    at = place + 8 if size <= 4 else struct.unpack_from(f"{tiff.order}I", tiff.data, place + 8)[0]  # noqa: PLR2004 - what fits lies there itself
    if at + size > len(tiff.data):
        tiff.is_damaged = True
        return []
    value = Value(kind, tiff.slice(at, min(size, _LONGEST)), tiff.order, size)
    if directory is not Directory.OTHER and tag in _FURTHER:
        return [(_FURTHER[tag], each) for each in value.integers()[:8]]
    tiff.fields.setdefault((directory, tag), value)
    return []
