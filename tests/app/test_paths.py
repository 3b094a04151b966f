"""Does everything lie in the person's own folders, and resources beside the program?"""

from __future__ import annotations

from pathlib import Path

import pytest

from app import paths


def test_resources_lie_beside_the_program() -> None:
    assert (paths.resources() / "catalogue" / "messages.toml").is_file()


@pytest.mark.skipif("sys.platform != 'linux'", reason="the folders are those of Linux")
def test_what_is_kept_lies_in_the_persons_own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert paths.default_profile() == tmp_path / "data" / "bilan" / "bilan.db"
    assert paths.log_file().is_relative_to(tmp_path / "state" / "bilan")


def test_asking_where_things_lie_makes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    paths.default_profile()
    paths.log_file()
    assert list(tmp_path.iterdir()) == []
