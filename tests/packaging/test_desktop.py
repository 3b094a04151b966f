"""Is what a desktop learns of Bilan valid, and does it start Bilan the way that Bilan understands?"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from app.__main__ import _are_files
from app.ui.instance import PROFILES

LINUX = Path(__file__).resolve().parents[2] / "packaging" / "linux"


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="Debian: desktop-file-utils")
def test_the_desktop_entry_is_valid() -> None:
    command = ["desktop-file-validate", "--no-hints", str(LINUX / "bilan.desktop")]
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (told.returncode, told.stdout) == (0, "")


def test_a_saved_check_up_is_told_to_the_desktop_by_an_ending_that_bilan_takes_for_one() -> None:
    root = ET.parse(LINUX / "bilan-mime.xml").getroot()  # noqa: S314 - we wrote it
    [kind] = [element.get("type") for element in root.iter() if element.tag.endswith("mime-type")]
    endings = {str(element.get("pattern"))[1:] for element in root.iter() if element.tag.endswith("glob")}
    entry = (LINUX / "bilan.desktop").read_text("utf-8")
    assert endings <= PROFILES
    assert f"MimeType={kind};" in entry
    assert re.search(r"^Exec=bilan %F$", entry, re.MULTILINE)


@pytest.mark.skipif(shutil.which("update-mime-database") is None, reason="Debian: shared-mime-info")
def test_a_desktop_takes_the_kind_of_file_without_a_complaint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = tmp_path / "mime"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))  # elsewhere, it would be told that nobody looks there
    (kinds / "packages").mkdir(parents=True)
    shutil.copy(LINUX / "bilan-mime.xml", kinds / "packages" / "bilan.xml")
    told = subprocess.run(["update-mime-database", kinds], check=False, capture_output=True, text=True)
    assert (told.returncode, told.stderr) == (0, "")
    assert "50:application/x-bilan:*.bilan" in (kinds / "globs2").read_text("utf-8")


def test_only_files_by_their_whole_paths_are_taken_for_what_a_desktop_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file, other = tmp_path / "status", tmp_path / "anna.kdbx"
    file.touch()
    other.touch()
    assert _are_files([])
    assert _are_files([str(file)])
    assert _are_files([str(file), str(other)])
    assert not _are_files(["status"])
    assert not _are_files([str(file), "--json"])
    assert not _are_files([str(file), str(tmp_path / "gone.kdbx")])
    assert not _are_files([str(tmp_path)])
