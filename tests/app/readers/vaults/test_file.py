from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from app.readers.vaults import errors, file


def test_an_ordinary_file_gives_its_bytes_and_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "été.csv"
    path.write_bytes(b"name,url\r\n\x00\xff")

    untrusted = file.load(path)

    assert untrusted.name == "été.csv"
    assert untrusted.data == b"name,url\r\n\x00\xff"


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"content")
    (tmp_path / "link").symlink_to(tmp_path / "real")

    assert file.load(tmp_path / "link").data == b"content"


def test_the_bytes_do_not_stand_in_the_representation(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(b"hunter2")

    assert "hunter2" not in repr(file.load(path))


@pytest.mark.parametrize("name", ["none.csv", "real/inside.csv", "a\0b"])
def test_a_file_that_is_not_there_is_missing(tmp_path: Path, name: str) -> None:
    (tmp_path / "real").write_bytes(b"content")

    with pytest.raises(errors.FileMissing) as caught:
        file.load(tmp_path / name)

    assert caught.value.params["name"] == (tmp_path / name).name


class _Vanishing(type(Path())):  # type: ignore[misc]  # mypy does not follow the class that the system chooses
    """A path whose file is deleted right after it was looked at."""

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        status = super().stat(follow_symlinks=follow_symlinks)
        self.unlink()
        assert isinstance(status, os.stat_result)
        return status


def test_a_file_that_vanishes_before_it_is_opened_is_missing(tmp_path: Path) -> None:
    path = _Vanishing(tmp_path / "export.csv")
    path.write_bytes(b"content")

    with pytest.raises(errors.FileMissing):
        file.load(path)


class _Exchanged(type(Path())):  # type: ignore[misc]  # as above
    """A path whose file becomes a pipe right after it was looked at."""

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        status = super().stat(follow_symlinks=follow_symlinks)
        self.unlink()
        os.mkfifo(self)
        assert isinstance(status, os.stat_result)
        return status


def test_a_file_that_becomes_a_pipe_does_not_block(tmp_path: Path) -> None:
    path = _Exchanged(tmp_path / "export.csv")
    path.write_bytes(b"content")

    with pytest.raises(errors.NotAVault):
        file.load(path)


@pytest.mark.parametrize("held", [b"12345", b"1234567"])
def test_a_file_whose_length_changes_while_it_is_read_is_cut(held: bytes) -> None:
    with pytest.raises(errors.FileCut):
        file.read_whole(io.BytesIO(held), size=6, name="export.csv")


def test_a_folder_is_named_as_one(tmp_path: Path) -> None:
    with pytest.raises(errors.FileIsFolder):
        file.load(tmp_path)


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    (tmp_path / "export.csv").touch()

    with pytest.raises(errors.FileEmpty):
        file.load(tmp_path / "export.csv")


def test_a_file_of_two_gigabytes_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.touch()
    os.truncate(path, 2 * 1024**3)

    with pytest.raises(errors.FileTooLarge) as caught:
        file.load(path)

    assert caught.value.params == {"name": "export.csv", "limit": 256}


def test_a_pipe_is_refused_without_waiting_for_its_other_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(errors.NotAVault):
        file.load(tmp_path / "pipe")


def test_a_device_is_refused() -> None:
    with pytest.raises(errors.NotAVault):
        file.load(Path(os.devnull))


def test_a_link_in_a_circle_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "link")

    with pytest.raises(errors.FileNotAllowed):
        file.load(tmp_path / "link")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_not_allowed(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(b"content")
    path.chmod(0)

    with pytest.raises(errors.FileNotAllowed):
        file.load(path)
