"""How does macOS start Bilan in the tray at login? By an agent that runs once, when it is loaded (launchd.plist(5))."""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app import files
from app.system.errors import LoginRefused
from app.values.background import AtLogin

LABEL: Final = "org.bilan.tray"


def agent(command: Sequence[str]) -> bytes:
    """Return the agent that runs `command` at each login, in a session with a screen, and never a second time."""
    return plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
    )


def install(command: Sequence[str]) -> None:
    """Write the agent, which counts from the next login on: Bilan is open now. LoginRefused if that is not possible."""
    try:
        files.make_place(_file())
        files.replace_file(_file(), agent(command))
    except OSError as error:
        raise LoginRefused from error


def remove() -> None:
    """Delete it. What it started today goes on until it is quit."""
    try:
        _file().unlink(missing_ok=True)
    except OSError as error:
        raise LoginRefused from error


def state() -> AtLogin:
    """Return whether it would be run, as far as its file tells: what System Settings switched off is not in it."""
    try:
        program = plistlib.loads(_file().read_bytes())["ProgramArguments"][0]
        return AtLogin.YES if Path(program).is_file() else AtLogin.MOVED
    except (OSError, plistlib.InvalidFileException, ValueError, KeyError, IndexError, TypeError):
        return AtLogin.NO


def _file() -> Path:
    return Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"
