"""What changed in the accounts since they were looked at last?

An account is recognised by a keyed digest of its site and user, a password by one of its text: what is remembered tells
nobody anything, and is enough to say "mended" and "came back". An account that is not in today's files was not looked
at: nothing is said of it, and what is remembered of it stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from checks.model import CheckId, Remembered, Subject


class Movement(Enum):
    """How an account stands to a check, against the last time."""

    FIXED = "fixed"
    NEW = "new"
    CAME_BACK = "came-back"


@dataclass(frozen=True, slots=True)
class Trace:
    """What one audit saw of one account.

    `account` and `password` are keyed digests. `failing` are the checks that found a fault, `passing` those that looked
    and found none; a check in neither could not look, or was not to.
    """

    subject: Subject
    account: str
    password: str
    failing: frozenset[CheckId]
    passing: frozenset[CheckId]


@dataclass(frozen=True, slots=True)
class Moved:
    """One account that stands otherwise to one check than the last time."""

    check: CheckId
    subject: Subject
    movement: Movement


@dataclass(frozen=True, slots=True)
class Progress:
    """What changed: the accounts that moved, how many have another password, and what is to be remembered now.

    `compared` counts the accounts that had been looked at before.
    """

    moved: tuple[Moved, ...]
    changed: int
    compared: int
    remembered: tuple[Remembered, ...]


def progress(before: Mapping[str, Remembered], traces: Iterable[Trace]) -> Progress:
    """Compare what an audit saw with what is remembered, by account; one trace an account.

    A fault that was not there, or could not be seen, is new; so is each fault of an account never looked at before.
    """
    moved: list[Moved] = []
    remembered: list[Remembered] = []
    changed = compared = 0
    for trace in traces:
        known = before.get(trace.account, Remembered(trace.account, trace.password, frozenset(), frozenset()))
        compared += trace.account in before
        changed += trace.password != known.password
        now = _next(known, trace)
        moved += _movements(known, now, trace.subject)
        remembered.append(now)
    return Progress(tuple(moved), changed, compared, tuple(remembered))


def _next(known: Remembered, trace: Trace) -> Remembered:
    """Return what is known after `trace`: what no check could look at this time stays as it was."""
    failing = trace.failing | (known.failing - trace.passing)
    fixed = (known.fixed | (known.failing & trace.passing)) - failing
    return Remembered(trace.account, trace.password, failing, fixed)


def _movements(known: Remembered, now: Remembered, subject: Subject) -> Iterable[Moved]:
    for check in sorted(now.failing - known.failing):
        movement = Movement.CAME_BACK if check in known.fixed else Movement.NEW
        yield Moved(check, subject, movement)
    for check in sorted(now.fixed - known.fixed):
        yield Moved(check, subject, Movement.FIXED)
