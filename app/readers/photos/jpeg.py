"""What is in a JPEG besides the picture, and which of its bytes are the picture?

After ITU-T T.81, JFIF 1.02, Exif 3.0 (APP1), ICC.1 annex B (APP2), CIPA DC-007 (several pictures), ISO 19566-5 (APP11).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from app.readers.photos import behind, exif, icc, photoshop, xmp
from app.readers.photos.errors import Broken
from app.readers.photos.sizes import FRAMES, jpeg_size
from app.readers.photos.taken import Taken
from checks.photos.model import Format, What, Where

START: Final = b"\xff\xd8"
_END: Final = b"\xff\xd9"
_SCAN, _TEXT = 0xDA, 0xFE
_APPS: Final = range(0xE0, 0xF0)
_NEEDED: Final = FRAMES | {0xC4, 0xCC, 0xDA, 0xDB, 0xDC, 0xDD}
"""Frames, tables, scans and intervals: what a decoder works with."""
_EXIF: Final = b"Exif\0"
_XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"
_MORE_XMP: Final = b"http://ns.adobe.com/xmp/extension/\0"
_PROFILE: Final = b"ICC_PROFILE\0"
_GAIN_MAP: Final = b"urn:iso:std:iso:ts:21496:-1\0"
_QUALITY: Final = b"Ducky\0\1\0\4"
_QUALITY_SIZE: Final = 15
"""What Photoshop notes of the quality it saved for the web with; a longer one holds comments."""
_JFIF_SIZE: Final = 14
_ADOBE_SIZE: Final = 12
_NEXT: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""A marker that ends the coded points: neither a stuffed zero nor a restart."""
_FILL: Final = re.compile(rb"\xff+(?=\xff)")
"""Bytes that may stand before a marker, as many as one likes."""
_MOST_SEGMENTS: Final = 20_000
_MOST_XMP: Final = 8 << 20


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the file: `marker`, all its bytes from `start` to `end`, and where its content begins."""

    marker: int
    start: int
    body: int
    end: int


@dataclass
class _Collected:
    """What comes in several segments."""

    profile: list[bytes] = field(default_factory=list)
    more_xmp: list[bytes] = field(default_factory=list)
    photoshop: list[bytes] = field(default_factory=list)


def read(data: bytes) -> Taken:
    """Take a JPEG apart; Broken where its segments cannot be told from one another."""
    taken = Taken(Format.JPEG, size=jpeg_size(data) or (0, 0))
    collected = _Collected()
    kept: list[Segment] = []
    end = 2
    for segment in segments(data):
        end = segment.end
        if segment.marker in _NEEDED or _is_for_colour(segment, data):
            kept.append(segment)
        if segment.marker not in _NEEDED:
            _tell(segment, data, taken, collected)
    if collected.profile:
        icc.tell(b"".join(collected.profile), taken)
    if collected.more_xmp:
        xmp.tell(b"".join(collected.more_xmp)[:_MOST_XMP], taken)
    if collected.photoshop:
        photoshop.tell(b"".join(collected.photoshop), taken)
    behind.tell(data[end + 2 :], taken, is_gain_map="hdr" in taken.drops)
    _plan(kept, taken)
    return taken


def segments(data: bytes) -> Iterator[Segment]:
    """Yield the segments up to the end of the picture; Broken if that is not there. A scan holds its coded points."""
    at = 2
    for _ in range(_MOST_SEGMENTS):
        if filled := _FILL.match(data, at):
            at = filled.end()
        mark = data[at : at + 2]
        if mark == _END:
            return
        if len(mark) < 2 or mark[0] != 0xFF or at + 4 > len(data):  # noqa: PLR2004 - a marker has two bytes
            raise Broken
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if end < at + 4 or end > len(data):
            raise Broken
        if mark[1] == _SCAN:
            following = _NEXT.search(data, end)
            if following is None:
                raise Broken
            end = following.start()
        yield Segment(mark[1], at, at + 4, end)
        at = end
    raise Broken


def _is_for_colour(segment: Segment, data: bytes) -> bool:
    """Tell whether the picture would look otherwise without it: the density, the profile, Adobe's colour transform."""
    body = data[segment.body : segment.end]
    if segment.marker == 0xE0:  # noqa: PLR2004 - APP0
        return body.startswith(b"JFIF\0") and len(body) == _JFIF_SIZE
    return (segment.marker == 0xE2 and body.startswith(_PROFILE)) or (  # noqa: PLR2004 - APP2
        segment.marker == 0xEE and body.startswith(b"Adobe")  # noqa: PLR2004 - APP14
    )


