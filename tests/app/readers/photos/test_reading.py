from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from app.readers.photos import png
from app.readers.photos.errors import NotAPhoto, PhotoDamaged
from app.readers.photos.reading import read
from app.readers.vaults.reader import Untrusted
from app.values.photos import LookedAt
from checks.photos.judging import judged
from checks.photos.model import Clue, What, Where
from tests.app.readers.photos import samples


def look(data: bytes, name: str = "garden.jpg") -> LookedAt:
    return read(Untrusted(name, data))


def rules(data: bytes) -> set[str]:
    return {each.rule for each in judged(look(data).photo).revealed}


def clues(data: bytes, what: What) -> list[Clue]:
    return [clue for clue in look(data).photo.clues if clue.what is what]


FILES: dict[str, Callable[[], bytes]] = {
    "jpeg": samples.jpeg,
    "png": samples.png_file,
    "webp": samples.webp,
    "heif": lambda: samples.heic(samples.FILM),
    "avif": lambda: samples.encoded("AVIF", exif=samples.exif(), xmp=samples.XMP),
}
SAMPLES = pytest.mark.parametrize("data", [make() for make in FILES.values()], ids=list(FILES))


@SAMPLES
def test_exif_and_xmp_are_read_from_each_kind_of_file(data: bytes) -> None:
    exif = {"place", "time", "device", "serial", "author", "comment", "identifier", "maker-note", "software"}
    assert rules(data) >= exif | {"person", "history", "place-name"}


@SAMPLES
def test_the_place_is_read_with_its_exactness(data: bytes) -> None:
    first, second = (clue.position for clue in clues(data, What.PLACE))
    for position in (first, second):
        assert position is not None
        assert position.latitude == pytest.approx(samples.PLACE[0], abs=0.00001)
        assert position.longitude == pytest.approx(samples.PLACE[1], abs=0.00001)
        assert position.metres < 1


def test_a_jpeg_has_iptc_comments_credentials_and_a_film_besides() -> None:
    data = samples.jpeg(behind=samples.FILM)
    assert rules(data) >= {"credentials", "video", "preview", "colour-profile"}
    assert Clue(What.COMMENT, Where.TEXT, f"Comment of {samples.MARK}") in clues(data, What.COMMENT)
    assert Clue(What.COMMENT, Where.IPTC, f"Été à {samples.MARK}") in clues(data, What.COMMENT)


def test_a_png_has_texts_a_time_and_parts_that_nobody_knows_besides() -> None:
    data = samples.png_file()
    assert rules(data) >= {"credentials", "unnamed"}
    assert Clue(What.AUTHOR, Where.TEXT, f"Colette {samples.MARK}") in clues(data, What.AUTHOR)
    assert Clue(What.TIME, Where.TEXT, "2026-11-03 08:15:42 UTC") in clues(data, What.TIME)
    assert Clue(What.COMMENT, Where.TEXT, f"Comment: Garden {samples.MARK}") in clues(data, What.COMMENT)


def test_what_was_cropped_may_lie_behind_the_end_of_a_png() -> None:
    [clue] = clues(samples.png_file(behind=b"IDAT of before"), What.TRAILING)
    assert clue.amount == 14


def test_zeros_behind_the_end_are_nothing() -> None:
    assert "trailing" not in rules(samples.encoded("PNG") + bytes(400))


def test_a_plain_picture_tells_nothing() -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        assert rules(samples.encoded(kind)) == set()


def test_a_preview_of_another_shape_may_show_what_was_cropped() -> None:
    data = samples.jpeg(block=samples.exif(inner=samples.thumbnail(40, 20)))
    assert "preview-may-show-more" in rules(data)
    inner = look(data).inner
    assert inner is not None
    assert (inner.width, inner.height) == (40, 20)


def test_the_preview_for_the_window_is_upright_and_small() -> None:
    seen = look(samples.jpeg()).preview
    assert seen is not None
    assert (seen.width, seen.height, len(seen.rgb)) == (48, 64, 48 * 64 * 3)
    large = look(samples.encoded("JPEG", samples.picture(3000, 100))).preview
    assert large is not None
    assert large.width <= 560


def test_a_further_picture_behind_the_end_is_told() -> None:
    [clue] = clues(samples.jpeg(behind=samples.thumbnail(20, 10)), What.HIDDEN_PICTURE)
    assert clue.size == (20, 10)


def test_the_brightness_map_of_an_hdr_picture_is_lost_and_no_further_picture() -> None:
    gain = samples.segment(0xE2, b"urn:iso:std:iso:ts:21496-1\0".replace(b"21496-1", b"21496:-1") + bytes(4))
    seen = look(samples.jpeg(gain, behind=samples.thumbnail(32, 24)))
    assert seen.photo.drops == ("hdr",)
    assert not [clue for clue in seen.photo.clues if clue.what is What.HIDDEN_PICTURE]


