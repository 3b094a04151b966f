"""What is in a HEIC or AVIF besides the picture, and which of its bytes may be emptied?

Its parts are found by their distance from the beginning. So nothing is taken out but what lies at the end: what does
not belong to the picture is overwritten where it is.
"""

from __future__ import annotations

import struct
from itertools import islice
from typing import Final

from app.readers.photos import boxes, exif, icc, xmp
from app.readers.photos.boxes import Box, Item
from app.readers.photos.errors import Broken
from app.readers.photos.taken import Taken
from checks.photos.model import Format, Way, What, Where

BRANDS: Final = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis", b"miaf")
_NEEDED: Final = (b"ftyp", b"meta", b"mdat", b"moov")
_NEEDED_IN_META: Final = (b"hdlr", b"pitm", b"iinf", b"iloc", b"iprp", b"iref", b"idat", b"dinf", b"grpl", b"ipro")
_TELLING: Final = {b"udes": What.COMMENT, b"altt": What.COMMENT, b"crtt": What.TIME, b"mdft": What.TIME}
"""Properties that describe a picture in words, or say when it was made or changed (ISO 23008-12)."""
_FREE: Final = (b"free", b"skip")
_CODED: Final = (b"hvc1", b"av01", b"grid", b"iovl", b"iden", b"jpeg", b"hvt1", b"avc1", b"unci")
_IMAGES: Final = (*_CODED, b"tmap")
"""Whatever else has a size is a picture too, in a code that is not known here."""
_NO_SECRET: Final = (b"hdrgainmap", b"auxid:1", b"auxiliary:alpha")
"""Brightness and transparency: they show nothing more than the picture."""
_EMPTY_EXIF: Final = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"
_EMPTY_XMP: Final = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
_MOST_BOXES: Final = 200
"""Boxes side by side in the file; true ones have about ten."""
Span = tuple[int, int]
Ranges = list[tuple[int, int, bytes]]
"""Where bytes are overwritten, and what by; the rest of a range with zeros, or blanks where it is XMP."""


def read(data: bytes) -> Taken:
    """Take a HEIC or AVIF apart; Broken where its boxes cannot be told from one another."""
    taken = Taken(Format.HEIF, way=Way.BLANKED)
    outer = list(islice(boxes.boxes(data, 0, len(data)), _MOST_BOXES + 1))
    meta = next((box for box in outer if box.kind == b"meta"), None)
    if meta is None or len(outer) > _MOST_BOXES:
        raise Broken
    emptied: Ranges = []
    used = _tell_items(data, meta, taken, emptied)
    _tell_boxes(data, outer, taken, emptied)
    _tell_meta(data, meta, taken, emptied)
    if not any(box.kind == b"moov" for box in outer):
        _tell_unused(data, outer, used, taken, emptied)
    last = max((box.end for box in outer if box.kind in _NEEDED), default=len(data))
    _plan(emptied, last, taken)
    return taken


def recognises(data: bytes) -> bool:
    """Tell whether the first box says that this is a picture of this family."""
    if data[4:8] != b"ftyp":
        return False
    (size,) = struct.unpack_from(">I", data)
    brands = data[8 : min(size, 256)]
    return any(brands[at : at + 4] in BRANDS for at in range(0, len(brands), 4) if at != 4)  # noqa: PLR2004 - a version stands there


