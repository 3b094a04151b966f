"""How does a Unix desktop start Bilan in the tray at login?

Desktop Application Autostart Specification, Desktop Entry Specification 1.5.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app import files
from app.system.errors import LoginRefused
from app.system.schedule.autostart import escaped, quoted
from app.system.schedule.places import config_home, program_is_there, prune
from app.values.background import AtLogin

_NAME: Final = "bilan-tray.desktop"


def entry(command: Sequence[str]) -> str:
    """Return the entry that runs `command`. It is not shown among the programs."""
    return (
        "[Desktop Entry]\n"
        "Type=Application\n"
        "Name=Bilan\n"
        "Comment=Bilan in the tray, without its window\n"
        "Comment[fr]=Bilan dans la zone de notification, sans sa fenêtre\n"
        "Icon=bilan\n"
        f"TryExec={escaped(command[0])}\n"  # gone with the package, the entry stays, and is passed over
        f"Exec={' '.join(map(quoted, command))}\n"
        "NoDisplay=true\n"
        "Terminal=false\n"
    )


def install(command: Sequence[str]) -> None:
    """Write the entry; LoginRefused if that is not possible."""
    try:
        files.make_place(_file())
        files.replace_file(_file(), entry(command).encode())
    except OSError as error:
        raise LoginRefused from error


def remove() -> None:
    """Delete it."""
    try:
        _file().unlink(missing_ok=True)
        prune(_file().parent)
    except OSError as error:
        raise LoginRefused from error


def state() -> AtLogin:
    """Return whether the desktop would run it; a desktop switches one off by a key of its own in the file."""
    try:
        text = _file().read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return AtLogin.NO
    if re.search(r"^(?:Hidden=true|X-GNOME-Autostart-enabled=false)$", text, re.MULTILINE):
        return AtLogin.SWITCHED_OFF
    return AtLogin.YES if program_is_there(text) else AtLogin.MOVED


def _file() -> Path:
    return config_home() / "autostart" / _NAME