def _plan(kept: list[Segment], taken: Taken) -> None:
    taken.keep(0, 2)
    turned = exif.upright(taken.orientation) if taken.orientation > 1 else b""
    first = 1 if kept and kept[0].marker == 0xE0 else 0  # noqa: PLR2004 - JFIF comes first of all
    for number, segment in enumerate(kept):
        if turned and number == first:
            content = _EXIF + b"\0" + turned
            taken.parts.append(b"\xff\xe1" + (len(content) + 2).to_bytes(2, "big") + content)
        taken.keep(segment.start, segment.end)
    taken.parts.append(_END)


def _tell(segment: Segment, data: bytes, taken: Taken, collected: _Collected) -> None:
    body = data[segment.body : segment.end]
    match segment.marker:
        case 0xE0:
            _tell_jfif(body, taken)
        case 0xE1 | 0xE2:
            _tell_block(segment.marker, body, taken, collected)
        case 0xEB if b"c2pa" in body or any(clue.what is What.CREDENTIALS for clue in taken.clues):
            taken.tell(What.CREDENTIALS, Where.CONTAINER)  # a long one goes on in further segments
        case 0xEC if body.startswith(_QUALITY) and len(body) == _QUALITY_SIZE:
            pass
        case 0xED if body.startswith(photoshop.HEAD):
            collected.photoshop.append(body[len(photoshop.HEAD) :])
        case 0xEE if body.startswith(b"Adobe") and len(body) == _ADOBE_SIZE:
            pass
        case 0xFE:
            taken.tell_text(What.COMMENT, Where.TEXT, body.decode("utf-8", "replace"))
        case _:
            _tell_unnamed(segment.marker, body, taken)


def _tell_block(marker: int, body: bytes, taken: Taken, collected: _Collected) -> None:
    if body.startswith(_EXIF):
        exif.tell(body[6:], taken)
    elif body.startswith(_XMP):
        xmp.tell(body[len(_XMP) :], taken)
    elif body.startswith(_MORE_XMP):
        collected.more_xmp.append(body[len(_MORE_XMP) + 40 :])  # after a digest, the whole length and the place in it
    elif body.startswith(_PROFILE):
        collected.profile.append(body[len(_PROFILE) + 2 :])
    elif body.startswith(_GAIN_MAP):
        taken.drops.append("hdr")
    elif not body.startswith(b"MPF\0"):  # where the further pictures lie that are told of behind the end
        _tell_unnamed(marker, body, taken)


def _tell_unnamed(marker: int, body: bytes, taken: Taken) -> None:
    name = f"APP{marker - 0xE0}" if marker in _APPS else f"0x{marker:02X}"
    taken.tell(What.UNNAMED, Where.CONTAINER, name, amount=len(body))


def _tell_jfif(body: bytes, taken: Taken) -> None:
    if body.startswith(b"JFXX\0"):
        taken.tell(What.PREVIEW, Where.CONTAINER, amount=len(body), size=jpeg_size(body[6:]) or (0, 0))
    elif body.startswith(b"JFIF\0") and len(body) > _JFIF_SIZE:
        taken.tell(What.PREVIEW, Where.CONTAINER, amount=len(body), size=(body[12], body[13]))
    elif not body.startswith(b"JFIF\0"):
        _tell_unnamed(0xE0, body, taken)
