"""How does macOS start the reminder?

What was missed in sleep runs once at the next wake (launchd.plist(5)).
"""

from __future__ import annotations

import plistlib
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from app import files
from app.system.errors import ScheduleRefused
from app.values.reminder import Hindrance, Plan

LABEL: Final = "org.bilan.reminder"
_SECONDS = 15


def agent(plan: Plan, command: Sequence[str]) -> bytes:
    """Return the agent that runs `command` once a day, and at each login for days when the computer was off."""
    return plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": list(command),
            "StartCalendarInterval": {"Hour": plan.hour, "Minute": plan.minute},
            "RunAtLoad": True,
            "ProcessType": "Background",
        }
    )


def install(plan: Plan, command: Sequence[str]) -> None:
    """Write the agent and load it; ScheduleRefused, and nothing left behind, if that is not possible."""
    try:
        remove()
        files.make_place(_file())
        files.replace_file(_file(), agent(plan, command))
        _launchctl("load", "-w", str(_file()))
    except (OSError, subprocess.SubprocessError) as error:
        with suppress(ScheduleRefused):
            remove()
        raise ScheduleRefused from error


def remove() -> None:
    """Unload it and delete it."""
    try:
        if _file().exists():
            with suppress(subprocess.CalledProcessError):  # it may not be loaded
                _launchctl("unload", "-w", str(_file()))
        _file().unlink(missing_ok=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise ScheduleRefused from error


def hindrance() -> Hindrance | None:
    """Return what keeps the agent from running, as far as its file tells."""
    return None if _file().exists() else Hindrance.REMOVED


def _file() -> Path:
    return Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"


def _launchctl(*arguments: str) -> None:
    command = [shutil.which("launchctl") or "launchctl", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - our own words, no shell
