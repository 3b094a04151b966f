"""Which profile does a test of the store open?"""

from __future__ import annotations

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
