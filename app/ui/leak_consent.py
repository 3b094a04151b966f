"""How does what was decided about Pwned Passwords reach the page that asks for vaults?"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.ui.pages.open_vault import OpenVaultPage
from app.ui.permission import Answer, Permission
from app.ui.services import Leaving
from app.values.outside import Consent, Recipient


class LeakConsent(QObject):
    """Stands between the page and the permission; it goes with the page."""

    ledger_wanted = Signal()

    def __init__(self, leaving: Leaving, page: OpenVaultPage) -> None:
        """Look what was decided, then ask on `page` whenever it is wanted."""
        super().__init__(page)
        self._leaks = page.leaks
        permission = Permission(leaving, Recipient.PWNED_PASSWORDS, page)
        permission.answered.connect(self._take)
        permission.ledger_wanted.connect(self.ledger_wanted)
        page.leaks.consent_wanted.connect(permission.ask)
        page.leaks.withdrawn.connect(lambda: permission.decide(Consent.EACH_TIME, Answer.NONE))
        page.leaks.ledger_wanted.connect(self.ledger_wanted)
        permission.look(lambda: page.leaks.allow(always=True))

    def _take(self, answer: Answer) -> None:
        match answer:
            case Answer.ALWAYS:
                self._leaks.allow(always=True)
            case Answer.ONCE:
                self._leaks.allow(always=False)
            case Answer.REFUSED:
                self._leaks.refuse(never=True)
            case Answer.NONE:
                self._leaks.refuse()
