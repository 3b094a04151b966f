"""What changed in the accounts since they were looked at last?

An account is recognised by a keyed digest of its site and user, a password by one of its text: what is remembered tells
nobody anything, and is enough to say "mended" and "came back". An account that is not in today's files was not looked
at: nothing is said of it, and what is remembered of it stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

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

    A fault that was not there, or could not be seen, is new; so is each fault of an account never looked at before. A
    fault that takes two is not mended for one whose password is as it was, while the other was not looked at.
    """
    moved: list[Moved] = []
    remembered: list[Remembered] = []
    changed = compared = 0
    seen = tuple(traces)
    unseen = _unseen(before, seen)
    for trace in seen:
        known = before.get(trace.account, Remembered(trace.account, trace.password, frozenset(), frozenset()))
        compared += trace.account in before
        changed += trace.password != known.password
        now = _next(known, trace, trace.passing - unseen.hidden(known, trace))
        moved += _movements(known, now, trace.subject)
        remembered.append(now)
    return Progress(tuple(moved), changed, compared, tuple(remembered))


_REUSE: Final = CheckId("passwords.reuse")
_MAILBOX: Final = CheckId("passwords.mailbox")
_SIMILAR: Final = CheckId("passwords.similar")
_HISTORY: Final = CheckId("passwords.history")


@dataclass(frozen=True, slots=True)
class _Unseen:
    """What was not looked at today: the passwords of such accounts, and whether one of them was like another's."""

    passwords: frozenset[str]
    similar: bool

    def hidden(self, known: Remembered, trace: Trace) -> frozenset[CheckId]:
        """Return the checks whose fault may have gone out of sight only."""
        if trace.password != known.password:
            return frozenset()
        shared = {_REUSE, _MAILBOX} if known.password in self.passwords else set()
        # That another account once had this password, no change of that account undoes.
        return frozenset({_HISTORY, *shared, *([_SIMILAR] if self.similar else [])})


def _unseen(before: Mapping[str, Remembered], traces: Iterable[Trace]) -> _Unseen:
    looked = {trace.account: trace.failing | trace.passing for trace in traces}
    at = [(each, looked.get(each.account, frozenset())) for each in before.values()]
    return _Unseen(
        frozenset(each.password for each, checks in at if _REUSE not in checks),
        any(_SIMILAR in each.failing and _SIMILAR not in checks for each, checks in at),
    )


def _next(known: Remembered, trace: Trace, passing: frozenset[CheckId]) -> Remembered:
    """Return what is known after `trace`: what no check could look at this time stays as it was."""
    failing = trace.failing | (known.failing - passing)
    fixed = (known.fixed | (known.failing & passing)) - failing
    return Remembered(trace.account, trace.password, failing, fixed)


def _movements(known: Remembered, now: Remembered, subject: Subject) -> Iterable[Moved]:
    for check in sorted(now.failing - known.failing):
        movement = Movement.CAME_BACK if check in known.fixed else Movement.NEW
        yield Moved(check, subject, movement)
    for check in sorted(now.fixed - known.fixed):
        yield Moved(check, subject, Movement.FIXED)
