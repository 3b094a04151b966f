"""Which profile does a test of the store open?"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.database import Store
from tests.app.store.values import MemoryKeychain, opened


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Return the file of a profile that is not there yet, in a folder that is not there yet."""
    return tmp_path / "bilan" / "anna.db"


@pytest.fixture
def keychain() -> MemoryKeychain:
    """Return a keychain that holds no key yet."""
    return MemoryKeychain()


@pytest.fixture
def store(profile: Path, keychain: MemoryKeychain) -> Iterator[Store]:
    """Open the profile, new."""
    store = opened(profile, keychain)
    yield store
    store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a real file system of 256 KiB."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here (not root); see the test with a page limit")
    yield folder
    subprocess.run(["umount", folder], check=True)
