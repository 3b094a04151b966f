"""How does a person allow, or refuse, that somebody outside is asked?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.ui.pages.consent_sheet import Allowed, ConsentSheet
from app.ui.pages.screen import Screen
from app.ui.services import Job, Leaving
from app.ui.task import Task
from app.values.outside import Consent, Recipient

T = TypeVar("T")


class Answer(Enum):
    """What came of asking for a permission. Only the first two allow anything."""

    ALWAYS = auto()
    ONCE = auto()
    REFUSED = auto()
    """Never: now, or kept from before, and then nothing was asked."""
    NONE = auto()
    """The sheet was closed, or what was decided could not be read or kept."""


class Permission(QObject):
    """Asks about one recipient over the page that needs it; it goes with the page."""

    answered = Signal(Answer)
    ledger_wanted = Signal()

    def __init__(self, leaving: Leaving, recipient: Recipient, page: Screen) -> None:
        """Ask nothing yet."""
        super().__init__(page)
        self._leaving = leaving
        self._recipient = recipient
        self._page = page

    def ask(self) -> None:
        """Answer by what is kept; where that leaves it open, show what would leave and let the person answer."""
        self._run(self._leaving.consents(), self._look)

    def look(self, on_always: Callable[[], None]) -> None:
        """Tell a kept "always" without asking anything."""
        who = self._recipient
        self._run(self._leaving.consents(), lambda kept: on_always() if kept.get(who) is Consent.ALWAYS else None)

    def decide(self, consent: Consent, then: Answer) -> None:
        """Keep `consent`, then answer `then`."""
        self._run(self._leaving.decide(self._recipient, consent), lambda _kept: self.answered.emit(then))

    def _look(self, consents: Mapping[Recipient, Consent]) -> None:
        match consents.get(self._recipient):
            case Consent.ALWAYS:
                self.answered.emit(Answer.ALWAYS)
            case Consent.NEVER:
                self.answered.emit(Answer.REFUSED)
            case Consent.EACH_TIME | None:
                self._run(self._leaving.question(self._recipient), self._show)

    def _show(self, question: str) -> None:
        sheet = ConsentSheet(self._page.words, self._recipient, question, self._page)
        sheet.decided.connect(self._decide)
        sheet.rejected.connect(lambda: self.answered.emit(Answer.NONE))
        sheet.ledger_wanted.connect(self.ledger_wanted)
        sheet.open()

    def _decide(self, allowed: Allowed) -> None:
        match allowed:
            case Allowed.ALWAYS:
                self.decide(Consent.ALWAYS, Answer.ALWAYS)
            case Allowed.NEVER:
                self.decide(Consent.NEVER, Answer.REFUSED)
            case Allowed.ONCE:
                self.answered.emit(Answer.ONCE)

    def _run(self, job: Job[T], on_value: Callable[[T], None]) -> None:
        """Do `job` for as long as the page is there; what was chosen does not hold if it fails."""
        words, page = self._page.words, self._page
        task = Task(job, self)
        task.values.connect(lambda values: on_value(values[-1]))
        task.failed.connect(lambda error: page.tell(words.message(error.message, error.params)))
        task.failed.connect(lambda _error: self.answered.emit(Answer.NONE))
        task.start()
