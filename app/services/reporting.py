"""How does what is known of a check-up become a report in a file?"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from app.checkup.overview import Overview
from app.checkup.record import AuditRecord
from app.knowledge.catalogue import Catalogue
from app.report import document, page, saving
from app.report.errors import NotWritten
from app.report.posture import Audit, Change, Checked, File, Moves, Report, redact
from app.store import belongings
from app.values.reports import Format, Printed, Redaction
from app.words import Words
from checks.model import CheckId, Finding, Outcome, Subject
from checks.passwords.progress import Movement

Job = Callable[[threading.Event], Iterator[Path]]


class Reporting:
    """Makes reports in one catalogue's words."""

    def __init__(self, catalogue: Catalogue, profile: Callable[[], Path]) -> None:
        """Name items as `catalogue` does, and never take the place of what belongs to the `profile`."""
        self._catalogue = catalogue
        self._profile = profile

    def save(  # noqa: PLR0917 - what a report is made of
        self, overview: Overview, redaction: Redaction, form: Format, file: Path, words: Words, printed: Printed
    ) -> Job:
        """Write what `overview` knows to `file`, in place of what is there, and return it; ReportError if it is not."""

        def job(_stop: threading.Event) -> Iterator[Path]:
            if belongings.are(file.resolve(), self._profile().resolve()):
                raise NotWritten(name=file.name)
            saving.save(file, self._made(reported(overview, redaction), form, words, printed))
            yield file

        return job

    def _made(self, report: Report, form: Format, words: Words, printed: Printed) -> bytes:
        if form is Format.JSON:
            return document.to_json(report)
        html = page.to_html(report, self._catalogue, words)
        return html.encode() if form is Format.HTML else printed(page.title(report, words), html)


def reported(overview: Overview, redaction: Redaction) -> Report:
    """Return what a report tells of `overview`. What an audit found that is kept nowhere is no part of it."""
    changes = tuple(Change(x.item, x.state, x.provenance, x.on) for x in overview.changes)
    audit = _audit(overview.last_audit) if overview.last_audit else None
    whole = Report(Redaction.NONE, overview.today, overview.posture, changes, len(overview.exclusions), audit)
    return redact(whole, redaction)


def _audit(record: AuditRecord) -> Audit:
    accounts = _to_fix(record.findings)
    opened = (
        File(each.name, each.logins, sum(part.count for part in each.skipped if part.damaged)) for each in record.opened
    )
    failed = (File(each.name, None, 0) for each in record.failed)
    return Audit(
        on=record.at.astimezone().date(),
        files=(*opened, *failed),
        checked=tuple(
            Checked(
                done.check,
                done.outcome,
                done.tally.affected,
                done.tally.of,
                done.reason,
                done.private,
                accounts.get(done.check, ()),
            )
            for done in record.done
        ),
        moves=_moves(record),
    )


def _to_fix(findings: tuple[Finding, ...]) -> dict[CheckId, tuple[Subject, ...]]:
    """Return the accounts that each check would have fixed, each once; which share a password is not told."""
    found: dict[CheckId, dict[Subject, None]] = {}
    for finding in findings:
        if finding.outcome in {Outcome.FAIL, Outcome.PARTIAL}:
            found.setdefault(finding.check, {}).update(dict.fromkeys(finding.subjects))
    return {check: tuple(subjects) for check, subjects in found.items()}


def _moves(record: AuditRecord) -> Moves | None:
    if record.moved is None:
        return None
    counts = Counter(moved.movement for moved in record.moved)
    return Moves(counts[Movement.FIXED], counts[Movement.NEW], counts[Movement.CAME_BACK], record.changed)
