"""Which parts of a real desktop do the tests of the app get?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app import keyring_daemon


@pytest.fixture
def secret_service(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Run a real, empty, unlocked Secret Service that this process reaches; give the folder of its files."""
    if missing := keyring_daemon.missing_programs():
        message = f"a real keyring needs {' and '.join(missing)} (Debian: gnome-keyring, dbus)"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    folder = tmp_path_factory.mktemp("keyring")
    with keyring_daemon.running(folder) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield folder
