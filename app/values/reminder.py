"""What did the person agree to about reminders, and how do these fare?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from app.words import Language


@dataclass(frozen=True, slots=True)
class Plan:
    """When reminders are wanted: on `weekday` (0 is Monday), or whenever something is due if that is None.

    `hour` and `minute` are of the local clock; `since` is the local date on which it was agreed.
    """

    weekday: int | None
    hour: int
    minute: int
    since: date


class Way(Enum):
    """What wakes Bilan while its window is closed."""

    SYSTEMD = "systemd"
    AUTOSTART = "autostart"
    LAUNCH_AGENT = "launch-agent"
    TASK_SCHEDULER = "task-scheduler"


class Ran(Enum):
    """What a run of `bilan remind --notify` came to."""

    SHOWN = "shown"
    QUIET = "quiet"
    CLOSED = "closed"  # the check-up could not be read without asking the person
    UNSEEN = "unseen"  # there was something to say, and nothing that shows notifications


@dataclass(frozen=True, slots=True)
class LastRun:
    """The last run, at an aware instant."""

    at: datetime
    came_to: Ran


class Hindrance(Enum):
    """Why no reminder comes although one was agreed to."""

    REMOVED = "removed"  # the entry in the system's schedule is gone
    OFF = "off"  # the system does not run it
    MOVED = "moved"  # it starts a program that is not there any more
    LATE = "late"  # it should have run, and did not
    CLOSED = "closed"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Note:
    """What a run must know before the encrypted check-up is open, and what the window learns from it.

    It lies in plain text beside the profile: dates and the language, nothing else. `look_on` is the local date from
    which there is something to look at; None while none is in sight. `shown` is the local date of the last reminder.
    """

    plan: Plan
    language: Language
    look_on: date | None = None
    shown: date | None = None
    run: LastRun | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """How reminders stand, ready to be drawn.

    `plan` is None while there is no consent. `way` is what this computer would use or uses. `last` is the local date of
    the last reminder, `next` the wall time of the first one that may come. `every` counts weeks.
    """

    plan: Plan | None = None
    way: Way = Way.AUTOSTART
    last: date | None = None
    next: datetime | None = None
    run: LastRun | None = None
    hindrance: Hindrance | None = None
    snoozed_until: date | None = None
    every: int = 1
