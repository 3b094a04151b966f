"""What does a check-up look like as JSON?

The shapes are those of the command line's contract: they only grow, and `schema` rises when a meaning changes. Never a
password, nor anything from which one could be guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from app.checkup.overview import Overview
from app.checkup.record import AuditRecord
from checks.model import CheckId, Finding, Subject
from checks.passwords.progress import Movement
from checks.score import Posture, contribution

SCHEMA: Final = 1
_DIGITS = 1

Document = Mapping[str, Any]


def check(record: AuditRecord, overview: Overview) -> Document:
    """Return what `bilan check` says: the files, the checks with their findings, and the posture that follows."""
    found: dict[CheckId, list[Finding]] = defaultdict(list)
    for finding in record.findings:
        found[finding.check].append(finding)
    return {
        "schema": SCHEMA,
        "sources": [*_opened(record), *_failed(record)],
        "logins": sum(source.logins for source in record.opened),
        "checks": [
            {
                "id": done.check,
                "outcome": done.outcome.value,
                "affected": done.tally.affected,
                "of": done.tally.of,
                "reason": done.reason,
                "on_screen_only": done.private,
                "findings": [_finding(finding) for finding in found[done.check]],
            }
            for done in record.done
        ],
        "progress": _progress(record),
        "posture": _posture(overview.posture),
    }


def status(overview: Overview) -> Document:
    """Return what `bilan status` says: the posture, and each item with what it contributes."""
    posture = overview.posture
    return {
        "schema": SCHEMA,
        "date": overview.today.isoformat(),
        "posture": _posture(posture),
        "items": [
            {
                "id": state.item.id,
                "state": state.state.value,
                "regressed": state.regressed,
                "value": round(state.value, 3),
                "weight": state.item.weight,
                "contribution": round(contribution(state, posture), _DIGITS),
                "provenance": state.provenance.value if state.provenance else None,
                "at": state.at.isoformat() if state.at else None,
            }
            for state in posture.states
        ],
        "due": list(overview.due),
    }


def due(overview: Overview) -> Document:
    """Return what `bilan due` says: what there is to look at today, and what will be within two weeks."""
    matters = [
        {"reason": matter.reason.value, "since": matter.since.isoformat(), "id": matter.item}
        for matter in overview.matters
    ]
    named = {matter.item for matter in overview.matters}
    return {
        "schema": SCHEMA,
        "date": overview.today.isoformat(),
        "due": matters,
        "soon": [item for item in overview.due if item not in named],
    }


def _posture(posture: Posture) -> Document:
    return {
        "confirmed": round(posture.confirmed, _DIGITS),
        "possible": round(posture.possible, _DIGITS),
        "held_at": posture.held_at,
        "known": round(posture.known, 3),
        "next": [action.item.id for action in posture.next],
        "shown": None if posture.shown is None else round(posture.shown, _DIGITS),
        "held_by": list(posture.held_by),
    }


def _opened(record: AuditRecord) -> Iterable[Document]:
    for source in record.opened:
        skipped = [
            {"where": dict(part.params), "reason": part.reason, "count": part.count, "damaged": part.damaged}
            for part in source.skipped
        ]
        yield {"name": source.name, "format": source.format, "logins": source.logins, "skipped": skipped}


def _failed(record: AuditRecord) -> Iterable[Document]:
    for source in record.failed:
        error = {"id": source.error, "reason": source.message}
        yield {"name": source.name, "format": None, "logins": 0, "skipped": [], "error": error}


def _progress(record: AuditRecord) -> Document | None:
    """Return what changed since the last audit; None where nothing can be compared."""
    if record.moved is None:
        return None
    told: Document = {movement.value: [] for movement in Movement}
    for moved in record.moved:
        told[moved.movement.value].append({"id": moved.check, "subject": _subject(moved.subject)})
    return {"changed_passwords": record.changed, **told}


def _subject(subject: Subject) -> Document:
    return {
        "title": subject.title,
        "site": subject.site,
        "user": subject.user,
        "source": subject.source,
        "importance": subject.importance.value,
    }


def _finding(finding: Finding) -> Document:
    return {
        "subjects": [_subject(each) for each in finding.subjects],
        "outcome": finding.outcome.value,
        "urgency": finding.urgency.name.lower(),
        "evidence": {"id": finding.evidence.message, "params": dict(finding.evidence.params)},
    }
