"""Every forged file ends in values or in one of our errors."""

from __future__ import annotations

import random
import struct

import pytest

from app.errors import SourceError
from app.photos import made
from app.readers.photos.reading import read
from app.readers.vaults.reader import Untrusted
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
