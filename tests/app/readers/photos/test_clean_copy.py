from __future__ import annotations

import io
import struct

import pytest
from PIL import Image

from app.readers.photos import png
from app.readers.photos.reading import read
from app.readers.vaults.reader import Untrusted
from app.values.photos import PhotoChanged, Span, made, proposed_name
from checks.photos.judging import judged
from checks.photos.model import What
from tests.app.readers.photos import samples
from tests.app.readers.photos.test_reading import FILES, SAMPLES

DECODED = pytest.mark.parametrize("data", [make() for kind, make in FILES.items() if kind != "heif"])


def clean(data: bytes) -> bytes:
    return made(data, "garden", read(Untrusted("garden", data)).plan)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@SAMPLES
def test_nothing_that_the_picture_told_is_left_in_the_copy(data: bytes) -> None:
    copy = clean(data)
    assert samples.MARK.encode() not in copy
    assert samples.MARK.encode("utf-16-le") not in copy
    left = {each.rule for each in judged(read(Untrusted("garden", copy)).photo).revealed}
    assert left <= {"colour-profile", "preview"}


@DECODED
def test_every_point_the_colours_and_the_way_it_is_turned_stay(data: bytes) -> None:
    before, after = opened(data), opened(clean(data))
    assert before.tobytes() == after.tobytes()
    assert before.info.get("icc_profile") == after.info.get("icc_profile")
    assert before.getexif().get(0x0112) == after.getexif().get(0x0112) == 6


@SAMPLES
def test_a_copy_of_a_copy_is_the_same(data: bytes) -> None:
    assert clean(clean(data)) == clean(data)


@SAMPLES
def test_the_coded_picture_is_never_written_anew(data: bytes) -> None:
    plan = read(Untrusted("garden", data)).plan
    added = sum(len(part) for part in plan.parts if isinstance(part, bytes))
    kept = sum(part.end - part.start for part in plan.parts if isinstance(part, Span))
    assert kept > 0
    assert added < len(data)


def test_a_progressive_jpeg_keeps_all_its_scans() -> None:
    data = samples.jpeg(progressive=True, behind=samples.FILM)
    assert opened(clean(data)).tobytes() == opened(data).tobytes()


def test_an_upright_picture_gets_no_block_at_all() -> None:
    data = samples.jpeg(block=samples.exif(turned=1))
    assert b"Exif" not in clean(data)


def test_the_film_the_small_picture_and_their_room_are_gone_from_a_heic() -> None:
    data = samples.heic(samples.FILM)
    assert clean(data)[4:8] == b"ftyp"
    assert b"mpvd" not in clean(data)


def test_bytes_of_a_heic_that_belong_to_nothing_are_emptied() -> None:
    data = samples.heic() + samples.box(b"mdat", samples.MARK.encode())
    assert samples.MARK.encode() not in clean(data)


def test_a_file_that_changed_meanwhile_is_not_cut_up() -> None:
    data = samples.jpeg()
    plan = read(Untrusted("garden.jpg", data)).plan
    with pytest.raises(PhotoChanged):
        made(data + b"more", "garden.jpg", plan)


def test_a_name_that_tells_a_day_is_not_repeated() -> None:
    assert proposed_name("garden.jpg") == "garden-clean.jpg"
    assert proposed_name("PXL_20261103_081542123.jpg") == "picture-clean.jpg"
    assert proposed_name("WhatsApp Image 2026-11-03 at 08.15.42.jpeg") == "picture-clean.jpeg"


@pytest.mark.parametrize("kind", [b"pHYs", b"sBIT", b"tRNS", b"IEND"])
def test_a_part_for_the_look_that_holds_more_than_it_can_is_told_and_left_out(kind: bytes) -> None:
    plain = samples.encoded("PNG")
    part = png.chunk(kind, samples.MARK.encode() * 20)
    data = plain[:-12] + part + (b"" if kind == b"IEND" else plain[-12:])
    assert [clue.text for clue in read(Untrusted("garden", data)).photo.clues] == [kind.decode()]
    assert opened(clean(data)).tobytes() == opened(plain).tobytes()
    assert samples.MARK.encode() not in clean(data)


def test_what_follows_the_colour_transform_of_adobe_in_its_segment_is_told() -> None:
    plain = samples.encoded("JPEG")
    data = plain[:2] + samples.segment(0xEE, b"Adobe" + bytes(7) + samples.MARK.encode()) + plain[2:]
    for each in (data, clean(data)):
        assert [clue.text for clue in read(Untrusted("garden", each)).photo.clues] == ["APP14"]


def test_a_strange_part_in_a_moving_webp_is_told_of_the_file_and_of_its_copy() -> None:
    frames = [samples.picture(), samples.picture().rotate(90)]
    file = io.BytesIO()
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    data = file.getvalue()
    assert read(Untrusted("garden", data)).photo.clues == ()
    part = b"WHO " + struct.pack("<I", 4) + b"Anna"
    frame = b"ANMF" + struct.pack("<I", 16 + len(part)) + bytes(16) + part
    data = b"RIFF" + struct.pack("<I", len(data) - 8 + len(frame)) + data[8:] + frame
    for each in (data, clean(data)):
        assert [clue.text for clue in read(Untrusted("garden", each)).photo.clues] == ["WHO"]


@pytest.mark.parametrize(
    ("kind", "what"), [(b"udes", What.COMMENT), (b"crtt", What.TIME), (b"udta", What.UNNAMED)], ids=str
)
def test_what_describes_a_heic_among_its_boxes_is_told_and_emptied(kind: bytes, what: What) -> None:
    part = samples.box(kind, bytes(4), samples.MARK.encode())
    listed = samples.box(b"iinf", bytes(4), struct.pack(">H", 0))
    located = samples.box(b"iloc", bytes(4), b"\x44\0", struct.pack(">H", 0))
    described = samples.box(b"iprp", samples.box(b"ipco", *([] if kind == b"udta" else [part])))
    meta = samples.box(b"meta", bytes(4), listed, located, described, *([part] if kind == b"udta" else []))
    data = samples.box(b"ftyp", b"heic", bytes(4), b"mif1heic") + meta
    assert [clue.what for clue in read(Untrusted("garden", data)).photo.clues] == [what]
    assert samples.MARK.encode() not in clean(data)
    assert len(clean(data)) == len(data)
    assert read(Untrusted("garden", clean(data))).photo.clues == ()
