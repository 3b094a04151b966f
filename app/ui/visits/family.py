"""How does a family come to agree on what they share, and what is kept of it?"""

from __future__ import annotations

from collections.abc import Mapping

from app.ui.desk import Desk, Show
from app.ui.pages.family import FamilyPage
from app.ui.pages.section import PEOPLE
from checks.model import ItemId, Outcome

_TALKED = ItemId("people.talk")


class FamilyVisit:
    """The card. What was typed stays until the window closes, whatever page is looked at meanwhile."""

    def __init__(self, desk: Desk, back: Show) -> None:
        """Lead from `desk`; `back` shows what stands before."""
        self._desk = desk
        self._back = back
        self._typed: Mapping[str, str] | None = None

    def show(self) -> None:
        """Show the card with what was typed, else with what is kept."""
        desk = self._desk
        page = FamilyPage(desk.words, desk.services.sharing.card, self._typed or {})
        page.changed.connect(self._take)
        page.kept.connect(lambda answers: self._keep(page, answers))
        page.talked.connect(self._talked)
        page.back.connect(self._back)
        desk.show(page, PEOPLE, self.show)
        if self._typed is None:
            desk.run(desk.services.sharing.agreement(), lambda kept: self._show_kept(page, kept))

    def _show_kept(self, page: FamilyPage, kept: Mapping[str, str]) -> None:
        if self._typed is None and self._desk.window.page is page:  # whoever typed meanwhile loses nothing
            page.show_answers(kept)

    def _take(self, answers: Mapping[str, str]) -> None:
        self._typed = answers

    def _keep(self, page: FamilyPage, answers: Mapping[str, str]) -> None:
        words = self._desk.words
        kept, forgotten = words.text("Kept here, encrypted."), words.text("Nothing of it is kept.")
        self._desk.run(
            self._desk.services.sharing.keep_agreement(answers),
            lambda now: page.say(kept if now else forgotten) if self._desk.window.page is page else None,
        )

    def _talked(self) -> None:
        """Answer the item of the catalogue. That one talked says nothing of what the others ask."""
        self._desk.keep(self._desk.services.answer(_TALKED, Outcome.PASS), self._back)