def test_the_quality_that_photoshop_notes_tells_nothing_and_a_longer_note_does() -> None:
    note = b"Ducky\0\1\0\4\0\0\0\x64\0\0"
    assert "unnamed" not in rules(samples.jpeg(samples.segment(0xEC, note)))
    assert "unnamed" in rules(samples.jpeg(samples.segment(0xEC, note + b"more")))


def test_a_heic_whose_exif_is_told_to_lie_in_the_picture_is_refused() -> None:
    data = samples.heic()
    at = data.index(b"iloc")
    picture, exif = at + 12, at + 12 + 2 * 14  # each: number, reference and count, then offset and length
    forged = data[: exif + 6] + data[picture + 6 : picture + 14] + data[exif + 14 :]
    with pytest.raises(PhotoDamaged):
        look(forged)


def test_a_camera_without_a_signal_points_nowhere() -> None:
    data = samples.jpeg(block=samples.exif(place=(0.0, 0.0)))
    assert [clue.where for clue in clues(data, What.PLACE)] == [Where.XMP]


def test_a_damaged_exif_block_is_told_and_never_taken_for_none() -> None:
    cut = samples.exif()[:200]
    assert "unreadable" in rules(samples.jpeg(block=cut))
    assert not judged(look(samples.jpeg(block=cut)).photo).is_whole


def test_xmp_with_entities_is_not_expanded() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    data = samples.encoded("PNG")
    data = data[:33] + png.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + bomb) + data[33:]
    assert clues(data, What.UNREADABLE) == [Clue(What.UNREADABLE, Where.XMP)]


def test_a_text_that_unpacks_to_a_gigabyte_is_cut() -> None:
    packed = zlib.compressobj(9)
    bomb = b"".join(packed.compress(bytes(1 << 20)) for _ in range(64)) + packed.flush()
    data = samples.encoded("PNG")
    data = data[:33] + png.chunk(b"zTXt", b"Comment\0\0" + bomb) + data[33:]
    [clue] = clues(data, What.COMMENT)
    assert len(clue.text) <= 300


def test_a_picture_of_too_many_points_is_read_and_not_drawn() -> None:
    data = samples.encoded("PNG")
    header = struct.pack(">II", 60_000, 60_000) + data[24:29]
    seen = look(data[:8] + png.chunk(b"IHDR", header) + data[33:])
    assert seen.photo.size == (60_000, 60_000)
    assert seen.preview is None


def test_gif_and_text_are_no_pictures_for_this() -> None:
    for data in (samples.encoded("GIF"), b"Dear Colette,", b"\0" * 40):
        with pytest.raises(NotAPhoto):
            look(data)


@SAMPLES
def test_a_file_that_ends_in_its_middle_is_damaged(data: bytes) -> None:
    with pytest.raises((PhotoDamaged, NotAPhoto)):
        look(data[: len(data) // 2])


def test_a_real_exif_of_pillow_is_read() -> None:
    block = Image.Exif()
    block[0x0110] = "Orme X2"
    block.get_ifd(0x8825)[1] = "S"
    block.get_ifd(0x8825)[2] = (12.0, 30.0, 0.0)
    block.get_ifd(0x8825)[3] = "W"
    block.get_ifd(0x8825)[4] = (77.0, 15.0, 0.0)
    file = io.BytesIO()
    samples.picture().save(file, "JPEG", exif=block)
    [clue] = clues(file.getvalue(), What.PLACE)
    assert clue.position is not None
    assert (clue.position.latitude, clue.position.longitude) == (-12.5, -77.25)


def test_a_place_that_cannot_be_read_is_damage_and_not_nothing() -> None:
    for latitude, longitude in ((91.5, 2.0), (2.0, 200.0)):
        seen = look(samples.jpeg(block=samples.exif(place=(latitude, longitude))))
        assert What.UNREADABLE in {clue.what for clue in seen.photo.clues}


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("48,51.3960000000000008N", What.PLACE),
        ("48.85660000000000024", What.PLACE),
        ("48 51 23 N", What.UNREADABLE),
        ("", What.UNREADABLE),
    ],
)
def test_a_place_in_xmp_is_read_or_said_to_be_there(written: str, what: What) -> None:
    packet = (
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://ns.adobe.com/exif/1.0/">'
        f'<r:Description e:GPSLatitude="{written}" e:GPSLongitude="2,21.132E"/></r:RDF>'
    )
    plain = samples.encoded("PNG")
    data = plain[:33] + png.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet.encode()) + plain[33:]
    assert [clue.what for clue in look(data).photo.clues] == [what]


def test_where_a_camera_aimed_is_a_place_too() -> None:
    block = Image.Exif()
    block.get_ifd(0x8825)[0x13] = "N"
    block.get_ifd(0x8825)[0x14] = (48.0, 30.0, 0.0)
    block.get_ifd(0x8825)[0x15] = "E"
    block.get_ifd(0x8825)[0x16] = (2.0, 15.0, 0.0)
    file = io.BytesIO()
    samples.picture().save(file, "JPEG", exif=block)
    [clue] = clues(file.getvalue(), What.PLACE)
    assert clue.position is not None
    assert (clue.position.latitude, clue.position.longitude) == (48.5, 2.25)
