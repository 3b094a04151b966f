"""What do Photoshop's blocks tell, and the IPTC records in one of them?

After Adobe's Photoshop File Formats Specification (8BIM) and IPTC-NAA IIM 4.2.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from app.readers.photos import exif, xmp
from app.readers.photos.sizes import jpeg_size
from app.readers.photos.taken import Taken
from checks.photos.model import What, Where

HEAD: Final = b"Photoshop 3.0\0"
_IPTC, _THUMBNAIL, _EXIF, _XMP = 0x0404, 0x040C, 0x0422, 0x0424
_BEFORE_JPEG: Final = 28
_MARK: Final = 0x1C
"""What every data set begins with."""
_UTF_8: Final = b"\x1b%G"
_CHARSET: Final = (1, 90)
_EXTENDED: Final = 0x8000
_HARMLESS: Final = frozenset((0x03ED, 0x03F3, 0x0406, 0x040A, 0x040D, 0x0414, 0x0419, 0x0425, 0x0426, 0x2710))
"""Resolution, printing, quality, digests, angles of light: they point at nobody."""

_RECORDS: Final = {
    **dict.fromkeys((5, 25, 40, 105, 120), What.COMMENT),
    **dict.fromkeys((55, 60, 62, 63), What.TIME),
    **dict.fromkeys((80, 85, 110, 115, 116, 118, 122), What.AUTHOR),
    **dict.fromkeys((26, 27, 90, 92, 95, 100, 101), What.PLACE_NAME),
    **dict.fromkeys((65, 70), What.SOFTWARE),
    **dict.fromkeys((103, 187, 188), What.IDENTIFIER),
}
"""Data sets of record 2."""


def tell(block: bytes, taken: Taken) -> None:
    """Add what the 8BIM resources in `block` tell; that they are damaged is told too."""
    try:
        for number, data in _resources(block):
            taken.step()
            _tell_resource(number, data, taken)
    except (struct.error, IndexError):
        taken.tell(What.UNREADABLE, Where.PHOTOSHOP)


def tell_iptc(block: bytes, taken: Taken) -> None:
    """Add what the IPTC records in `block` tell; that they are damaged is told too."""
    utf_8 = False
    try:
        for key, data in _records(block):
            taken.step()
            utf_8 = utf_8 or (key == _CHARSET and data.startswith(_UTF_8))
            what = _RECORDS.get(key[1]) if key[0] == 2 else None  # noqa: PLR2004 - record 2 describes the picture
            if what is not None:
                taken.tell_text(what, Where.IPTC, _text(data, utf_8=utf_8))
    except (struct.error, IndexError):
        taken.tell(What.UNREADABLE, Where.IPTC)


def _tell_resource(number: int, data: bytes, taken: Taken) -> None:
    if number == _IPTC:
        tell_iptc(data, taken)
    elif number == _XMP:
        xmp.tell(data, taken)
    elif number == _EXIF:
        exif.tell(data, taken)
    elif number == _THUMBNAIL:
        inner = data[_BEFORE_JPEG:]
        taken.tell(What.PREVIEW, Where.PHOTOSHOP, amount=len(inner), size=jpeg_size(inner) or (0, 0))
        taken.inner = taken.inner or inner
    elif number not in _HARMLESS and any(data):
        taken.tell(What.UNNAMED, Where.PHOTOSHOP, f"0x{number:04X}", amount=len(data))


def _resources(block: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 12 <= len(block):
        if block[at : at + 4] != b"8BIM":
            raise IndexError
        (number,) = struct.unpack_from(">H", block, at + 4)
        at += 6 + (block[at + 6] | 1) + 1  # a name with its length before it, together an even number of bytes
        (size,) = struct.unpack_from(">I", block, at)
        if at + 4 + size > len(block):
            raise IndexError
        yield number, block[at + 4 : at + 4 + size]
        at += 4 + size + (size & 1)


def _records(block: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    at = 0
    while at < len(block):
        if block[at] != _MARK:
            if any(block[at:]):
                raise IndexError
            return
        record, number, size = struct.unpack_from(">BBH", block, at + 1)
        at += 5
        if size & _EXTENDED:
            width = size & ~_EXTENDED
            size, at = int.from_bytes(block[at : at + width], "big"), at + width
        if at + size > len(block):
            raise IndexError
        yield (record, number), block[at : at + size]
        at += size


def _text(data: bytes, *, utf_8: bool) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8" if utf_8 else "latin-1", "replace")
