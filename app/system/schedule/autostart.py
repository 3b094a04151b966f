"""How does a desktop without systemd start the reminder?

At each login (Desktop Application Autostart Specification, Desktop Entry Specification 1.5).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from app import files
from app.system.errors import ScheduleRefused
from app.system.schedule.places import NAME, config_home, program_is_there, prune
from app.values.reminder import Hindrance, Plan

_RESERVED = re.compile(r'(["`$\\])')


def entry(command: Sequence[str]) -> str:
    """Return the entry that runs `command`. It is not shown among the programs."""
    return (
        "[Desktop Entry]\n"
        "Type=Application\n"
        "Name=Bilan reminder\n"
        "Name[fr]=Rappel de Bilan\n"
        f"TryExec={escaped(command[0])}\n"  # gone with the package, the entry stays, and is passed over
        f"Exec={' '.join(map(quoted, command))}\n"
        "NoDisplay=true\n"
        "Terminal=false\n"
    )


def install(plan: Plan, command: Sequence[str]) -> None:
    """Write the entry, which has no hour of its own; ScheduleRefused if that is not possible."""
    del plan
    try:
        files.make_place(_file())
        files.replace_file(_file(), entry(command).encode())
    except OSError as error:
        raise ScheduleRefused from error


def remove() -> None:
    """Delete it."""
    try:
        _file().unlink(missing_ok=True)
        prune(_file().parent)
    except OSError as error:
        raise ScheduleRefused from error


def hindrance() -> Hindrance | None:
    """Return what keeps the entry from being run; a desktop switches one off by the key `Hidden`."""
    try:
        text = _file().read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return Hindrance.REMOVED
    if re.search(r"^Hidden=true$", text, re.MULTILINE):
        return Hindrance.OFF
    return None if program_is_there(text) else Hindrance.MOVED


def _file() -> Path:
    return config_home() / "autostart" / f"{NAME}.desktop"


def quoted(word: str) -> str:
    """Return `word` as one argument: quoted, then escaped once more as every string of the file is."""
    within = _RESERVED.sub(r"\\\1", word).replace("%", "%%")
    return f'"{escaped(within)}"'


def escaped(text: str) -> str:
    """Return `text` as a string of the file, which is what a path there is."""
    return text.replace("\\", "\\\\").replace("\n", "\\n")
