"""Picture files for the tests, made here, with much in them that one does not see."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache

from PIL import Image, ImageCms, ImageDraw

from app.readers.photos import png

Content = str | bytes | int | list[tuple[int, int]]
Entries = list[tuple[int, int, Content]]
"""Fields of TIFF: number, type, value."""
MARK = "Orme-Canary-7731"
"""Stands in every text of a sample: none of it may be left in a clean copy."""
CAMERA = f"{MARK} X1"
PLACE = (48.858370, 2.294481)
XMP = f"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmp:CreatorTool="{MARK} Darkroom 4" xmpMM:DocumentID="xmp.did:{MARK}" exif:GPSLatitude="48,51.5022N"
 exif:GPSLongitude="2,17.6689E" photoshop:City="{MARK}-sur-Brume">
<dc:creator><rdf:Seq><rdf:li>Colette {MARK}</rdf:li></rdf:Seq></dc:creator>
<xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved" stEvt:softwareAgent="{MARK} Darkroom 4"/></rdf:Seq></xmpMM:History>
<mwg-rs:Regions><mwg-rs:RegionList><rdf:Bag><rdf:li><rdf:Description mwg-rs:Name="Ana {MARK}" mwg-rs:Type="Face">
<mwg-rs:Area stArea:x="0.5" stArea:y="0.4" stArea:w="0.1" stArea:h="0.2"/></rdf:Description></rdf:li></rdf:Bag>
</mwg-rs:RegionList></mwg-rs:Regions></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()
FILM = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + MARK.encode() * 4


def picture(width: int = 64, height: int = 48) -> Image.Image:
    """Return a picture in which every point differs from the next."""
    return Image.frombytes("RGB", (width, height), bytes((n * 7) % 256 for n in range(width * height * 3)))


def scene(width: int, height: int) -> Image.Image:
    """Return a drawn landscape: a sky, a hill, a house."""
    image = Image.linear_gradient("L").resize((width, height))
    sky = Image.merge(
        "RGB", (image.point(lambda n: 120 + n // 3), image.point(lambda n: 170 + n // 4), image.point(lambda _: 225))
    )
    draw = ImageDraw.Draw(sky)
    draw.ellipse((-width // 4, height * 0.6, width * 0.9, height * 1.6), fill=(96, 132, 84))
    draw.rectangle((width * 0.62, height * 0.42, width * 0.8, height * 0.66), fill=(214, 196, 168))
    draw.polygon(
        ((width * 0.6, height * 0.42), (width * 0.71, height * 0.28), (width * 0.82, height * 0.42)), fill=(146, 72, 58)
    )
    return sky


def encoded(kind: str, image: Image.Image | None = None, **options: object) -> bytes:
    """Return a picture as a file."""
    file = io.BytesIO()
    (image or picture()).save(file, kind, **options)
    return file.getvalue()


@cache
def profile() -> bytes:
    """Return a colour profile. It holds the time at which it was made, so that there is one only."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def thumbnail(width: int = 32, height: int = 24) -> bytes:
    """Return a small JPEG."""
    return encoded("JPEG", picture(width, height))


def exif(*, turned: int = 6, inner: bytes = b"", place: tuple[float, float] | None = PLACE) -> bytes:
    """Return an EXIF block, from its TIFF header on, written by hand: its offsets are known."""
    main: Entries = [
        (0x010E, 2, f"Garden of {MARK}"),
        (0x010F, 2, MARK),
        (0x0110, 2, CAMERA),
        (0x0112, 3, turned),
        (0x0131, 2, f"{MARK} 9.1"),
        (0x013B, 2, f"Colette {MARK}"),
        (0x8298, 2, f"Colette {MARK}, 2026"),
        (0x9C9D, 1, f"Colette {MARK}\0".encode("utf-16-le")),
    ]
    further: Entries = [
        (0x829A, 5, [(1, 125)]),
        (0x9003, 2, "2026:11:03 08:15:42"),
        (0x9011, 2, "+01:00"),
        (0x927C, 7, b"\0\1" + MARK.encode()),
        (0x9286, 7, b"ASCII\0\0\0" + f"For {MARK}".encode()),
        (0xA430, 2, f"Colette {MARK}"),
        (0xA431, 2, f"SN-{MARK}"),
        (0xA420, 2, f"ID-{MARK}"),
    ]
    gps: Entries = (
        [] if place is None else [(1, 2, "N"), (2, 5, _angle(place[0])), (3, 2, "E"), (4, 5, _angle(place[1]))]
    )
    preview: Entries = [(0x0201, 4, 0), (0x0202, 4, len(inner))] if inner else []
    return _tiff(main, further, gps, preview, inner)


def _angle(degrees: float) -> list[tuple[int, int]]:
    minutes = degrees % 1 * 60
    return [(int(degrees), 1), (int(minutes), 1), (round(minutes % 1 * 6000), 100)]


def _tiff(main: Entries, further: Entries, gps: Entries, preview: Entries, inner: bytes) -> bytes:
    links: list[tuple[int, Entries]] = [(0x8769, further), (0x8825, gps)]
    main = sorted([*main, *((tag, 4, 0) for tag, entries in links if entries)])
    at = 8
    places = {}
    for name, entries in (("main", main), ("further", further), ("gps", gps), ("preview", preview)):
        places[name] = at
        at += len(_directory(entries, 0)) if entries else 0
    main = [(t, k, {0x8769: places["further"], 0x8825: places["gps"]}.get(t, v)) for t, k, v in main]
    preview = [(t, k, at if t == 0x0201 else v) for t, k, v in preview]
    blocks = [
        _directory(main, places["main"], places["preview"] if preview else 0),
        _directory(further, places["further"]),
        *([_directory(gps, places["gps"])] if gps else []),
        *([_directory(preview, places["preview"])] if preview else []),
    ]
    return b"II*\0" + struct.pack("<I", 8) + b"".join(blocks) + inner


