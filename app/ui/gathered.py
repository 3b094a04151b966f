"""What did an audit tell so far?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.checkup.events import AuditDone, CheckDone, Event, Found, Progress, SourceFailed, SourceOpened
from app.checkup.record import AuditRecord, recorded
from checks.model import Finding


class Gathered:
    """The events of one audit, sorted by kind, as they come."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._events: list[Event] = []
        self.opened: list[SourceOpened] = []
        self.failed: list[SourceFailed] = []
        self.findings: list[Finding] = []
        self.progress: Progress | None = None
        self.whole = False

    def take(self, events: Iterable[Event]) -> None:
        """Add `events`."""
        for event in events:
            if not isinstance(event, Progress):
                self._events.append(event)
            self._take(event)

    def record(self, at: datetime, catalogue: str) -> AuditRecord:
        """Return all of it as a record that was never stored: of the sample, which is nobody's."""
        return recorded(self._events, at, program="", catalogue=catalogue)

    def _take(self, event: Event) -> None:
        match event:
            case SourceOpened():
                self.opened.append(event)
            case SourceFailed():
                self.failed.append(event)
            case CheckDone():
                pass
            case Found(finding):
                if not finding.private:  # others may look at the screen while an audit runs
                    self.findings.append(finding)
            case Progress():
                self.progress = event
            case AuditDone():
                self.whole = True
