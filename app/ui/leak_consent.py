"""How does a person allow, or refuse, that Pwned Passwords is asked?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QObject

from app.outside import Consent, Recipient
from app.ui.pages.consent_sheet import Allowed, ConsentSheet
from app.ui.pages.open_vault import OpenVaultPage
from app.ui.services import Job, Services
from app.ui.task import Task

T = TypeVar("T")
_WHO = Recipient.PWNED_PASSWORDS


class LeakConsent(QObject):
    """Stands between the page that asks for vaults and what was decided about the recipient; it goes with the page."""

    def __init__(self, services: Services, page: OpenVaultPage) -> None:
        """Look what was decided, then ask on `page` whenever it is wanted."""
        super().__init__(page)
        self._services = services
        self._page = page
        self._kept: Consent | None = None
        page.leaks.consent_wanted.connect(self._ask)
        page.leaks.withdrawn.connect(self._withdraw)
        self._run(services.consents(), self._begin)

    def _begin(self, consents: Mapping[Recipient, Consent]) -> None:
        self._kept = consents.get(_WHO)
        if self._kept is Consent.ALWAYS:
            self._page.leaks.allow(always=True)

    def _ask(self) -> None:
        if self._kept is Consent.ALWAYS:
            self._page.leaks.allow(always=True)
        else:
            self._run(self._services.leak_question(), self._show)

    def _show(self, question: str) -> None:
        sheet = ConsentSheet(self._page.words, question, self._page)
        sheet.decided.connect(self._decide)
        sheet.rejected.connect(self._page.leaks.refuse)
        sheet.open()

    def _decide(self, allowed: Allowed) -> None:
        leaks = self._page.leaks
        match allowed:
            case Allowed.ALWAYS:
                self._keep(Consent.ALWAYS, lambda: leaks.allow(always=True))
            case Allowed.ONCE if self._kept is Consent.NEVER:
                # What was refused once would be refused at the door: the person has just said otherwise.
                self._keep(Consent.EACH_TIME, lambda: leaks.allow(always=False))
            case Allowed.ONCE:
                leaks.allow(always=False)
            case Allowed.NEVER:
                self._keep(Consent.NEVER, leaks.refuse)

    def _withdraw(self) -> None:
        self._keep(Consent.EACH_TIME, self._page.leaks.refuse)

    def _keep(self, consent: Consent, then: Callable[[], None]) -> None:
        def kept(consents: Mapping[Recipient, Consent]) -> None:
            self._kept = consents.get(_WHO)
            then()

        self._run(self._services.consent(_WHO, consent), kept)

    def _run(self, job: Job[T], on_value: Callable[[T], None]) -> None:
        """Do `job` for as long as the page is there; what was chosen does not hold if it fails."""
        words, page = self._page.words, self._page
        task = Task(job, self)
        task.values.connect(lambda values: on_value(values[-1]))
        task.failed.connect(lambda error: page.tell(words.message(error.message, error.params)))
        task.failed.connect(lambda _error: page.leaks.refuse())
        task.start()
