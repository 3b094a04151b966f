"""What is in a PNG besides the picture, and which of its bytes are the picture?

After PNG, third edition (W3C 2025), its registered extensions, and the text profiles that ImageMagick writes.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from app.readers.photos import behind, exif, icc, photoshop, xmp
from app.readers.photos.errors import Broken
from app.readers.photos.taken import Taken
from app.values.photos import Span
from checks.photos.model import Format, What, Where

START: Final = b"\x89PNG\r\n\x1a\n"
_FIRST: Final = b"\0\0\0\x0dIHDR"
_HEADER: Final = len(START) + 25
_CRITICAL: Final = (b"IHDR", b"PLTE", b"IDAT")
_END: Final = b"IEND"
_FOR_LOOK: Final = (
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"mDCv", b"cLLi", b"sBIT", b"bKGD",
    b"pHYs", b"acTL", b"fcTL", b"fdAT",
)  # fmt: skip
"""Colour, transparency, density and movement."""
_LARGEST: Final = {
    b"PLTE": 768, b"tRNS": 256, b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"cICP": 4, b"mDCV": 24, b"cLLI": 8, b"mDCv": 24,
    b"cLLi": 8, b"sBIT": 4, b"bKGD": 6, b"pHYs": 9, b"acTL": 8, b"fcTL": 26, _END: 0,
}  # fmt: skip
"""Bytes that these may have: one with more holds something else, and no decoder needs it."""
_QUIET: Final = (b"hIST", b"sPLT", b"oFFs", b"pCAL", b"sCAL", b"sTER", b"gIFg", b"vpAg", b"CgBI", b"iDOT")
"""They are not needed, and point at nobody."""
_MOST_CHUNKS: Final = 200_000
_MOST_TEXT: Final = 8 << 20
_MOST_TEXTS: Final = 64 << 20
"""Bytes of one text, and of all that are packed: a few could become a thousand times as many (our choice)."""
_WORDS: Final = {
    b"author": What.AUTHOR,
    b"copyright": What.AUTHOR,
    b"software": What.SOFTWARE,
    b"source": What.DEVICE,
    b"creation time": What.TIME,
    b"date:create": What.TIME,
    b"date:modify": What.TIME,
    b"date:timestamp": What.TIME,
}
_RAW: Final = re.compile(rb"Raw profile type (exif|APP1|iptc|8bim|xmp)", re.IGNORECASE)


def read(data: bytes) -> Taken:
    """Take a PNG apart; Broken where its chunks cannot be told from one another."""
    taken = Taken(Format.PNG)
    if data[len(START) : len(START) + 8] != _FIRST:
        raise Broken
    taken.size = struct.unpack_from(">II", data, len(START) + 8)
    end = _HEADER
    for kind, start, end in chunks(data, _HEADER):
        if end - start - 12 > _LARGEST.get(kind, len(data)):
            taken.tell(What.UNNAMED, Where.CONTAINER, kind.decode("ascii"), amount=end - start - 12)
            continue
        if kind in _CRITICAL or kind in _FOR_LOOK:
            taken.keep(start, end)
        _tell(kind, data[start + 8 : end - 4], taken)
    behind.tell(data[end:], taken)
    turned = [chunk(b"eXIf", exif.upright(taken.orientation))] if taken.orientation > 1 else []
    taken.parts[:0] = [Span(0, _HEADER), *turned]
    taken.parts.append(chunk(_END, b""))
    return taken


def chunks(data: bytes, at: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield name, start and end of each chunk from `at` up to the end of the picture; Broken if that is not there."""
    for _ in range(_MOST_CHUNKS):
        if at + 12 > len(data):
            raise Broken
        size, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + size
        if end > len(data) or not kind.isalpha():
            raise Broken
        yield kind, at, end
        if kind == _END:
            return
        at = end
    raise Broken


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return a chunk with its check sum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _tell(kind: bytes, body: bytes, taken: Taken) -> None:
    match kind:
        case b"eXIf":
            exif.tell(body.removeprefix(b"Exif\0\0"), taken)
        case b"tEXt" | b"zTXt" | b"iTXt":
            _tell_text(kind, body, taken)
        case b"tIME" if len(body) == 7:  # noqa: PLR2004 - the size of the chunk
            taken.tell(
                What.TIME, Where.TEXT, "{}-{:02}-{:02} {:02}:{:02}:{:02} UTC".format(*struct.unpack(">H5B", body))
            )
        case b"iCCP":
            _tell_profile(body, taken)
        case b"caBX":
            taken.tell(What.CREDENTIALS, Where.CONTAINER)
        case _ if kind not in (*_CRITICAL, _END, *_FOR_LOOK, *_QUIET):
            taken.tell(What.UNNAMED, Where.CONTAINER, kind.decode("ascii"), amount=len(body))


