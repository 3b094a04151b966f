"""What does a window need of reports, made up?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.checkup.overview import Overview
from app.ui.services import Job
from app.values.reports import Format, Printed, Redaction
from app.words import Words


class FakeReporting:
    """Fulfils `app.ui.report_services.Reports`: nothing is written but what is told, and a PDF is tried."""

    def __init__(self, job: Callable[..., Job[Any]]) -> None:
        self._job = job
        self.pdf = b""

    def save(  # noqa: PLR0917 - as the protocol
        self, overview: Overview, redaction: Redaction, form: Format, file: Path, words: Words, printed: Printed
    ) -> Job[Path]:
        def saved() -> Path:
            if form is Format.PDF:
                self.pdf = printed(words.text("Security check-up"), f"<h1>{overview.today}</h1>")
            return file

        return self._job(f"report {redaction.value} {form.value} {file.name}", saved)
