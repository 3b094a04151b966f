"""Where do the rules of the house look?"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def home() -> Path:
    """Return the folder that holds the project."""
    return Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def committed(home: Path) -> tuple[str, ...]:
    """Return the path of every file that git knows and that is still there."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=home, check=True, capture_output=True, text=True
    ).stdout.split("\0")
    return tuple(path for path in listed if path and (home / path).is_file())


@pytest.fixture
def clone(home: Path, committed: tuple[str, ...], tmp_path: Path) -> Path:
    """Return a copy of the committed files, without anything that was built or installed beside them."""
    for path in committed:
        if path.startswith("tests/"):
            continue
        target = tmp_path / "clone" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(home / path, target)
    return tmp_path / "clone"
