"""How does a person come to what is told of the program itself?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial

from app import __version__, paths
from app.knowledge import licences
from app.ui.desk import Desk, Show
from app.ui.main_window import SETTINGS
from app.ui.pages.program import Program, ProgramPage
from app.ui.permission import Answer, Permission
from app.ui.task import Task
from app.values.outside import Recipient
from app.values.release import is_announced


class ProgramVisit:
    """The way to the page “About Bilan”."""

    def __init__(self, desk: Desk, back: Show, ledger: Callable[[str | None], None]) -> None:
        """Lead from `desk`; `back` shows what stands before, `ledger` what left this computer."""
        self._ledger = ledger
        self._desk = desk
        self._back = back

    def show(self) -> None:
        """Show it, or say in place what is missing in this installation."""
        profile = self._desk.services.profile

        def told(_stop: threading.Event) -> Iterator[Program]:
            places = (profile, paths.log_file(), paths.resources().parent)
            yield Program(__version__, *places, is_announced(), licences.parts(), licences.text)

        self._desk.run(told, self._show)

    def _show(self, program: Program) -> None:
        page = ProgramPage(self._desk.words, program)
        page.back.connect(self._back)
        page.newer_wanted.connect(partial(self._ask, page))
        self._desk.show(page, SETTINGS, self.show)

    def _ask(self, page: ProgramPage) -> None:
        """Ask if that is allowed, which the person decides after seeing what would leave."""
        permission = Permission(self._desk.services.leaving, Recipient.RELEASES, page)
        permission.ledger_wanted.connect(partial(self._ledger, SETTINGS))

        def answered(answer: Answer) -> None:
            permission.deleteLater()
            match answer:
                case Answer.ALWAYS | Answer.ONCE:
                    self._look(page)
                case Answer.REFUSED:
                    page.tell(page.words.text("You decided never to ask. Change it under “Whom Bilan may ask”."))
                case Answer.NONE:
                    pass

        permission.answered.connect(answered)
        permission.ask()

    def _look(self, page: ProgramPage) -> None:
        task = Task(self._desk.services.releases.newer((Recipient.RELEASES,)), self._desk.window)
        page.destroyed.connect(task.cancel)  # whoever leaves the page is not asked for on their behalf any longer
        task.values.connect(lambda values: page.show_newer(values[-1]))
        task.failed.connect(lambda error: page.show_unknown(page.words.message(error.message, error.params)))
        task.start()
