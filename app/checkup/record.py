"""What is kept of an audit, and how does it become a document that the store can keep?

The store keeps documents and knows nothing of audits. A record holds verdicts and findings: public words, no secret.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from app.checkup.events import CheckDone, Event, Found, SourceFailed, SourceOpened
from checks.model import Finding, ItemId, Observation, Provenance
from checks.passwords.progress import Moved, Progress

Document = Mapping[str, Any]
"""What JSON can say. Its shape belongs to the store's version: a migration changes both."""


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One audit that went to its end.

    `at` is timezone-aware. `program` and `catalogue` are the versions that judged. `opened` and `failed` are the files,
    `done` the verdict of each check, `findings` what they found, in the order in which it was told. `moved` are the
    accounts that stand otherwise than the last time and `changed` counts those with another password; `moved` is None
    when none of them had been looked at before.
    """

    at: datetime
    program: str
    catalogue: str
    opened: tuple[SourceOpened, ...]
    failed: tuple[SourceFailed, ...]
    done: tuple[CheckDone, ...]
    findings: tuple[Finding, ...]
    moved: tuple[Moved, ...] | None = None
    changed: int = 0


def recorded(events: Iterable[Event], at: datetime, program: str, catalogue: str) -> AuditRecord:
    """Return the record of an audit that told `events`. Private findings are no part of it: their number is kept."""
    told = tuple(events)
    return AuditRecord(
        at,
        program,
        catalogue,
        opened=tuple(event for event in told if isinstance(event, SourceOpened)),
        failed=tuple(event for event in told if isinstance(event, SourceFailed)),
        done=tuple(event for event in told if isinstance(event, CheckDone)),
        findings=tuple(event.finding for event in told if isinstance(event, Found) and not event.finding.private),
    )


def with_progress(record: AuditRecord, progress: Progress) -> AuditRecord:
    """Return `record` with what changed since the last audit."""
    return replace(record, moved=progress.moved if progress.compared else None, changed=progress.changed)


def measured(record: AuditRecord) -> tuple[Observation, ...]:
    """Return what the audit measured of the items that its checks answer; a check that could not look is *unknown*."""
    return tuple(
        Observation(
            ItemId(done.check), done.outcome, Provenance.MEASURED, record.at, value=done.value, reason=done.reason
        )
        for done in record.done
    )


def to_document(record: AuditRecord) -> Document:
    """Return `record` as a document; `from_document` gives an equal record back.

    Finding by finding, in a loop of Python's: ten thousand in one call, or in one `map`, would stop every other thread,
    the window's too, until it ends.
    """
    import msgspec  # noqa: PLC0415 - before the first audit there is no document, and a start should not pay for it

    return {
        each.name: [msgspec.to_builtins(x) for x in value] if isinstance(value, tuple) else msgspec.to_builtins(value)
        for each in fields(record)
        for value in (getattr(record, each.name),)
    }


def from_document(document: Document) -> AuditRecord:
    """Return the record that `to_document` made `document` from.

    msgspec.ValidationError for any other document, which is a bug of ours: the store authenticates what it returns.
    """
    import msgspec  # noqa: PLC0415 - as above

    return msgspec.convert(document, AuditRecord)
