from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from app.errors import SourceError
from app.readers.archives import errors, shelf
from app.words import Words
from tests.app.readers.archives import made
from tests.app.readers.archives.made import CONNECTIONS, archive, refused, review, zipped

ONE = CONNECTIONS + "Bo,Lind,,,,CEO,16 Jun 2026\n"


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("../Connections.csv", "ArchiveUnsafeNames"),
        ("/etc/Connections.csv", "ArchiveUnsafeNames"),
        ("C:\\a.csv", "ArchiveUnsafeNames"),
    ],
)
def test_names_that_lead_out_are_refused(name: str, error: str, tmp_path: Path) -> None:
    assert refused(archive(tmp_path / "a.zip", {name: ONE})).error == error
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    bomb = "Date,Link,Message\n" + "x" * 40_000_000
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        file.writestr("Connections.csv", ONE)
        file.writestr("Comments.csv", bomb)
    ratio = len(bomb) / zipfile.ZipFile(path).getinfo("Comments.csv").compress_size
    assert ratio > 300
    assert refused(path).error == "ArchiveBomb"


def test_too_many_files_are_counted_before_they_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_MEMBERS", 20)
    path = archive(tmp_path / "a.zip", {f"{number}.csv": ONE for number in range(21)})
    assert refused(path).error == "ArchiveTooManyFiles"
    # A directory that says it has fewer is counted all the same.
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x05\x06")
    struct.pack_into("<2H", data, at + 8, 1, 1)
    path.write_bytes(data)
    assert refused(path).error == "ArchiveTooManyFiles"


def test_a_cut_download_and_a_locked_one_say_what_to_do(tmp_path: Path) -> None:
    whole = zipped({"Connections.csv": ONE})
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole[: len(whole) // 2])
    assert refused(cut).error == "ArchiveDamaged"
    locked = bytearray(whole)
    locked[locked.rfind(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "locked.zip"
    path.write_bytes(locked)
    assert refused(path).error == "ArchiveLocked"


def test_a_zip_in_the_zip_is_read_and_one_in_that_is_not(tmp_path: Path) -> None:
    inner = zipped({"Connections.csv": ONE, "deeper.zip": zipped({"Comments.csv": "Date,Link,Message\n"})})
    told = review(archive(tmp_path / "a.zip", {"part.zip": inner}))
    assert told.counts["connections"] == 1
    assert told.counts["comments"] is None


def test_one_broken_file_costs_the_others_nothing(tmp_path: Path) -> None:
    data = bytearray(zipped({"Connections.csv": ONE, "Shares.csv": "Date,ShareLink,ShareCommentary\n" * 50}))
    at = data.find(b"Shares.csv") + len("Shares.csv")
    data[at : at + 8] = b"\xff" * 8
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    told = review(path)
    assert told.counts["connections"] == 1
    assert [file.name for file in told.files if file.damaged] == ["Shares.csv"]


def test_what_a_mac_leaves_behind_is_not_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "__MACOSX/w/._Connections.csv": b"\0\5\x16\7",
        "w/.DS_Store": b"x",
        "w/Connections.csv": ONE,
    }
    told = review(archive(tmp_path / "a.zip", files))
    assert [file.name for file in told.files] == ["Connections.csv"]
    assert told.unread == ()


def test_bytes_that_are_no_unicode_cost_a_letter_and_not_the_row(tmp_path: Path) -> None:
    told = review(archive(tmp_path / "a.zip", {"Connections.csv": ONE.encode() + b"Ren\xe9,X,,,,PDG,16 Jun 2026\n"}))
    assert told.counts["connections"] == 2
    wide = review(archive(tmp_path / "b.zip", {"Connections.csv": ONE.encode("utf-16")}))
    assert wide.counts["connections"] == 1


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ({"index.html": "<html>", "posts.html": "<html>"}, "ArchiveIsWebPages"),
        ({"Takeout/Mon activité/YouTube/MonActivité.html": "<html>"}, "GoogleTakeout"),
        ({"holiday.txt": "Dear all"}, "ArchiveUnknown"),
    ],
)
def test_what_is_not_read_is_told_apart(files: dict[str, str | bytes], error: str, tmp_path: Path) -> None:
    assert refused(archive(tmp_path / "a.zip", files)).error == error


def test_a_folder_and_a_single_file_are_archives_and_links_in_it_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "Connections.csv").write_text(ONE, "utf-8")
    (folder / "Shares.csv").symlink_to(tmp_path / "elsewhere")
    assert review(folder).counts["connections"] == 1
    assert review(folder / "Connections.csv").counts["connections"] == 1
    assert refused(tmp_path / "gone.zip").error == "ArchiveMissing"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_refusal_has_a_sentence(language: str) -> None:
    words = Words("fr" if language == "fr" else "en")
    for cause in vars(errors).values():
        if isinstance(cause, type) and issubclass(cause, SourceError) and cause is not SourceError:
            assert "a.zip" in words.message(cause.message, {"name": "a.zip", "limit": 4})


def test_meta_letters_are_made_with_care() -> None:
    assert made.document("é") == '"\\u00c3\\u00a9"'
