"""How does a person come from Home to a report in a file?"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from app.ui import leaflet
from app.ui.desk import Desk
from app.ui.pages.home import HomePage
from app.ui.pages.report_sheet import ReportSheet
from app.values.reports import Format, Redaction


class ReportVisit:
    """A sheet over Home; where the report was saved is said there."""

    def __init__(self, desk: Desk) -> None:
        """Write what is known at `desk`."""
        self._desk = desk

    def ask(self, page: HomePage) -> None:
        """Ask over `page` what is wanted."""
        sheet = ReportSheet(self._desk.words, page)
        sheet.wanted.connect(partial(self._save, page))
        sheet.open()

    def _save(self, page: HomePage, form: Format, redaction: Redaction, file: Path) -> None:
        desk = self._desk
        words = desk.words

        def said(written: Path) -> None:
            if desk.window.page is page:
                page.tell("")
                page.say_done(words.text("The report was saved: {path}", path=str(written)))

        desk.run(desk.services.reporting.save(desk.known, redaction, form, file, words, leaflet.pdf), said)
