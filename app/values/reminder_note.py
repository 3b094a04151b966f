"""What lies beside the profile so that a reminder needs no key to stay quiet?

Plain JSON of dates. A note that cannot be read is as good as none: the check-up itself knows the rest.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from app import files
from app.values.reminder import LastRun, Note, Plan, Ran
from app.words import LANGUAGES

_LARGEST: Final = 4096


def read(profile: Path) -> Note | None:
    """Return the note beside `profile`; None if there is none, or none of ours."""
    try:
        with _file(profile).open("rb") as stream:
            untrusted: dict[str, Any] = json.loads(stream.read(_LARGEST))
        return _note(untrusted)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, StopIteration, RecursionError):
        return None


def look_on(profile: Path) -> date | None:
    """Return the local date from which there is something to look at; None where nothing tells, as without consent."""
    note = read(profile)
    return note.look_on if note else None


def write(profile: Path, note: Note) -> None:
    """Let `note` lie beside `profile`; OSError if it cannot."""
    files.make_place(_file(profile))
    files.replace_file(_file(profile), json.dumps(_document(note)).encode())


def forget(profile: Path) -> None:
    """Let nothing lie there; OSError if that is not allowed."""
    _file(profile).unlink(missing_ok=True)


def _file(profile: Path) -> Path:
    return profile.parent / f"{profile.name}.reminder"


def _document(note: Note) -> dict[str, Any]:
    plan, run = note.plan, note.run
    return {
        "plan": {"weekday": plan.weekday, "at": [plan.hour, plan.minute], "since": plan.since.isoformat()},
        "language": note.language,
        "look_on": note.look_on and note.look_on.isoformat(),
        "shown": note.shown and note.shown.isoformat(),
        "run": run and {"at": run.at.isoformat(), "came_to": run.came_to.value},
    }


def _note(untrusted: dict[str, Any]) -> Note:
    plan, run = untrusted["plan"], untrusted["run"]
    weekday, (hour, minute) = plan["weekday"], plan["at"]
    if weekday not in {None, *range(7)} or hour not in range(24) or minute not in range(60):
        raise ValueError
    return Note(
        Plan(weekday, hour, minute, date.fromisoformat(plan["since"])),
        next(known for known in LANGUAGES if known == untrusted["language"]),
        _day(untrusted["look_on"]),
        _day(untrusted["shown"]),
        run and LastRun(_instant(run["at"]), Ran(run["came_to"])),
    )


def _day(untrusted: str | None) -> date | None:
    return None if untrusted is None else date.fromisoformat(untrusted)


def _instant(untrusted: str) -> datetime:
    at = datetime.fromisoformat(untrusted)
    if at.tzinfo is None:
        raise ValueError
    return at
