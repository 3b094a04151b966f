"""Every forged file ends in values or in one of our errors."""

from __future__ import annotations

import random
import struct
import zlib

import pytest

from app.errors import SourceError
from app.readers.photos import boxes, png, preview, tiff
from app.readers.photos.errors import Broken, PhotoDamaged
from app.readers.photos.reading import read
from app.readers.vaults.reader import Untrusted
from app.values.photos import Pixels, made
from checks.photos.model import What
from tests.app.readers.photos import samples
from tests.app.readers.photos.test_reading import FILES

_ROUNDS = 250


def mutated(data: bytes, chance: random.Random) -> bytes:
    forged = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        if not forged:
            break
        at = chance.randrange(len(forged))
        match chance.randrange(5):
            case 0:
                forged[at] = chance.randrange(256)
            case 1:
                forged[at : at + 4] = chance.choice(
                    (b"\xff" * 4, bytes(4), struct.pack(">I", chance.randrange(1 << 32)))
                )
            case 2:
                del forged[at : at + chance.randint(1, 40)]
            case 3:
                forged[at:at] = forged[at : at + chance.randint(1, 200)]
            case _:
                del forged[max(at, 1) :]
    return bytes(forged)


@pytest.mark.parametrize("kind", list(FILES))
def test_a_forged_file_is_read_or_refused(kind: str) -> None:
    chance = random.Random(kind)  # noqa: S311 - a seed, so that a failure comes again
    data = FILES[kind]()
    for _ in range(_ROUNDS):
        forged = mutated(data, chance)
        try:
            seen = read(Untrusted("forged", forged))
        except SourceError:
            continue
        assert len(made(forged, "forged", seen.plan)) <= 2 * len(forged) + 1024


@pytest.mark.parametrize("kind", list(FILES))
def test_a_forged_exif_or_xmp_block_costs_the_rest_nothing(kind: str) -> None:
    chance = random.Random(kind)  # noqa: S311 - a seed, so that a failure comes again
    for _ in range(_ROUNDS // 5):
        block = mutated(samples.exif(inner=samples.thumbnail()), chance)
        read(Untrusted("forged", samples.jpeg(block=block[:60_000])))


def test_directories_in_a_circle_end() -> None:
    block = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<I", 8)
    seen = read(Untrusted("circle", samples.jpeg(block=block)))
    assert seen.photo.clues


def test_texts_that_unpack_to_gigabytes_end_in_a_part_that_is_not_known() -> None:
    bomb = png.chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(16 << 20), 9))
    plain = samples.encoded("PNG")
    seen = read(Untrusted("bomb.png", plain[:33] + bomb * 60 + plain[33:]))
    assert What.UNREADABLE in {clue.what for clue in seen.photo.clues}


def test_xmp_with_a_million_properties_is_not_taken_for_read() -> None:
    many = b'<a xmlns="urn:a">' + b"<b/>" * 100_000 + b"</a>"
    plain = samples.encoded("PNG")
    packet = png.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + many)
    seen = read(Untrusted("many.png", plain[:33] + packet + plain[33:]))
    assert What.UNREADABLE in {clue.what for clue in seen.photo.clues}


def test_a_heic_that_names_the_same_bytes_over_and_over_is_refused() -> None:
    places = b"".join(struct.pack(">HHHII", number, 0, 1, 0, 4000) for number in range(1, 2000))
    located = samples.box(b"iloc", bytes(4), b"\x44\0", struct.pack(">H", 1999), places)
    listed = samples.box(b"iinf", bytes(4), struct.pack(">H", 0))
    head = samples.box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    with pytest.raises(PhotoDamaged):
        read(Untrusted("again.heic", head + samples.box(b"meta", bytes(4), listed, located)))


def in_png(*chunks: bytes) -> Untrusted:
    plain = samples.encoded("PNG")
    return Untrusted("forged.png", plain[:33] + b"".join(chunks) + plain[33:])


def test_one_field_named_over_and_over_is_damage_and_read_no_further() -> None:
    entries = struct.pack(">HHII", 0x8769, 4, 1, 10) * 60_000
    block = b"MM\0*" + struct.pack(">IH", 8, 60_000) + entries
    fields = tiff.read(block)
    assert fields.is_damaged
    assert fields.entries <= 2000


XMP_OF_MANY = (
    b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="urn:d"><r:Description>'
    + b"<d:a/>" * 19_000
    + b"</r:Description></r:RDF>"
)
IPTC_OF_MANY = b"Raw profile type iptc\0\0" + zlib.compress(
    b"\niptc\n1\n" + (b"\x1c\x02\x78\0\x01a" * 50_000).hex().encode()
)


@pytest.mark.parametrize(
    "part",
    [
        png.chunk(b"eXIf", samples.exif()),
        png.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP_OF_MANY),
        png.chunk(b"zTXt", IPTC_OF_MANY),
    ],
    ids=["exif", "xmp", "iptc"],
)
def test_a_file_of_thousands_of_small_parts_is_refused_before_it_costs_minutes(part: bytes) -> None:
    with pytest.raises(PhotoDamaged):
        read(in_png(part * (20_000 if len(part) < 3000 else 20)))


def test_fill_bytes_between_the_parts_of_a_jpeg_are_not_given_to_the_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    drawn = preview.drawn

    def watched(data: bytes, most: int) -> Pixels | None:
        given.append(len(data))
        return drawn(data, most)

    monkeypatch.setattr(preview, "drawn", watched)
    data = samples.encoded("JPEG")
    seen = read(Untrusted("filled.jpg", data[:2] + b"\xff" * 1_000_000 + data[2:]))
    assert seen.preview is not None
    assert max(given) <= len(data)


def test_a_profile_of_blanks_is_not_taken_apart() -> None:
    seen = read(in_png(png.chunk(b"tEXt", b"Raw profile type exif\0\nexif\n1\n" + b"00 " * (3 << 20))))
    assert What.UNREADABLE in {clue.what for clue in seen.photo.clues}


def test_a_packed_text_that_is_cut_off_is_not_taken_for_empty() -> None:
    seen = read(in_png(png.chunk(b"zTXt", b"XML:com.adobe.xmp\0\0" + zlib.compress(b"<a/>")[:2])))
    assert [clue.what for clue in seen.photo.clues] == [What.UNREADABLE]


def test_a_heic_that_gives_one_item_thousands_of_properties_is_refused() -> None:
    holder = samples.box(b"ipco", samples.box(b"free") * 100)
    owners = samples.box(b"ipma", struct.pack(">II", 0, 200), (struct.pack(">HB", 1, 200) + b"\1" * 200) * 200)
    described = samples.box(b"iprp", holder, owners)
    with pytest.raises(Broken):
        boxes.properties(described, boxes.Box(b"iprp", 0, 8, len(described)))