def _tell_items(data: bytes, meta: Box, taken: Taken, emptied: Ranges) -> list[tuple[int, int]]:
    """Tell of each item, and return where all of them lie."""
    listed, located = (boxes.child(data, meta, kind, 4) for kind in (b"iinf", b"iloc"))
    if listed is None or located is None:
        raise Broken
    every = {item.number: item for item in boxes.items(data, listed)}
    described = boxes.child(data, meta, b"iprp", 4)
    of = boxes.properties(data, described) if described else {}
    pictures = {number for number, item in every.items() if item.kind in _IMAGES or _size(data, of.get(number, []))[0]}
    places = boxes.extents(data, located, boxes.child(data, meta, b"idat", 4))
    for item in every.values():
        spans = places.get(item.number, [])
        if item.number not in pictures:
            body = b"".join(data[start:stop] for start, stop in spans)
            _tell_item(item, body, taken)
            filling = _EMPTY_EXIF if item.kind == b"Exif" else _EMPTY_XMP if _is_xmp(item) else b""
            emptied += [(start, stop, filling if n == 0 else b"") for n, (start, stop) in enumerate(spans)]
    _tell_pictures(data, meta, every, of, taken)
    kept = [span for number, spans in places.items() if number in pictures for span in spans]
    _refuse_overlap(_rooms(data, meta), [(start, stop) for start, stop, _ in emptied], kept)
    return [span for spans in places.values() for span in spans]


def _rooms(data: bytes, meta: Box) -> list[Span]:
    """Return where the data of items may lie."""
    every = (*boxes.boxes(data, 0, len(data)), *boxes.boxes(data, meta.body + 4, meta.end))
    rooms = [(box.body, box.end) for box in every if box.kind in {b"mdat", b"idat"}]
    if len(rooms) > _MOST_BOXES:
        raise Broken
    return rooms


def _refuse_overlap(rooms: list[Span], emptied: list[Span], kept: list[Span]) -> None:
    """Raise Broken where what is to be emptied is no data at all, or data of the picture too: then the file lies."""
    for start, stop in emptied:
        if start < stop and not any(first <= start and stop <= last for first, last in rooms):
            raise Broken
    end, is_kept = 0, False
    for start, stop, this_is_kept in sorted([*((*x, True) for x in kept), *((*x, False) for x in emptied)]):
        if start < min(end, stop) and this_is_kept is not is_kept:
            raise Broken
        if stop > end:
            end, is_kept = stop, this_is_kept


def _is_xmp(item: Item) -> bool:
    return item.content == b"application/rdf+xml"


def _tell_item(item: Item, body: bytes, taken: Taken) -> None:
    if not any(body):
        return
    if item.kind == b"Exif":
        header = 4 + int.from_bytes(body[:4], "big")
        exif.tell(body[header:].removeprefix(b"Exif\0\0"), taken)
    elif _is_xmp(item):
        xmp.tell(body, taken)
    elif b"c2pa" in body[:4096]:
        taken.tell(What.CREDENTIALS, Where.CONTAINER)
    else:
        name = (item.content or item.kind).decode("latin-1")
        taken.tell(What.UNNAMED, Where.CONTAINER, name, amount=len(body))


def _tell_pictures(data: bytes, meta: Box, every: dict[int, Item], of: dict[int, list[Box]], taken: Taken) -> None:
    """Tell of the size, the profile, and of every picture that is not the one that is shown."""
    chosen = boxes.child(data, meta, b"pitm", 4)
    linked = boxes.child(data, meta, b"iref", 4)
    shown = boxes.primary(data, chosen) if chosen else 0
    taken.size = _size(data, of.get(shown, []))
    for box in of.get(shown, []):
        if box.kind == b"colr" and data[box.body : box.body + 4] in {b"prof", b"rICC"}:
            icc.tell(data[box.body + 4 : box.end], taken)
    links = list(boxes.references(data, linked)) if linked else []
    parts = {to for kind, _, ends in links if kind == b"dimg" for to in ends}
    beside: set[int] = set()
    for kind, start, _ in links:
        if kind == b"thmb":
            beside.add(start)
            taken.tell(What.PREVIEW, Where.CONTAINER, size=_size(data, of.get(start, [])))
        elif kind == b"auxl":
            beside.add(start)
            _tell_auxiliary(data, of.get(start, []), taken)
    belongs = {shown, *parts, *beside}
    for item in every.values():
        if item.kind in _CODED and item.number not in belongs and not item.is_hidden:
            taken.tell(
                What.HIDDEN_PICTURE, Where.CONTAINER, amount=item.number, size=_size(data, of.get(item.number, []))
            )


