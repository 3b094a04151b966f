"""What did an audit tell so far?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.checkup.events import AuditDone, CheckDone, Event, Found, Progress, SourceFailed, SourceOpened
from app.checkup.record import AuditRecord
from checks.model import Finding


class Gathered:
    """The events of one audit, sorted by kind, as they come."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.opened: list[SourceOpened] = []
        self.failed: list[SourceFailed] = []
        self.done: list[CheckDone] = []
        self.findings: list[Finding] = []
        self.progress: Progress | None = None
        self.whole = False

    def take(self, events: Iterable[Event]) -> None:
        """Add `events`."""
        for event in events:
            self._take(event)

    def record(self, at: datetime, catalogue: str) -> AuditRecord:
        """Return all of it as a record that was never stored: of the sample, which is nobody's."""
        return AuditRecord(
            at=at,
            program="",
            catalogue=catalogue,
            opened=tuple(self.opened),
            failed=tuple(self.failed),
            done=tuple(self.done),
            findings=tuple(self.findings),
        )

    def _take(self, event: Event) -> None:
        match event:
            case SourceOpened():
                self.opened.append(event)
            case SourceFailed():
                self.failed.append(event)
            case CheckDone():
                self.done.append(event)
            case Found(finding):
                self.findings.append(finding)
            case Progress():
                self.progress = event
            case AuditDone():
                self.whole = True