def _tell_profile(body: bytes, taken: Taken) -> None:
    try:
        _, _, packed = body.partition(b"\0")
        icc.tell(unpacked(packed[1:], taken), taken)
    except Broken:
        taken.tell(What.COLOUR_PROFILE, Where.PICTURE)


def _tell_text(kind: bytes, body: bytes, taken: Taken) -> None:
    keyword, _, rest = body.partition(b"\0")
    try:
        text = _text_of(kind, rest, taken)
    except Broken:
        taken.tell(What.UNREADABLE, Where.TEXT, keyword.decode("latin-1"))
        return
    raw = _RAW.fullmatch(keyword)
    if keyword == b"XML:com.adobe.xmp":
        xmp.tell(text, taken)
    elif raw:
        _tell_raw(raw[1].lower(), text, taken)
    else:
        what = _WORDS.get(keyword.lower(), What.COMMENT)
        value = text.decode("utf-8" if kind == b"iTXt" else "latin-1", "replace")
        taken.tell_text(
            what, Where.TEXT, value if what is not What.COMMENT else f"{keyword.decode('latin-1')}: {value}"
        )


def _text_of(kind: bytes, rest: bytes, taken: Taken) -> bytes:
    if kind == b"zTXt":
        return unpacked(rest[1:], taken)
    if kind == b"tEXt":
        return rest
    if len(rest) < 2:  # noqa: PLR2004 - whether it is packed, and how
        raise Broken
    packed = rest[0] == 1
    _language, _, rest = rest[2:].partition(b"\0")
    _translated, _, text = rest.partition(b"\0")
    return unpacked(text, taken) if packed else text


def unpacked(data: bytes, taken: Taken) -> bytes:
    """Return what zlib packed, at most `_MOST_TEXT` of it; Broken where it is damaged, cut off or too much."""
    if taken.unpacked > _MOST_TEXTS:
        raise Broken
    try:
        machine = zlib.decompressobj()
        text = machine.decompress(data, _MOST_TEXT)
    except zlib.error:
        raise Broken from None
    taken.unpacked += len(text)
    if not machine.eof and len(text) < _MOST_TEXT:
        raise Broken
    return text


def _tell_raw(name: bytes, text: bytes, taken: Taken) -> None:
    """Add what a profile tells that was written as hexadecimal digits after its name and its length."""
    if len(text) > _MOST_TEXT:
        taken.tell(What.UNREADABLE, Where.TEXT, name.decode("ascii"))
        return
    try:
        block = bytes.fromhex(b"".join(text.split(maxsplit=2)[2:]).decode("ascii"))  # which skips what is blank
    except ValueError:
        taken.tell(What.UNREADABLE, Where.TEXT, name.decode("ascii"))
        return
    if name in {b"exif", b"app1"}:
        exif.tell(block.removeprefix(b"Exif\0\0"), taken)
    elif name == b"xmp":
        xmp.tell(block, taken)
    elif block.startswith(b"8BIM"):
        photoshop.tell(block, taken)
    else:
        photoshop.tell_iptc(block, taken)
