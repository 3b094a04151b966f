"""What does a result hold, ready to be drawn?

It is made beside the window: of ten thousand findings, that takes longer than a frame.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.catalogue import Catalogue
from app.checkup.record import AuditRecord
from app.ui.pages.changed import Changed, changed
from app.ui.pages.excluded import without
from app.ui.pages.grouping import Group, grouped
from app.ui.pages.unread import Unread, could_not_look
from app.words import Words
from checks.model import CheckId, Exclusion, Outcome, Urgency


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known besides the audit itself, on the local date `today`.

    `exclusions` are what the person took out of checks; `plain` are files just read that anyone can read, and
    `asked` tells that somebody outside was asked for what was just read.
    """

    today: date
    exclusions: tuple[Exclusion, ...] = ()
    plain: tuple[Path, ...] = ()
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """An audit in rows: what is to do, good to know, not judged and not known, and what changed.

    `urgencies` and `checks` are those of what is to do.
    """

    record: AuditRecord
    beside: Beside
    to_do: Sequence[Group] = ()
    to_know: Sequence[Group] = ()
    not_judged: Sequence[Group] = ()
    unread: Sequence[Unread] = ()
    changed: Sequence[Changed] = ()
    urgencies: Mapping[Urgency, int] = field(default_factory=dict)
    checks: Sequence[CheckId] = ()


def reading(words: Words, catalogue: Catalogue, record: AuditRecord, beside: Beside) -> Reading:
    """Put an audit into rows."""
    findings = tuple(without(record.findings, beside.exclusions, beside.today))
    to_do = grouped(words, findings)
    return Reading(
        record,
        beside,
        to_do=to_do,
        to_know=grouped(words, findings, frozenset({Outcome.PASS})),
        not_judged=grouped(words, findings, frozenset({Outcome.NOT_APPLICABLE})),
        unread=could_not_look(words, catalogue, record),
        changed=changed(record),
        urgencies=Counter(group.urgency for group in to_do),
        checks=tuple(dict.fromkeys(group.check for group in to_do)),
    )
