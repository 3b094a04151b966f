"""In which surroundings does every test run? In none of the person's own."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before the first test imports Qt

# No deadline: two cores are shared with the other tests. CI answers the same twice; at a desk, chance may find more.
hypothesis.settings.register_profile("bilan", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("bilan")

_OUTSIDE = ("DBUS_SESSION_BUS_ADDRESS", "LANGUAGE", "LC_MESSAGES", "LANG", "PYTHON_KEYRING_BACKEND", "NOTIFY_SOCKET")
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the whole run a home, a known language and time zone, no proxy, and no way to the person's keychain."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in (*_OUTSIDE, *_PROXIES):
            patch.delenv(variable, raising=False)
        patch.setenv("LC_ALL", "C.UTF-8")
        patch.setenv("TZ", "UTC")
        if sys.platform != "win32":
            time.tzset()
        patch.setenv("HOME", str(home))
        for variable, folder in _folders(home):
            folder.mkdir(mode=0o700, parents=True)
            patch.setenv(variable, str(folder))
        yield


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Make the application of the tests in the style of ours."""
    from app.ui.theme import STYLE  # noqa: PLC0415 - most tests need no Qt

    return ["tests", *STYLE]


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """Make it of our own class."""
    from app.ui.file_opening import Application  # noqa: PLC0415 - as above

    return Application


def _folders(home: Path) -> Iterator[tuple[str, Path]]:
    yield "XDG_CONFIG_HOME", home / ".config"
    yield "XDG_DATA_HOME", home / ".local" / "share"
    yield "XDG_STATE_HOME", home / ".local" / "state"
    yield "XDG_CACHE_HOME", home / ".cache"
    yield "XDG_RUNTIME_DIR", home / "run"
