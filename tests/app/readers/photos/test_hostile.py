"""Every forged file ends in values or in one of our errors."""

from __future__ import annotations

import random
import struct
import zlib

import pytest

from app.errors import SourceError
from app.photos import made
from app.readers.photos import png
from app.readers.photos.errors import PhotoDamaged
from app.readers.photos.reading import read
from app.readers.vaults.reader import Untrusted
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
