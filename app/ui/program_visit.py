"""How does a person come to what is told of the program itself?"""

from __future__ import annotations

import threading
from collections.abc import Iterator

from app import __version__, licences, paths
from app.ui.desk import Desk, Show
from app.ui.main_window import SETTINGS
from app.ui.pages.program import Program, ProgramPage


class ProgramVisit:
    """The way to the page “About Bilan”."""

    def __init__(self, desk: Desk, back: Show) -> None:
        """Lead from `desk`; `back` shows what stands before."""
        self._desk = desk
        self._back = back

    def show(self) -> None:
        """Show it, or say in place what is missing in this installation."""
        profile = self._desk.services.profile

        def told(_stop: threading.Event) -> Iterator[Program]:
            places = (profile, paths.log_file(), paths.resources().parent)
            yield Program(__version__, *places, licences.parts(), licences.text)

        self._desk.run(told, self._show)

    def _show(self, program: Program) -> None:
        page = ProgramPage(self._desk.words, program)
        page.back.connect(self._back)
        self._desk.show(page, SETTINGS, self.show)