def _tell_auxiliary(data: bytes, described: list[Box], taken: Taken) -> None:
    kind = next((data[box.body + 4 : box.end] for box in described if box.kind == b"auxC"), b"")
    name = kind.split(b"\0", 1)[0]
    if not name.endswith(_NO_SECRET):
        taken.tell(What.HIDDEN_PICTURE, Where.CONTAINER, name.decode("latin-1"), size=_size(data, described))


def _size(data: bytes, described: list[Box]) -> tuple[int, int]:
    box = next((box for box in described if box.kind == b"ispe" and box.end - box.body >= 12), None)  # noqa: PLR2004 - flags, width, height
    if box is None:
        return 0, 0
    width, height = struct.unpack_from(">II", data, box.body + 4)
    return width, height


def _tell_boxes(data: bytes, outer: list[Box], taken: Taken, emptied: Ranges) -> None:
    for box in outer:
        if box.kind == b"moov":
            taken.tell(What.VIDEO, Where.CONTAINER, amount=box.end - box.start)
        elif box.kind not in _NEEDED and any(data[box.body : box.end]):
            body = data[box.body : box.end]
            if box.kind == b"mpvd":
                taken.tell(What.VIDEO, Where.CONTAINER, amount=len(body))
            elif b"c2pa" in body[:4096]:
                taken.tell(What.CREDENTIALS, Where.CONTAINER)
            elif box.kind not in _FREE or any(body):
                taken.tell(What.UNNAMED, Where.CONTAINER, box.kind.decode("latin-1"), amount=len(body))
            emptied.append((box.start + 4, box.start + 8, b"free"))
            emptied.append((box.body, box.end, b""))


def _tell_meta(data: bytes, meta: Box, taken: Taken, emptied: Ranges) -> None:
    """Tell of what describes the picture among the boxes that place it, and empty it: its room stays."""
    described = boxes.child(data, meta, b"iprp", 4)
    holder = boxes.child(data, described, b"ipco") if described else None
    inside = list(boxes.boxes(data, meta.body + 4, meta.end))
    properties = list(boxes.boxes(data, holder.body, holder.end)) if holder else []
    unknown = [box for box in inside if box.kind not in _NEEDED_IN_META]
    for box in (*unknown, *(box for box in properties if box.kind in _TELLING)):
        body = data[box.body : box.end]
        if not any(body):
            continue
        what = _TELLING.get(box.kind, What.UNNAMED)
        name = box.kind.decode("latin-1") if what is What.UNNAMED else ""
        words = body[4:].decode("utf-8", "replace") if what is What.COMMENT else name
        taken.tell(what, Where.CONTAINER, words, amount=len(body))
        emptied += [(box.start + 4, box.start + 8, b"free"), (box.body, box.end, b"")]


def _tell_unused(data: bytes, outer: list[Box], used: list[tuple[int, int]], taken: Taken, emptied: Ranges) -> None:
    """Tell of bytes among the data that belong to nothing, and empty them."""
    ordered = sorted(used)
    for box in outer:
        if box.kind != b"mdat":
            continue
        at = box.body
        for start, stop in (*ordered, (box.end, box.end)):
            if start > at and start <= box.end and any(data[at:start]):
                taken.tell(What.UNNAMED, Where.CONTAINER, "mdat", amount=start - at)
                emptied.append((at, start, b""))
            at = max(at, min(stop, box.end))


def _plan(emptied: Ranges, last: int, taken: Taken) -> None:
    at = 0
    for start, stop, filling in sorted(emptied):
        start, stop = max(start, at), min(stop, last)  # noqa: PLW2901 - forged ranges may overlap
        if start >= stop:
            continue
        taken.keep(at, start)
        room = stop - start
        rest = b" " if filling == _EMPTY_XMP and len(filling) <= room else b"\0"
        taken.parts.append((filling if len(filling) <= room else b"").ljust(room, rest))
        at = stop
    taken.keep(at, last)
