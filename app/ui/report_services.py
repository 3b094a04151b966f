"""What may the sheet about reports ask for?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from app.checkup.overview import Overview
from app.values.reports import Format, Printed, Redaction
from app.words import Words


class Reports(Protocol):
    """What writes what is known."""

    def save(  # noqa: PLR0917 - what a report is made of
        self, overview: Overview, redaction: Redaction, form: Format, file: Path, words: Words, printed: Printed
    ) -> Callable[[threading.Event], Iterator[Path]]:
        """Write what `overview` knows to `file`, in place of what is there, and return it; ReportError if it is not."""


class Reporting(Protocol):
    """Whoever has that at hand."""

    @property
    def reporting(self) -> Reports:
        """The reports."""
