"""How does a person come to be reminded, or not to be any more?"""

from __future__ import annotations

from app.ui.desk import Desk, Show
from app.ui.main_window import SETTINGS
from app.ui.pages.reminder import ReminderPage


class ReminderVisit:
    """The way through the page about reminders."""

    def __init__(self, desk: Desk, back: Show) -> None:
        """Lead from `desk`; `back` shows what stands before."""
        self._desk = desk
        self._back = back

    def show(self) -> None:
        """Show how reminders stand."""
        desk, reminders = self._desk, self._desk.services.reminders
        page = ReminderPage(desk.words, desk.known.reminder, desk.known.today)
        page.agreed.connect(lambda plan: desk.keep(reminders.switch_on(plan, desk.words.language), self.show))
        page.removed.connect(lambda: desk.keep(reminders.remove(), self.show))
        page.snoozed.connect(lambda until: desk.keep(reminders.snooze(until), self.show))
        page.back.connect(self._back)
        desk.show(page, SETTINGS, self.show)
