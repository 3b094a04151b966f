"""How does Windows start the reminder?

Schema: [MS-TSCH], section 2.5.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from app.system.errors import ScheduleRefused
from app.values.reminder import Hindrance, Plan

NAMESPACE: Final = "http://schemas.microsoft.com/windows/2004/02/mit/task"
TASK: Final = r"\Bilan\Reminder"
_SECONDS = 30


def task(plan: Plan, command: Sequence[str]) -> str:
    """Return the task that runs `command` once a day, and once as soon as possible after a time that was missed.

    It runs as whoever registers it, only while they are logged in, with no more rights than they have.
    """
    program, *arguments = command
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="{NAMESPACE}">
  <RegistrationInfo>
    <Description>Bilan: is something due?</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>{plan.since.isoformat()}T{plan.hour:02}:{plan.minute:02}:00</StartBoundary>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{escape(program)}</Command>
      <Arguments>{escape(subprocess.list2cmdline(arguments))}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def install(plan: Plan, command: Sequence[str]) -> None:
    """Register the task; ScheduleRefused if Windows does not take it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "task.xml")
        try:
            file.write_text(task(plan, command), "utf-16")
            _schtasks("/Create", "/TN", TASK, "/XML", str(file), "/F")
        except (OSError, subprocess.SubprocessError) as error:
            raise ScheduleRefused from error


def remove() -> None:
    """Delete the task."""
    if hindrance() is Hindrance.REMOVED:
        return
    try:
        _schtasks("/Delete", "/TN", TASK, "/F")
    except (OSError, subprocess.SubprocessError) as error:
        raise ScheduleRefused from error


def hindrance() -> Hindrance | None:
    """Return what keeps the task from running, as far as Windows tells."""
    try:
        _schtasks("/Query", "/TN", TASK)
    except subprocess.CalledProcessError:
        return Hindrance.REMOVED
    except (OSError, subprocess.SubprocessError):
        return Hindrance.OFF
    return None


def _schtasks(*arguments: str) -> None:
    command = [shutil.which("schtasks") or "schtasks", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - our own words, no shell
