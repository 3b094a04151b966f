"""Does the bill of materials name all that ships, and is it the same each time?"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)


def made(home: Path, file: Path) -> bytes:
    subprocess.run([home / "packaging" / "sbom.sh", file], check=True, capture_output=True)
    return file.read_bytes()


def test_it_names_every_locked_distribution_and_the_program(home: Path, tmp_path: Path) -> None:
    document = json.loads(made(home, tmp_path / "bilan.cdx.json"))
    named = {(each["name"], each["version"]) for each in document["components"]}
    lock = (home / "packaging" / "requirements.lock").read_text("utf-8")
    assert named == set(PINNED.findall(lock))
    assert document["metadata"]["component"]["name"] == "bilan"
    assert all(each["externalReferences"][0]["hashes"] for each in document["components"])


def test_it_is_the_same_each_time(home: Path, tmp_path: Path) -> None:
    assert made(home, tmp_path / "a.json") == made(home, tmp_path / "b.json")
