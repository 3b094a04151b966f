"""Which schedule does this computer have, and what is it told to start?"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from app.system.errors import ScheduleRefused
from app.system.schedule.places import has_systemd, program
from app.values.reminder import Hindrance, Plan, Way

_LINUX: Final = (Way.SYSTEMD, Way.AUTOSTART)


class Entry(Protocol):
    """What each way can do; a module is one."""

    def install(self, plan: Plan, command: Sequence[str], /) -> None:
        """Write the entry; ScheduleRefused, and nothing left behind, if that is not possible."""
        ...

    def remove(self) -> None:
        """Leave no trace of it; ScheduleRefused if that is not allowed."""
        ...

    def hindrance(self) -> Hindrance | None:
        """Return what keeps the system from starting it."""
        ...


class Schedule:
    """The schedule of this computer, for the entry of this person."""

    def __init__(self) -> None:
        """Find out which it is."""
        self.way: Final = _way()

    def install(self, plan: Plan, profile: Path) -> None:
        """Let the system start `bilan remind --notify`; ScheduleRefused, and nothing left behind, if it does not.

        An entry that another way left on the same computer goes: two would remind twice.
        """
        self.remove()
        try:
            _entry(self.way).install(plan, command(profile))
        except ValueError as error:  # a path whose bytes are no text, which none of these files can hold
            self.remove()
            raise ScheduleRefused from error

    def remove(self) -> None:
        """Leave no trace of it, whichever way it was made."""
        for way in _LINUX if self.way in _LINUX else (self.way,):
            _entry(way).remove()

    def hindrance(self) -> Hindrance | None:
        """Return what keeps the system from starting it."""
        return _entry(self.way).hindrance()


def command(profile: Path) -> Sequence[str]:
    """Return what the system starts."""
    return (*program(), "remind", "--notify", "--profile", str(profile.absolute()))


def _entry(way: Way) -> Entry:
    # Each is loaded when it is needed: every overview asks which way it is, and goes no further.
    match way:
        case Way.SYSTEMD:
            from app.system.schedule import systemd  # noqa: PLC0415 - see above

            return systemd
        case Way.AUTOSTART:
            from app.system.schedule import autostart  # noqa: PLC0415 - see above

            return autostart
        case Way.LAUNCH_AGENT:
            from app.system.schedule import launch_agent  # noqa: PLC0415 - see above

            return launch_agent
        case Way.TASK_SCHEDULER:
            from app.system.schedule import task_scheduler  # noqa: PLC0415 - see above

            return task_scheduler


def _way() -> Way:
    if sys.platform == "darwin":
        return Way.LAUNCH_AGENT
    if sys.platform == "win32":
        return Way.TASK_SCHEDULER
    return Way.SYSTEMD if has_systemd() else Way.AUTOSTART
