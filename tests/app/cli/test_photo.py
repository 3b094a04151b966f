from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.cli.exits import Exit
from tests.app.readers.photos import samples


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "garden.jpg"
    path.write_bytes(samples.jpeg())
    return path


def told(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, list[dict[str, Any]]]:
    status = main(["photo", "--json", *map(str, words)])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_picture_is_told_with_what_it_holds(photo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, [one] = told(capsys, photo)
    assert status == Exit.SOMETHING_TO_DO
    assert (one["schema"], one["name"], one["format"], one["level"]) == (1, "garden.jpg", "jpeg", "tells")
    assert (one["width"], one["height"], one["whole"], one["clean"]) == (64, 48, True, None)
    place = one["findings"][0]
    assert (place["rule"], place["severity"]) == ("place", "red")
    assert place["values"][0]["exactness"] == "building"
    assert place["values"][0]["latitude"] == pytest.approx(48.85837, abs=0.0001)


def test_a_clean_copy_is_saved_and_looked_at_again(photo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = photo.with_name("copy.jpg")
    status, [one] = told(capsys, "--clean", copy, photo)
    assert status == Exit.NOTHING_TO_DO
    assert one["level"] == "tells"
    assert (one["clean"]["name"], one["clean"]["level"]) == ("copy.jpg", "little")
    assert [each["rule"] for each in one["clean"]["findings"]] == ["colour-profile"]
    assert samples.MARK.encode() not in copy.read_bytes()
    assert photo.read_bytes() == samples.jpeg()


@pytest.mark.parametrize("name", ["garden.jpg", "garden.heic"])
def test_what_a_clean_copy_does_not_look_into_is_said(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(samples.heic() if path.suffix == ".heic" else samples.jpeg())
    main(["photo", "--clean", str(path.with_stem("copy")), str(path)])
    assert "does not look for data that somebody hid on purpose" in capsys.readouterr().out


def test_a_copy_takes_no_other_file_s_place(photo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["photo", "--clean", str(photo), str(photo)]) == Exit.INPUT_UNREADABLE
    assert photo.read_bytes() == samples.jpeg()
    assert "There is already a file called garden.jpg." in capsys.readouterr().err


def test_what_remains_in_a_heic_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "garden.heic"
    path.write_bytes(samples.heic())
    assert main(["photo", "--clean", str(tmp_path / "copy.heic"), str(path)]) == Exit.SOMETHING_TO_DO
    assert "Looked at again, this remains: A small preview is inside." in capsys.readouterr().out


def test_one_that_cannot_be_read_costs_the_others_nothing(photo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = photo.with_name("letter.txt")
    letter.write_text("Dear Colette,")
    missing = photo.with_name("missing.jpg")
    status, records = told(capsys, letter, missing, photo)
    assert status == Exit.INPUT_UNREADABLE
    assert [each["name"] for each in records] == ["garden.jpg"]


def test_a_part_that_could_not_be_read_is_not_nothing_to_do(tmp_path: Path) -> None:
    path = tmp_path / "cut.jpg"
    path.write_bytes(samples.jpeg(block=samples.exif()[:200]))
    assert main(["photo", str(path)]) == Exit.INPUT_UNREADABLE


def test_two_pictures_have_no_place_in_one_copy(photo: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["photo", "--clean", str(tmp_path / "copy.jpg"), str(photo), str(photo)])
    assert ended.value.code == Exit.WRONG_USE


def test_the_place_is_said_in_words_of_how_exact_it_is(photo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["photo", str(photo)])
    assert "48.85837° north, 2.29448° east: exact enough for one building (EXIF, XMP)" in capsys.readouterr().out
    main(["photo", "--lang", "fr", str(photo)])
    assert "48,85837° nord, 2,29448° est" in capsys.readouterr().out
