"""What does a report tell?

A plain structure, and already no more than its redaction allows: whoever makes a document of it has nothing to hide.
What a report is about comes from above: a posture, changes and an audit, in values that know nothing of the store.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.report import redaction as redacted
from app.values.reports import Redaction
from checks.model import CheckId, ItemId, MessageId, Outcome, Provenance, Subject
from checks.score import Posture
from checks.states import State


@dataclass(frozen=True, slots=True)
class Change:
    """An item that came to another state on a local date, and how that is known."""

    item: ItemId
    state: State
    provenance: Provenance
    on: date


@dataclass(frozen=True, slots=True)
class File:
    """A file that was looked at; `logins` is None where it could not be read, `left_out` counts what was not judged."""

    name: str
    logins: int | None
    left_out: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of the vault came to: of `of` accounts `affected` are to be fixed, and `accounts` are those.

    `reason` is the sentence that says why an unknown outcome is one. `on_screen_only` counts what is told in the window
    and nowhere else: what gives away how a password is made.
    """

    check: CheckId
    outcome: Outcome
    affected: int
    of: int
    reason: MessageId | None
    on_screen_only: int
    accounts: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Moves:
    """What changed from one audit to the next, in numbers of accounts."""

    fixed: int
    new: int
    came_back: int
    changed_passwords: int


@dataclass(frozen=True, slots=True)
class Audit:
    """The last audit, on the local date `on`; `moves` is None where there is nothing to compare with."""

    on: date
    files: tuple[File, ...]
    checked: tuple[Checked, ...]
    moves: Moves | None


@dataclass(frozen=True, slots=True)
class Report:
    """All that is told on the local date `today`, the state of each item in the posture."""

    redaction: Redaction
    today: date
    posture: Posture
    changes: tuple[Change, ...]
    set_aside: int
    """How many accounts and folders the person took out of the checks."""
    audit: Audit | None


def redact(report: Report, redaction: Redaction) -> Report:
    """Return `report` with nothing in it that `redaction` keeps back."""
    states = (replace(x, reason=redacted.reason(x.reason, redaction)) for x in report.posture.states)
    audit = report.audit
    if audit is not None:
        files = tuple(replace(x, name=redacted.name(x.name, redaction)) for x in audit.files)
        checked = tuple(replace(x, accounts=_told(x.accounts, redaction)) for x in audit.checked)
        audit = replace(audit, files=files, checked=checked)
    posture = replace(report.posture, states=tuple(states))
    return replace(report, redaction=redaction, posture=posture, audit=audit)


def _told(accounts: Iterable[Subject], redaction: Redaction) -> tuple[Subject, ...]:
    """Return the accounts as they are told, none in a summary. Sorted anew: the order would tell of covered names."""
    if redaction is Redaction.SUMMARY:
        return ()
    told = (redacted.subject(account, redaction) for account in accounts)
    return tuple(sorted(told, key=lambda x: (x.site, x.title, x.user, x.source)))
