r"""How does Windows start Bilan in the tray at login?

A value under `Software\Microsoft\Windows\CurrentVersion\Run` of the person's own part of the registry, a command line
of at most 260 characters ("Run and RunOnce Registry Keys").
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.system.errors import LoginRefused
from app.values.background import AtLogin

KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
NAME: Final = "Bilan"
LONGEST: Final = 260


def value(command: Sequence[str]) -> str:
    """Return the command line that runs `command`; LoginRefused for one that Windows would not run."""
    line = subprocess.list2cmdline(command)
    if len(line) > LONGEST:
        raise LoginRefused
    return line


def program(line: str) -> Path:
    """Return the program that the command `line` of ours starts: its first word."""
    quoted = line.removeprefix('"')
    return Path(quoted.partition('"')[0] if quoted != line else line.partition(" ")[0])


if sys.platform == "win32":
    import winreg

    def install(command: Sequence[str]) -> None:
        """Write the value; LoginRefused if that is not possible."""
        try:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, KEY) as key:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, value(command))
        except OSError as error:
            raise LoginRefused from error

    def remove() -> None:
        """Delete it."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, KEY, 0, winreg.KEY_SET_VALUE) as key:
                winreg.DeleteValue(key, NAME)
        except FileNotFoundError:
            return
        except OSError as error:
            raise LoginRefused from error

    def state() -> AtLogin:
        """Return whether the value is there; what the Task Manager switched off is not in it."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, KEY) as key:
                line, _kind = winreg.QueryValueEx(key, NAME)
        except OSError:
            return AtLogin.NO
        return AtLogin.YES if program(str(line)).is_file() else AtLogin.MOVED