def _directory(entries: Entries, at: int, following: int = 0) -> bytes:
    head = struct.pack("<H", len(entries))
    lines, tail = b"", b""
    start = at + 2 + 12 * len(entries) + 4
    for tag, kind, value in entries:
        count, data = _packed(kind, value)
        if len(data) > 4:
            lines += struct.pack("<HHII", tag, kind, count, start + len(tail))
            tail += data + b"\0" * (len(data) & 1)
        else:
            lines += struct.pack("<HHI", tag, kind, count) + data.ljust(4, b"\0")
    return head + lines + struct.pack("<I", following) + tail


def _packed(kind: int, value: Content) -> tuple[int, bytes]:
    """Return how often the type stands there, and the bytes of the value."""
    match value:
        case str():
            data = value.encode() + b"\0"
            return len(data), data
        case int():
            return 1, struct.pack("<H" if kind == 3 else "<I", value)
        case bytes():
            return len(value), value
        case _:
            return len(value), b"".join(struct.pack("<II", *each) for each in value)


def iptc() -> bytes:
    """Return a Photoshop block with IPTC in it."""
    records = b"\x1c\x01\x5a\0\x03\x1b%G"
    for number, text in ((80, f"Colette {MARK}"), (90, f"{MARK}-sur-Brume"), (120, f"Été à {MARK}")):
        data = text.encode()
        records += struct.pack(">BBBH", 0x1C, 2, number, len(data)) + data
    padded = records + b"\0" * (len(records) & 1)
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + padded


def segment(marker: int, body: bytes) -> bytes:
    """Return a segment of a JPEG."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(
    *more: bytes, block: bytes | None = None, behind: bytes = b"", progressive: bool = False, plain: bytes = b""
) -> bytes:
    """Return a JPEG with EXIF, XMP, IPTC, a comment and credentials, `more` segments, and bytes `behind` its end."""
    plain = plain or encoded("JPEG", quality=90, icc_profile=profile(), progressive=progressive)
    parts = (
        segment(0xE1, b"Exif\0\0" + (exif(inner=thumbnail()) if block is None else block)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        segment(0xED, iptc()),
        segment(0xFE, f"Comment of {MARK}".encode()),
        segment(0xEB, b"JP\0\1\0\0\0\1jumbc2pa" + MARK.encode()),
        *more,
    )
    end = 4 + struct.unpack_from(">H", plain, 4)[0]  # behind APP0
    return plain[:end] + b"".join(parts) + plain[end:] + behind


def png_file(behind: bytes = b"") -> bytes:
    """Return a PNG with EXIF, texts of each kind, a time and credentials."""
    plain = encoded("PNG", icc_profile=profile(), dpi=(144, 144))
    texts = (
        png.chunk(b"eXIf", exif()),
        png.chunk(b"tEXt", f"Author\0Colette {MARK}".encode("latin-1")),
        png.chunk(b"zTXt", b"Comment\0\0" + zlib.compress(f"Garden {MARK}".encode())),
        png.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        png.chunk(b"tIME", struct.pack(">H5B", 2026, 11, 3, 8, 15, 42)),
        png.chunk(b"caBX", b"jumbc2pa" + MARK.encode()),
        png.chunk(b"orMe", MARK.encode()),
    )
    return plain[:33] + b"".join(texts) + plain[33:] + behind


def webp(behind: bytes = b"") -> bytes:
    """Return a WebP with EXIF and XMP."""
    return encoded("WEBP", icc_profile=profile(), exif=exif(), xmp=XMP, lossless=True) + behind


def box(kind: bytes, *parts: bytes) -> bytes:
    """Return a box of the ISO base media format."""
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def heic(film: bytes = b"") -> bytes:
    """Return a file built like a HEIC: coded points that are none, a thumbnail, EXIF, XMP, and `film` behind."""
    coded, small = bytes(range(256)) * 4, bytes(range(200))
    told = struct.pack(">I", 6) + b"Exif\0\0" + exif()
    items = (
        (1, b"hvc1", coded, b""),
        (2, b"hvc1", small, b""),
        (3, b"Exif", told, b""),
        (4, b"mime", XMP, b"\0application/rdf+xml\0"),
    )
    listed = b"".join(
        box(b"infe", b"\2\0\0\0", struct.pack(">HH4s", n, 0, kind), content or b"\0") for n, kind, _, content in items
    )
    sizes = (box(b"ispe", bytes(4), struct.pack(">II", *size)) for size in ((4032, 3024), (320, 240)))
    described = box(
        b"iprp", box(b"ipco", *sizes), box(b"ipma", bytes(4), struct.pack(">I", 2), b"\0\1\1\1", b"\0\2\1\2")
    )
    linked = box(b"iref", bytes(4), box(b"thmb", struct.pack(">HHH", 2, 1, 1)))

    def meta(at: int) -> bytes:
        lines = b""
        for n, _, data, _ in items:
            lines += struct.pack(">HHHII", n, 0, 1, at, len(data))
            at += len(data)
        located = box(b"iloc", bytes(4), b"\x44\0", struct.pack(">H", len(items)), lines)
        return box(
            b"meta", bytes(4), box(b"hdlr", bytes(4), bytes(4), b"pict", bytes(13)), box(b"pitm", bytes(4), b"\0\1"),
            box(b"iinf", bytes(4), struct.pack(">H", len(items)), listed), located, described, linked,
        )  # fmt: skip

    head = box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    whole = head + meta(len(head) + len(meta(0)) + 8) + box(b"mdat", *(data for _, _, data, _ in items))
    return whole + (box(b"mpvd", film) if film else b"")
