"""Does a start load only what it needs? Modules are counted; seconds are measured by packaging/benchmarks/start.py."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import ResourceError
from app.ui.first_paint import FirstPaint
from app.ui.main_window import MainWindow
from app.ui.pages.opening import OpeningPage
from app.ui.pages.problem import ProblemPage
from app.ui.services import Services
from app.ui.start import Start
from app.ui.theme import Theme
from app.words import Words

AT_THE_END = "import atexit, sys; atexit.register(lambda: print('|', *sys.modules))\n"
RUN = "from app.__main__ import main; sys.exit(main(sys.argv[1:]))"


def loaded(program: str, *arguments: str, **environment: str) -> set[str]:
    """Return the modules that a process has loaded when it ends."""
    command = [sys.executable, "-c", AT_THE_END + program, *arguments]
    told = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert not told.stderr.startswith("Traceback"), told.stderr
    return {*told.stdout.rpartition("|")[2].split()}


def test_a_version_is_said_without_the_model_the_store_or_the_window() -> None:
    modules = loaded(RUN, "--version")
    assert "app.cli.arguments" in modules
    assert not modules & {"checks.model", "dataclasses", "datetime", "hashlib", "app.compose", "msgspec", "PySide6"}


def test_status_loads_no_window_no_network_and_no_calendar() -> None:
    modules = loaded(RUN, "status")
    assert "app.compose" in modules
    assert not modules & {
        "PySide6",
        "requests",
        "urllib3",
        "babel",
        "app.checkup.runner",
        "app.net.pwned",
    }


@pytest.mark.skipif(sys.platform != "linux", reason="the keychains of other systems need no bus")
def test_no_keychain_is_loaded_where_none_can_be_reached(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    ask = (
        "from app.system.errors import KeychainMissing\n"
        "from app.system.keychain import open_keychain\n"
        "try: open_keychain()\n"
        "except KeychainMissing: print('missing')\n"
    )
    assert "keyring" not in loaded(ask, XDG_RUNTIME_DIR=str(tmp_path))
    assert "keyring" not in loaded(ask, XDG_RUNTIME_DIR="", DBUS_SESSION_BUS_ADDRESS=f"unix:path={tmp_path}/none")
    (tmp_path / "bus").touch()
    assert "keyring" in loaded(ask, XDG_RUNTIME_DIR=str(tmp_path))
    assert "keyring" in loaded(ask, XDG_RUNTIME_DIR="", DBUS_SESSION_BUS_ADDRESS=f"unix:path={tmp_path}/bus")
    assert "keyring" in loaded(ask, XDG_RUNTIME_DIR="", DISPLAY=":99")


def test_the_window_is_made_without_what_only_its_pages_need() -> None:
    modules = loaded("import app.ui.application")
    assert "app.ui.main_window" in modules
    assert not modules & {"checks.model", "app.compose", "app.ui.journey", "msgspec", "apsw", "keyring", "babel"}
    assert not modules & {"PySide6.QtNetwork", "app.ui.widgets.side_bar", "json", "datetime"}


def test_nothing_is_loaded_before_the_window_was_painted(qtbot: QtBot, qapp: QApplication) -> None:
    asked, before = threading.Event(), {*threading.enumerate()}

    def refuse() -> Services:
        asked.set()
        raise ResourceError(detail="catalogue")

    start = Start(qapp, Theme(), Words("en"))
    window = start.window
    qtbot.addWidget(window)
    start.begin(refuse, FirstPaint(window).came)
    assert isinstance(window.page, OpeningPage)
    QCoreApplication.processEvents()
    assert {*threading.enumerate()} <= before
    window.show()
    assert {*threading.enumerate()} <= before
    qtbot.waitUntil(lambda: isinstance(window.page, ProblemPage))
    assert asked.is_set()


def test_a_window_that_is_not_seen_is_not_waited_for(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.first_paint._AT_LATEST_MS", 10)
    window = MainWindow()
    qtbot.addWidget(window)
    with qtbot.waitSignal(FirstPaint(window).came):
        pass


def test_a_window_is_told_to_be_painted_once(qtbot: QtBot) -> None:
    window, told = MainWindow(), list[None]()
    qtbot.addWidget(window)
    FirstPaint(window).came.connect(lambda: told.append(None))
    window.show()
    qtbot.waitUntil(lambda: bool(told))
    window.repaint()
    QCoreApplication.processEvents()
    assert len(told) == 1


def test_a_reminder_loads_no_window_no_network_no_services_and_on_most_days_no_store(tmp_path: Path) -> None:
    profile = tmp_path / "anna.db"
    quiet = loaded(RUN, "remind", "--notify", "--profile", str(profile))
    assert "app.services.waking" in quiet
    unneeded = {"PySide6", "requests", "apsw", "keyring", "babel", "app.compose", "app.knowledge.catalogue", "jeepney"}
    assert not quiet & unneeded
    profile.write_bytes(bytes(4096))
    full = loaded(RUN, "remind", "--profile", str(profile))
    assert "app.store.profile" in full
    unneeded = {"PySide6", "requests", "babel", "app.compose", "app.services.audits", "app.net.client", "cryptography"}
    assert not full & unneeded
