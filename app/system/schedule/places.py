"""Where do the entries of a person's schedule lie?

XDG Base Directory Specification 0.8.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

NAME: Final = "bilan-reminder"
"""What every entry of ours is called: there is one a person and computer."""

_OURS: Final = frozenset({"systemd", "user", "timers.target.wants", "timers", "autostart", "LaunchAgents"})


def config_home() -> Path:
    """Return the folder of the person's settings on a Unix desktop."""
    return _home("XDG_CONFIG_HOME", ".config")


def data_home() -> Path:
    """Return the folder of the person's data on a Unix desktop."""
    return _home("XDG_DATA_HOME", ".local/share")


def has_systemd() -> bool:
    """Tell whether systemd looks after this person's session."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(runtime) and Path(runtime, "systemd", "private").exists() and shutil.which("systemctl") is not None


def program() -> Sequence[str]:
    """Return how Bilan is started, in full paths: a scheduler has no search path of the person.

    `-P` keeps the interpreter from taking a folder `app` of the person for ours.
    """
    return (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-P", "-m", "app")


def program_is_there(text: str) -> bool:
    """Tell whether the program that an entry of ours starts is still where it was: the first word of its command."""
    first = re.search(r'^(?:Exec|ExecStart)="((?:[^"\\]|\\.)*)"', text, re.MULTILINE)
    program = re.sub(r"\\+(.)", r"\1", first[1]).replace("%%", "%").replace("$$", "$") if first else ""
    return Path(program).is_file()


def prune(folder: Path) -> None:
    """Remove `folder`, and those above it that only entries like ours need, as long as they are empty."""
    with suppress(OSError):
        while folder.name in _OURS:
            folder.rmdir()
            folder = folder.parent


def _home(variable: str, usual: str) -> Path:
    # A relative path there is to be ignored, says the specification.
    told = Path(os.environ.get(variable, ""))
    return told if told.is_absolute() else Path.home() / usual
