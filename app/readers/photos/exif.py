"""What does EXIF tell?

Names and numbers of fields are those of Exif 3.0 (CIPA DC-008-2023), those of Windows (0x9C9B to 0x9C9F) and of DNG.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.readers.photos import place, tiff
from app.readers.photos.sizes import jpeg_size
from app.readers.photos.taken import Taken
from app.readers.photos.tiff import Directory, Tiff, Value
from checks.photos.model import Clue, What, Where

_TEXTS: Final = {
    0x010E: What.COMMENT,  # ImageDescription
    0xA436: What.COMMENT,  # ImageTitle
    0x000B: What.SOFTWARE,
    0x0131: What.SOFTWARE,
    0xA439: What.SOFTWARE,
    0xA43A: What.SOFTWARE,
    0xA43B: What.SOFTWARE,
    0xA43C: What.SOFTWARE,
    0x013B: What.AUTHOR,  # Artist
    0x8298: What.AUTHOR,  # Copyright
    0xA430: What.AUTHOR,  # CameraOwnerName
    0xA437: What.AUTHOR,
    0xA438: What.AUTHOR,
    0x013C: What.DEVICE,  # HostComputer
    0xC614: What.DEVICE,
    0xA431: What.SERIAL,  # BodySerialNumber
    0xA435: What.SERIAL,  # LensSerialNumber
    0xC62F: What.SERIAL,
    0xA420: What.IDENTIFIER,  # ImageUniqueID
}
_WIDE_TEXTS: Final = {
    0x9C9B: What.COMMENT,
    0x9C9C: What.COMMENT,
    0x9C9D: What.AUTHOR,
    0x9C9E: What.COMMENT,
    0x9C9F: What.COMMENT,
}
_TIMES: Final = ((0x9003, 0x9011), (0x9004, 0x9012), (0x0132, 0x9010))
"""When it was taken, digitised and changed, each with the field of its distance from UTC."""
_DEVICES: Final = ((0x010F, 0x0110), (0xA433, 0xA434))
_COMMENT: Final = 0x9286
_MAKER_NOTES: Final = (0x927C, 0xC634)
_ORIENTATION: Final = 0x0112
_PREVIEW_AT, _PREVIEW_LENGTH = 0x0201, 0x0202
_GPS_DATE, _GPS_TIME = 0x1D, 0x07
_GPS_TEXTS: Final = {0x1C: What.PLACE_NAME}
_CHARSETS: Final = {b"ASCII\0\0\0": "latin-1", b"UNICODE\0": "utf-16", b"JIS\0\0\0\0\0": "iso2022_jp"}

_KNOWN: Final = frozenset(
    (*_TEXTS, *_WIDE_TEXTS, *(tag for pair in (*_TIMES, *_DEVICES) for tag in pair), _COMMENT, *_MAKER_NOTES)
)
_HARMLESS: Final = frozenset(
    (
        *range(0x00FE, 0x0109), 0x0111, _ORIENTATION, *range(0x0115, 0x011D), 0x0128, 0x012D, 0x013D, 0x013E, 0x013F,
        *range(0x0142, 0x0146), 0x0152, 0x0153, _PREVIEW_AT, _PREVIEW_LENGTH, *range(0x0211, 0x0215),
        0x1001, 0x1002, 0x4746, 0x4749, 0x829A, 0x829D, 0x8822, 0x8824, 0x8827, *range(0x8830, 0x8836), 0x9000,
        0x9101, 0x9102, *range(0x9201, 0x920B), 0x9214, *range(0x9290, 0x9293), *range(0xA000, 0xA004), 0xA20B, 0xA20C,
        0xA20E, 0xA20F, 0xA210, 0xA214, 0xA215, 0xA217, 0xA300, 0xA301, 0xA302, *range(0xA401, 0xA40D), 0xA432, 0xA460,
        0xA461, 0xA462, 0xA500, 0xC4A5, 0xEA1C, 0xEA1D,
    )
)  # fmt: skip
"""Fields about size, colour, light and lens: they point at nobody. 0x920A is the focal length, 0xEA1C is padding."""
_NAMED_AT_MOST: Final = 6
_COST_OF_A_BLOCK: Final = 10
"""Steps of a block without a field."""


def tell(block: bytes, taken: Taken) -> None:
    """Add what the EXIF `block` (from its TIFF header on) tells; what is damaged in it is told too."""
    fields = tiff.read(block)
    taken.step(_COST_OF_A_BLOCK + fields.entries)
    if fields.is_damaged:
        taken.tell(What.UNREADABLE, Where.EXIF)
    _tell_place(fields, taken)
    for (directory, tag), value in fields.fields.items():
        if directory is Directory.GPS:
            _tell_text(_GPS_TEXTS.get(tag), _commented(value), taken)
        elif tag in _TEXTS:
            _tell_text(_TEXTS[tag], value.text(), taken)
        elif tag in _WIDE_TEXTS:
            _tell_text(_WIDE_TEXTS[tag], value.wide_text(), taken)
        elif tag == _COMMENT:
            _tell_text(What.COMMENT, _commented(value), taken)
        elif tag in _MAKER_NOTES:
            taken.tell(What.MAKER_NOTE, Where.EXIF, amount=value.size)
    _tell_devices(fields, taken)
    _tell_times(fields, taken)
    _tell_preview(fields, taken)
    _tell_unnamed(fields, taken)
    turned = fields.get(Directory.IMAGE, _ORIENTATION)
    numbers = turned.integers() if turned else ()
    if numbers and 1 <= numbers[0] <= 8:  # noqa: PLR2004 - the eight ways to turn and mirror
        taken.orientation = numbers[0]


def upright(orientation: int) -> bytes:
    """Return an EXIF block that says how the picture is turned, and nothing else."""
    entry = b"\x01\x12\0\x03\0\0\0\x01" + orientation.to_bytes(2, "big") + b"\0\0"
    return b"MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0\0\0"


def _tell_text(what: What | None, text: str, taken: Taken) -> None:
    if what is not None:
        taken.tell_text(what, Where.EXIF, text)


def _tell_place(fields: Tiff, taken: Taken) -> None:
    for each in place.PLACES:
        try:
            position = place.from_exif(fields, each)
        except place.Unclear:
            taken.tell(What.UNREADABLE, Where.EXIF)
            continue
        if position is not None:
            taken.add(Clue(What.PLACE, Where.EXIF, position=position))


def _tell_devices(fields: Tiff, taken: Taken) -> None:
    for maker, model in _DEVICES:
        names = [value.text().strip() for tag in (maker, model) for value in _either(fields, tag)]
        if len(names) > 1 and names[1].casefold().startswith(names[0].casefold()):
            names = names[1:]
        taken.tell_text(What.DEVICE, Where.EXIF, " ".join(names))


def _tell_times(fields: Tiff, taken: Taken) -> None:
    for time, offset in _TIMES:
        words = [value.text().strip() for tag in (time, offset) for value in _either(fields, tag)]
        if words and any(sign.isdigit() and sign != "0" for sign in words[0]):
            taken.tell_text(What.TIME, Where.EXIF, " ".join(words).replace(":", "-", 2))  # Exif writes 2026:11:03
    date, time_value = fields.get(Directory.GPS, _GPS_DATE), fields.get(Directory.GPS, _GPS_TIME)
    if date is not None:
        clock = [top // bottom for top, bottom in (time_value.rationals() if time_value else ()) if bottom]
        taken.tell_text(
            What.TIME, Where.EXIF, " ".join((date.text().replace(":", "-"), ":".join(f"{n:02}" for n in clock), "UTC"))
        )


def _tell_preview(fields: Tiff, taken: Taken) -> None:
    at, length = (fields.get(Directory.PREVIEW, tag) for tag in (_PREVIEW_AT, _PREVIEW_LENGTH))
    if at is None or length is None or not at.integers() or not length.integers():
        return
    inner = fields.slice(at.integers()[0], length.integers()[0])
    taken.tell(What.PREVIEW, Where.EXIF, amount=len(inner), size=jpeg_size(inner) or (0, 0))
    taken.inner = taken.inner or inner


def _tell_unnamed(fields: Tiff, taken: Taken) -> None:
    unknown = {
        tag
        for directory, tag in fields.fields
        if directory is not Directory.GPS and tag not in _KNOWN and tag not in _HARMLESS
    }
    if unknown:
        named = ", ".join(f"0x{tag:04X}" for tag in sorted(unknown)[:_NAMED_AT_MOST])
        taken.tell(What.UNNAMED, Where.EXIF, named, amount=len(unknown))


def _either(fields: Tiff, tag: int) -> Iterator[Value]:
    """Yield the field wherever it stands: programs confuse the two lists."""
    for directory in (Directory.IMAGE, Directory.EXIF):
        value = fields.get(directory, tag)
        if value is not None:
            yield value
            return


def _commented(value: Value) -> str:
    """Return a text that begins with the name of its character set, as two fields of Exif do."""
    charset = _CHARSETS.get(value.data[:8])
    if charset is None:
        return value.data[8:].decode("utf-8", "replace") if value.data[:8] == bytes(8) else value.text()
    if charset == "utf-16":
        charset = "utf-16-le" if value.order == "<" else "utf-16-be"
    return value.data[8:].decode(charset, "replace").rstrip("\0 ")
