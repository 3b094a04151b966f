"""What starts Bilan in the tray at login on this computer, and what is it told to start?"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from app.system.errors import LoginRefused
from app.system.schedule.places import program
from app.values.background import AtLogin, Login, LoginWay


class Entry(Protocol):
    """What each way can do; a module is one."""

    def install(self, command: Sequence[str], /) -> None:
        """Write the entry; LoginRefused if that is not possible."""
        ...

    def remove(self) -> None:
        """Leave no trace of it; LoginRefused if that is not allowed."""
        ...

    def state(self) -> AtLogin:
        """Return whether it would be run."""
        ...


def stand() -> Login:
    """Return how it stands."""
    return Login(_entry().state(), _way())


def install(profile: Path) -> None:
    """Let the system start `bilan tray` for this person from the next login on; LoginRefused if it does not."""
    try:
        _entry().install(command(profile))
    except ValueError as error:  # a path whose bytes are no text, which none of these files can hold
        raise LoginRefused from error


def remove() -> None:
    """Leave no trace of it."""
    _entry().remove()


def command(profile: Path) -> Sequence[str]:
    """Return what is started, in full paths."""
    return (*program(), "tray", "--profile", str(profile.absolute()))


def _way() -> LoginWay:
    if sys.platform == "darwin":
        return LoginWay.LAUNCH_AGENT
    return LoginWay.RUN_KEY if sys.platform == "win32" else LoginWay.AUTOSTART


def _entry() -> Entry:
    if sys.platform == "darwin":
        from app.system.login import launch_agent  # noqa: PLC0415 - of each system only its own is loaded

        return launch_agent
    if sys.platform == "win32":
        from app.system.login import run_key  # noqa: PLC0415 - as above

        return run_key
    from app.system.login import desktop_entry  # noqa: PLC0415 - as above

    return desktop_entry
