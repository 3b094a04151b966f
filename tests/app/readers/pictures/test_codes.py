from __future__ import annotations

import random
import struct
import zlib
from contextlib import suppress

import pytest
from PIL import Image, ImageDraw

from app.readers.pictures.codes import MOST_MEBIBYTES, read
from app.readers.pictures.errors import CodeDamaged, NoCode, NotAPicture, PictureDamaged, PictureTooLarge
from app.readers.vaults.reader import Untrusted
from tests.app.readers.pictures.drawn import TEXT, beside, code, encoded


def texts(data: bytes) -> tuple[str, ...]:
    return read(Untrusted("door.png", data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
def test_a_code_is_read_from_each_kind_of_picture(kind: str) -> None:
    assert texts(encoded(code(), kind)) == (TEXT,)


def test_a_code_is_read_however_it_is_turned_and_in_light_on_dark() -> None:
    assert texts(encoded(code().rotate(90))) == (TEXT,)
    assert texts(encoded(code().rotate(20, expand=True, fillcolor=255))) == (TEXT,)
    assert texts(encoded(Image.eval(code(), lambda grey: 255 - grey))) == (TEXT,)


@pytest.mark.parametrize("ink", [0, 255])
def test_a_code_without_a_ground_is_read_in_black_and_in_white(ink: int) -> None:
    dark = Image.eval(code(), lambda grey: 255 - grey)
    drawn = Image.new("LA", dark.size, (ink, 0))
    drawn.putalpha(dark)
    assert texts(encoded(drawn)) == (TEXT,)


def test_several_codes_are_read_from_the_top_down_and_each_once() -> None:
    assert texts(encoded(beside(code("first"), code("second"), code("first")))) == ("first", "second")


def test_accents_and_long_texts_are_read_as_they_were_written() -> None:
    text = "Café à l’orme: " + "violon " * 100
    assert texts(encoded(code(text))) == (text,)


def test_a_picture_without_a_code_is_said_to_have_none() -> None:
    with pytest.raises(NoCode):
        texts(encoded(Image.new("L", (300, 300), 255)))


def test_a_code_that_is_covered_too_much_is_said_to_be_damaged() -> None:
    picture = code(TEXT + "?" + "x" * 200)
    hidden = ImageDraw.Draw(picture)
    size = picture.width
    hidden.rectangle((size * 0.3, size * 0.3, size * 0.75, size * 0.75), fill=0)
    with pytest.raises(CodeDamaged):
        texts(encoded(picture))


@pytest.mark.parametrize("data", [b"", b"From: colette", b"\x00" * 500, b"%PDF-1.7", b"\x00\x00\x00\x18ftypheic"])
def test_what_is_no_picture_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        texts(data)


def test_a_picture_that_is_cut_off_is_said_to_be_damaged() -> None:
    noise = random.Random(1).randbytes(200 * 200)  # noqa: S311 - a picture that compresses badly, no secret
    data = encoded(Image.frombytes("L", (200, 200), noise))
    with pytest.raises(PictureDamaged):
        texts(data[: len(data) // 2])


def test_a_small_file_that_would_become_a_huge_picture_is_refused_unread() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", len(header)) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    with pytest.raises(PictureTooLarge):
        texts(b"\x89PNG\r\n\x1a\n" + chunk + encoded(code())[33:])


def test_a_huge_file_is_refused_unread() -> None:
    with pytest.raises(PictureTooLarge):
        texts(b"\x89PNG" + b"\x00" * (MOST_MEBIBYTES * 1024 * 1024))


def test_no_damage_makes_it_fail_with_anything_but_its_own_errors() -> None:
    chance = random.Random(7)  # noqa: S311 - the same damage in every run, no secret
    for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP"):
        whole = encoded(code(), kind)
        for _ in range(40):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 8)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            with suppress(CodeDamaged, NoCode, NotAPicture, PictureDamaged, PictureTooLarge):
                texts(bytes(data))
