"""What is kept of an audit, and how does it become a document that the store can keep?

The store keeps documents and knows nothing of audits. A record holds verdicts and findings: public words, no secret.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.checkup.events import CheckDone, SkippedPart, SourceFailed, SourceOpened
from checks.model import CheckId, Evidence, Finding, MessageId, Outcome, Subject, Tally, Urgency

Document = dict[str, Any]
"""What JSON can say. Its shape belongs to the store's version: a migration changes both."""


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One audit that went to its end.

    `at` is timezone-aware. `program` and `catalogue` are the versions that judged. `opened` and `failed` are the files,
    `done` the verdict of each check, `findings` what they found, in the order in which it was told.
    """

    at: datetime
    program: str
    catalogue: str
    opened: tuple[SourceOpened, ...]
    failed: tuple[SourceFailed, ...]
    done: tuple[CheckDone, ...]
    findings: tuple[Finding, ...]


def to_document(record: AuditRecord) -> Document:
    """Return `record` as a document; `from_document` gives an equal record back."""
    return {
        "at": record.at.isoformat(),
        "program": record.program,
        "catalogue": record.catalogue,
        "opened": [_opened_out(source) for source in record.opened],
        "failed": [_failed_out(source) for source in record.failed],
        "done": [_done_out(verdict) for verdict in record.done],
        "findings": [_finding_out(finding) for finding in record.findings],
    }


def from_document(document: Mapping[str, Any]) -> AuditRecord:
    """Return the record that `to_document` made `document` from.

    KeyError or ValueError for any other document, which is a bug of ours: the store authenticates what it returns.
    """
    return AuditRecord(
        at=datetime.fromisoformat(document["at"]),
        program=document["program"],
        catalogue=document["catalogue"],
        opened=tuple(map(_opened_in, document["opened"])),
        failed=tuple(map(_failed_in, document["failed"])),
        done=tuple(map(_done_in, document["done"])),
        findings=tuple(map(_finding_in, document["findings"])),
    )


def _opened_out(source: SourceOpened) -> Document:
    skipped = [
        {"reason": part.reason, "params": dict(part.params), "count": part.count, "damaged": part.damaged}
        for part in source.skipped
    ]
    return {"name": source.name, "format": source.format, "logins": source.logins, "skipped": skipped}


def _opened_in(document: Document) -> SourceOpened:
    skipped = tuple(SkippedPart(**part) for part in document["skipped"])
    return SourceOpened(document["name"], document["format"], document["logins"], skipped)


def _failed_out(source: SourceFailed) -> Document:
    return {"name": source.name, "error": source.error, "message": source.message, "params": dict(source.params)}


def _failed_in(document: Document) -> SourceFailed:
    return SourceFailed(**document)


def _done_out(verdict: CheckDone) -> Document:
    return {
        "check": verdict.check,
        "outcome": verdict.outcome.value,
        "value": verdict.value,
        "affected": verdict.tally.affected,
        "of": verdict.tally.of,
        "reason": verdict.reason,
    }


def _done_in(document: Document) -> CheckDone:
    return CheckDone(
        check=CheckId(document["check"]),
        outcome=Outcome(document["outcome"]),
        value=document["value"],
        tally=Tally(document["affected"], document["of"]),
        reason=document["reason"],
    )


def _finding_out(finding: Finding) -> Document:
    return {
        "check": finding.check,
        "outcome": finding.outcome.value,
        "subjects": [[each.title, each.site, each.user, each.source] for each in finding.subjects],
        "message": finding.evidence.message,
        "params": dict(finding.evidence.params),
        "urgency": finding.urgency.value,
    }


def _finding_in(document: Document) -> Finding:
    return Finding(
        check=CheckId(document["check"]),
        outcome=Outcome(document["outcome"]),
        subjects=tuple(Subject(*each) for each in document["subjects"]),
        evidence=Evidence(MessageId(document["message"]), document["params"]),
        urgency=Urgency(document["urgency"]),
    )
