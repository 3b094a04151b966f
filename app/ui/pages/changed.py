"""What changed since the last audit, check by check?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.checkup.record import AuditRecord
from app.ui.pages.grouping import TO_DO, Ordered
from app.words import Words
from checks.model import CheckId, Subject
from checks.passwords.progress import Movement


@dataclass(frozen=True, slots=True)
class Changed:
    """How many accounts had a fault of this check before and have one now, and which moved.

    `before` counts the accounts that were looked at now: of others, nothing is said.
    """

    check: CheckId
    before: int
    now: int
    moved: Mapping[Movement, tuple[Subject, ...]]


def changed(record: AuditRecord, ordered: Ordered) -> tuple[Changed, ...]:
    """Return the checks of which something moved; none where there is nothing to compare with."""
    moved: dict[CheckId, dict[Movement, list[Subject]]] = {}
    for each in record.moved or ():
        moved.setdefault(each.check, {}).setdefault(each.movement, []).append(each.subject)
    failing = _failing(record)
    return tuple(_changed(check, len(failing.get(check, ())), by, ordered) for check, by in moved.items())


def movement_word(words: Words, movement: Movement) -> str:
    """Return how accounts moved, as a heading."""
    match movement:
        case Movement.FIXED:
            return words.text("Fixed")
        case Movement.NEW:
            return words.text("New")
        case Movement.CAME_BACK:
            return words.text("Came back")


def movements(words: Words, moved: Mapping[Movement, int]) -> str:
    """Return the numbers that are not 0 in a few words."""
    said = {
        Movement.FIXED: lambda n: words.count("{n} fixed", "{n} fixed", n),
        Movement.NEW: lambda n: words.count("{n} new", "{n} new", n),
        Movement.CAME_BACK: lambda n: words.count("{n} came back", "{n} came back", n),
    }
    return ", ".join(said[movement](moved[movement]) for movement in Movement if moved.get(movement))


def _changed(check: CheckId, now: int, by: Mapping[Movement, list[Subject]], ordered: Ordered) -> Changed:
    counts = {movement: len(subjects) for movement, subjects in by.items()}
    before = now - counts.get(Movement.NEW, 0) - counts.get(Movement.CAME_BACK, 0) + counts.get(Movement.FIXED, 0)
    return Changed(
        check, max(0, before), now, {movement: tuple(ordered(subjects)) for movement, subjects in by.items()}
    )


def _failing(record: AuditRecord) -> Mapping[CheckId, set[tuple[str, str]]]:
    """Return the accounts that each check finds fault with, each once, however many findings name it."""
    failing: dict[CheckId, set[tuple[str, str]]] = {}
    for finding in record.findings:
        if finding.outcome in TO_DO:
            named = ((subject.site or subject.title, subject.user) for subject in finding.subjects)
            failing.setdefault(finding.check, set()).update(named)
    return failing
