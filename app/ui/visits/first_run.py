"""How is a person led through the first questions?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.checkup.overview import Overview, PassphraseAsked
from app.ui.desk import Desk, Show
from app.ui.pages.about import AboutPage
from app.ui.pages.question import QuestionPage, Step
from app.ui.pages.welcome import WelcomePage
from app.ui.visits.vault import VaultVisit
from checks.model import ItemId, Person, ProfileFlag, Provenance
from checks.states import State


class FirstRun:
    """Welcome, about you, the first questions one after the other, then Home. Every answer is kept at once."""

    def __init__(
        self,
        desk: Desk,
        vault: VaultVisit,
        arrive: Callable[[Overview | PassphraseAsked], None],
        home: Show,
        bring_back: Callable[[QWidget, Path], None],
    ) -> None:
        """Lead from `desk`; `arrive` goes on with another check-up that was opened, `home` with this one.

        `bring_back` asks over a page for what opens a copy, and goes on with that.
        """
        self._desk = desk
        self._vault = vault
        self._arrive = arrive
        self._home = home
        self._bring_back = bring_back

    def welcome(self) -> None:
        """Show the first page of all."""
        desk = self._desk
        page = WelcomePage(desk.words)
        page.started.connect(self._about)
        page.language_chosen.connect(desk.speak)
        page.sample_wanted.connect(partial(self._vault.sample, self.welcome))
        page.saved_chosen.connect(lambda path: desk.run(desk.services.open_saved(path), self._arrive))
        page.copy_chosen.connect(partial(self._bring_back, page))
        desk.show(page, None, self.welcome)

    def _about(self) -> None:
        desk = self._desk
        page = AboutPage(desk.words, desk.settings.flags, desk.settings.person, desk.known.today, first_run=True)
        page.told.connect(self._keep_told)
        page.skipped.connect(partial(self._ask, 0))
        page.back.connect(self.welcome)
        desk.show(page, None, self._about)

    def _keep_told(self, flags: dict[ProfileFlag, bool | None], person: Person) -> None:
        desk = self._desk
        settings = replace(desk.settings, flags=flags, person=person)
        desk.keep(desk.services.save_settings(settings), partial(self._ask, 0))

    def _items(self) -> tuple[ItemId, ...]:
        """Return what is asked: without the items that what the person told leaves out."""
        known = self._desk.known
        left_out = {
            state.item.id
            for state in known.posture.states
            if state.state is State.NOT_APPLICABLE and state.item.id not in known.decisions
        }
        return tuple(item for item in self._desk.services.catalogue.first_run if item not in left_out)

    def _ask(self, number: int) -> None:
        items = self._items()
        if number >= len(items):
            self._leave()
            return
        desk, item = self._desk, items[number]
        on = partial(self._ask, number + 1)
        page = QuestionPage(desk.words, replace(desk.asked(item), step=Step(number + 1, len(items))))
        page.answered.connect(lambda outcome: desk.keep(desk.services.answer(item, outcome), on))
        page.decided.connect(lambda decision, why: desk.keep(desk.services.decide(item, decision, why), on))
        page.skipped.connect(on)
        page.closed.connect(self._leave)
        page.vault_wanted.connect(lambda: self._vault.open(desk.where(), on=partial(self._after_vault, number)))
        page.back.connect(partial(self._ask, number - 1) if number else self._about)
        desk.show(page, None, partial(self._ask, number))

    def _after_vault(self, number: int) -> None:
        """Go on behind the question if the vault answered it, or else ask it again."""
        item = self._items()[number]
        states = {state.item.id: state for state in self._desk.known.posture.states}
        measured = states[item].provenance is Provenance.MEASURED
        self._ask(number + 1 if measured else number)

    def _leave(self) -> None:
        desk = self._desk
        desk.keep(desk.services.save_settings(replace(desk.settings, welcomed=True)), self._home)
