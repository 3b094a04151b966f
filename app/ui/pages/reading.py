"""What does a result hold, ready to be drawn?

It is made beside the window: of ten thousand findings, that takes longer than a frame.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.checkup.record import AuditRecord
from app.knowledge.catalogue import Catalogue
from app.ui.pages.changed import Changed, changed
from app.ui.pages.excluded import without
from app.ui.pages.grouping import Ordered, grouped
from app.ui.pages.sifting import Groups
from app.ui.pages.unread import Unread, could_not_look
from app.words import Words
from checks.model import CheckId, Exclusion, Outcome, Urgency


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known besides the audit itself, on the local date `today`.

    `exclusions` are what the person took out of checks; `plain` are files just read that anyone can read, and
    `asked` tells that somebody outside was asked for what was just read. What the checks `elsewhere` found is shown on
    another page.
    """

    today: date
    exclusions: tuple[Exclusion, ...] = ()
    plain: tuple[Path, ...] = ()
    asked: bool = False
    elsewhere: frozenset[CheckId] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """An audit in rows: what is to do, good to know, not judged and not known, and what changed.

    `urgencies` and `checks` are those of what is to do.
    """

    record: AuditRecord
    beside: Beside
    to_do: Groups
    to_know: Groups
    not_judged: Groups
    unread: Sequence[Unread] = ()
    changed: Sequence[Changed] = ()
    urgencies: Mapping[Urgency, int] = field(default_factory=dict)
    checks: Sequence[CheckId] = ()


def reading(words: Words, catalogue: Catalogue, record: AuditRecord, beside: Beside, ordered: Ordered) -> Reading:
    """Put an audit into rows; `ordered` puts the accounts of a row into their order."""
    here = _without(record, beside.elsewhere)
    findings = tuple(without(here.findings, beside.exclusions, beside.today))
    to_do = grouped(words, findings, ordered=ordered)
    return Reading(
        record,
        beside,
        to_do=Groups(to_do, urgent_first=True),
        to_know=Groups(grouped(words, findings, frozenset({Outcome.PASS}), ordered)),
        not_judged=Groups(grouped(words, findings, frozenset({Outcome.NOT_APPLICABLE}), ordered)),
        unread=could_not_look(words, catalogue, here),
        changed=changed(record, ordered),
        urgencies=Counter(group.urgency for group in to_do),
        checks=tuple(dict.fromkeys(group.check for group in to_do)),
    )


def _without(record: AuditRecord, checks: frozenset[CheckId]) -> AuditRecord:
    """Return the record without what `checks` found, except what was taken out: that is taken back in one place."""
    out = Outcome.NOT_APPLICABLE
    return replace(
        record,
        done=tuple(done for done in record.done if done.check not in checks),
        findings=tuple(each for each in record.findings if each.check not in checks or each.outcome is out),
    )
