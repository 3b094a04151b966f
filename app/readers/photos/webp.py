"""What is in a WebP besides the picture, and which of its bytes are the picture?

After RFC 9649.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from app.readers.photos import behind, exif, icc, xmp
from app.readers.photos.errors import Broken
from app.readers.photos.taken import Taken
from checks.photos.model import Format, What, Where

START: Final = b"RIFF"
KIND: Final = b"WEBP"
_HEADER: Final = 12
_FRAME_HEADER: Final = 16
_PICTURE: Final = (b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
_MOST_CHUNKS: Final = 100_000
_LOSSY_HEAD, _LOSSLESS_HEAD, _EXTENDED_SIZE = 10, 5, 10
_BITS: Final = 0x3FFF


def read(data: bytes) -> Taken:
    """Take a WebP apart; Broken where its chunks cannot be told from one another."""
    taken = Taken(Format.WEBP)
    (told,) = struct.unpack_from("<I", data, 4)
    end = 8 + told
    if end > len(data) or end < _HEADER:
        raise Broken
    extended: bytes | None = None
    for kind, start, stop in _chunks(data, end):
        body = data[start + 8 : stop]
        if kind == b"VP8X":
            extended = body[:_EXTENDED_SIZE]
        elif kind in _PICTURE:
            taken.keep(start, stop)
            taken.parts += [b"\0"] if stop - start & 1 else []
        _measure(kind, body, taken)
        _tell(kind, body, taken)
    behind.tell(data[end:], taken)
    _plan(extended, taken)
    return taken


def _chunks(data: bytes, end: int, at: int = _HEADER) -> Iterator[tuple[bytes, int, int]]:
    for _ in range(_MOST_CHUNKS):
        if at >= end:
            return
        if at + 8 > end:
            raise Broken
        kind, size = struct.unpack_from("<4sI", data, at)
        stop = at + 8 + size
        if stop > end:
            raise Broken
        yield kind, at, stop
        at = stop + (size & 1)
    raise Broken


def _measure(kind: bytes, body: bytes, taken: Taken) -> None:
    if kind == b"VP8X" and len(body) >= _EXTENDED_SIZE:
        width, height = (int.from_bytes(body[at : at + 3], "little") + 1 for at in (4, 7))
        taken.size = width, height
    elif kind == b"VP8 " and len(body) >= _LOSSY_HEAD and taken.size == (0, 0):
        width, height = struct.unpack_from("<HH", body, 6)
        taken.size = width & _BITS, height & _BITS
    elif kind == b"VP8L" and len(body) >= _LOSSLESS_HEAD and taken.size == (0, 0):
        (bits,) = struct.unpack_from("<I", body, 1)
        taken.size = (bits & _BITS) + 1, (bits >> 14 & _BITS) + 1


def _plan(extended: bytes | None, taken: Taken) -> None:
    turned = exif.upright(taken.orientation) if taken.orientation > 1 and extended else b""
    middle: list[bytes] = []
    if extended is not None:
        if len(extended) < _EXTENDED_SIZE:
            raise Broken
        flags = extended[0] & ~(_HAS_EXIF | _HAS_XMP) | (_HAS_EXIF if turned else 0)
        middle.append(_chunk(b"VP8X", bytes([flags]) + extended[1:]))
    tail = _chunk(b"EXIF", turned) if turned else b""
    size = sum(len(part) if isinstance(part, bytes) else part.end - part.start for part in taken.parts)
    whole = 4 + sum(map(len, middle)) + size + len(tail)
    taken.parts[:0] = [START + struct.pack("<I", whole) + KIND, *middle]
    taken.parts += [tail] if tail else []


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + (b"\0" if len(body) & 1 else b"")


def _tell(kind: bytes, body: bytes, taken: Taken) -> None:
    match kind:
        case b"EXIF":
            exif.tell(body.removeprefix(b"Exif\0\0"), taken)
        case b"XMP ":
            xmp.tell(body, taken)
        case b"ICCP":
            icc.tell(body, taken)
        case b"C2PA":
            taken.tell(What.CREDENTIALS, Where.CONTAINER)
        case b"ANMF":
            for inner, start, stop in _chunks(body, len(body), _FRAME_HEADER):
                if inner not in _PICTURE:  # it stays in a copy, where it is told again
                    taken.tell(What.UNNAMED, Where.CONTAINER, inner.decode("latin-1"), amount=stop - start - 8)
        case _ if kind != b"VP8X" and kind not in _PICTURE:
            taken.tell(What.UNNAMED, Where.CONTAINER, kind.decode("latin-1"), amount=len(body))
