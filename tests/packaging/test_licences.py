"""Is the licence of everything that ships shown?"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from app.knowledge import licences

PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)
NOT_DISTRIBUTIONS = {
    "Python",
    "PyInstaller",
    "Qt 6",
    "OpenSSL",
    "SQLite",
    "SQLite3 Multiple Ciphers",
    "Public Suffix List",
    "ICU",
    "libxml2",
    "libffi",
    "Argon2",
    "Bilan",
}


def pinned(home: Path) -> dict[str, str]:
    lock = (home / "packaging" / "requirements.lock").read_text("utf-8")
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in PINNED.findall(lock)}


def test_every_distribution_of_the_lock_is_shown_in_its_version(home: Path) -> None:
    shown = {part.name: part.version for part in licences.parts() if part.version}
    assert shown == pinned(home)


def test_what_ships_inside_of_others_is_shown_too() -> None:
    assert {part.name for part in licences.parts()} >= NOT_DISTRIBUTIONS


def test_all_data_that_others_made_is_shown(home: Path) -> None:
    names = {file.parent.name for file in (home / "resources").glob("*/LICENSES.md")}
    assert {f"Data: {name}" for name in names} <= {part.name for part in licences.parts()}
    assert names


@pytest.mark.parametrize("part", licences.parts(), ids=lambda part: str(part.name))
def test_each_has_a_licence_and_its_text(part: licences.Part) -> None:
    assert part.licence
    assert re.search(r"copyright|licen[cs]e|public domain", licences.text(part), re.IGNORECASE)


def test_the_lesser_licence_of_qt_is_shown_with_the_one_that_it_supplements() -> None:
    (qt,) = (part for part in licences.parts() if part.name == "pyside6-essentials")
    text = licences.text(qt)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 3" in text


def test_no_text_lies_there_that_nothing_needs(home: Path) -> None:
    folder = home / "resources" / "licences"
    needed = {name for part in licences.parts() for name in part.texts}
    assert {file.name for file in folder.iterdir()} - {"index.json"} <= needed


def test_the_folder_is_what_the_script_makes_of_the_lock(home: Path, tmp_path: Path) -> None:
    if any(distribution(name).version != version for name, version in pinned(home).items()):
        pytest.skip("other versions than those of the lock are installed")
    subprocess.run([sys.executable, "packaging/licences.py", tmp_path], cwd=home, check=True)
    made = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    kept = {file.name: file.read_bytes() for file in (home / "resources" / "licences").iterdir()}
    assert made == kept
    assert json.loads(made["index.json"])
