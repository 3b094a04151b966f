"""How does systemd start the reminder of one person?

Manual: systemd.service(5), systemd.timer(5), systemd.syntax(7).
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from app import files
from app.system.errors import ScheduleRefused
from app.system.schedule.places import NAME, config_home, data_home, has_systemd, program_is_there, prune
from app.values.reminder import Hindrance, Plan

_TIMER: Final = f"{NAME}.timer"
_SECONDS = 15


def service(command: Sequence[str]) -> str:
    """Return the unit that runs `command` once. 1 says that there is something to do, 4 that the store is locked."""
    return (
        "[Unit]\n"
        "Description=Bilan: is something due?\n"
        f"{_condition(command[0])}"
        "\n"
        "[Service]\n"
        "Type=oneshot\n"
        f"ExecStart={' '.join(map(_quoted, command))}\n"
        "SuccessExitStatus=1 4\n"
    )


def timer(plan: Plan) -> str:
    """Return the unit that starts it once a day, and once after days on which the computer was off.

    Each day, not each week: Bilan decides by itself whether it speaks, and a missed weekday is caught up with.
    """
    return (
        "[Unit]\n"
        "Description=Bilan: a look at what is due, once a day\n"
        "\n"
        "[Timer]\n"
        f"OnCalendar=*-*-* {plan.hour:02}:{plan.minute:02}:00\n"
        "Persistent=true\n"
        "\n"
        "[Install]\n"
        "WantedBy=timers.target\n"
    )


def install(plan: Plan, command: Sequence[str]) -> None:
    """Write both units and start the timer; ScheduleRefused, and nothing left behind, if that is not possible."""
    try:
        for file, text in ((_file(NAME + ".service"), service(command)), (_file(_TIMER), timer(plan))):
            files.make_place(file)
            files.replace_file(file, text.encode())
        _systemctl("daemon-reload")
        _systemctl("enable", "--now", _TIMER)
        _systemctl("restart", _TIMER)  # of one that ran before, the hour may be another
    except (OSError, subprocess.SubprocessError) as error:
        with suppress(ScheduleRefused):
            remove()
        raise ScheduleRefused from error


def remove() -> None:
    """Stop the timer and delete what was written, the mark of its last run included."""
    try:
        if has_systemd():
            with suppress(subprocess.CalledProcessError):  # it may not be there any more
                _systemctl("disable", "--now", _TIMER)
        stamp = data_home() / "systemd" / "timers" / f"stamp-{_TIMER}"
        wanted = _file("timers.target.wants") / _TIMER
        for file in (_file(NAME + ".service"), _file(_TIMER), wanted, stamp):
            file.unlink(missing_ok=True)
            prune(file.parent)
        if has_systemd():
            _systemctl("daemon-reload")
    except (OSError, subprocess.SubprocessError) as error:
        raise ScheduleRefused from error


def hindrance() -> Hindrance | None:
    """Return what keeps the timer from running. It is asked of files only: a window must not wait for a bus."""
    if not (_file(_TIMER).exists() and _file(NAME + ".service").exists()):
        return Hindrance.REMOVED
    if not (_file("timers.target.wants") / _TIMER).is_symlink():
        return Hindrance.OFF
    there = program_is_there(_file(NAME + ".service").read_text("utf-8"))
    return None if there else Hindrance.MOVED


def _file(name: str) -> Path:
    return config_home() / "systemd" / "user" / name


def _systemctl(*arguments: str) -> None:
    command = [shutil.which("systemctl") or "systemctl", "--user", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - our own words, no shell


def _condition(program: str) -> str:
    """Return the line that lets the unit rest, without an error each day, once `program` is gone with its package.

    Its path is not quoted there: one that breaks the line, or takes the next one into it, goes without.
    """
    plain = "\n" not in program and not program.endswith("\\")
    return f"ConditionFileIsExecutable={program.replace('%', '%%')}\n" if plain else ""


def _quoted(word: str) -> str:
    """Return `word` so that systemd takes it as one word, as it is."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'
