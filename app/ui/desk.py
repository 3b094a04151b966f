"""What do all ways through the window have in common?

The services, the words spoken, what is known, and how a page is shown, a job run, an error told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from app.checkup.overview import Overview
from app.errors import BilanError
from app.ui.main_window import MainWindow
from app.ui.pages.history_words import beside_a_question
from app.ui.pages.question import Asked
from app.ui.pages.screen import Screen
from app.ui.places import places
from app.ui.services import Job, Services
from app.ui.task import Task
from app.values.settings import Settings
from app.wording.archive_words import platform_name
from app.words import LANGUAGES, Words
from checks.model import ItemId

T = TypeVar("T")
Show = Callable[[], None]
"""Shows one place anew: what "back" and a change of language come down to."""
_OWNERS: Final = ItemId("links.domain")


class Desk(QObject):
    """The one place where a person's way through the window is kept."""

    spoke = Signal(object)
    """Another language is spoken from now on: `Words`."""
    dressed = Signal(object)
    """Another look was chosen: `Look`."""
    wished = Signal(object)
    """Something else is to go on while the window is closed: `Wish`."""
    arrived = Signal()
    """A check-up was opened."""

    def __init__(self, services: Services, window: MainWindow) -> None:
        """Show pages in `window`, and do with `services` what they want."""
        super().__init__(window)
        self.services = services
        self.window = window
        self.words = services.words
        window.furnish(places(services.catalogue), self.words)
        self.overview: Overview | None = None
        self._here: Show = _nowhere

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self.overview.settings if self.overview is not None else self.services.settings

    @property
    def known(self) -> Overview:
        """All that is known. RuntimeError before the store is open: no page that asks for it is shown then."""
        if self.overview is None:
            raise RuntimeError
        return self.overview

    def show(self, page: Screen, place: str | None, again: Show) -> None:
        """Show `page`; `place` is its entry in the side bar, `again` shows the same place anew."""
        self._here = again
        self.window.show_page(page, place)

    def where(self) -> Show:
        """Return what shows the present place anew."""
        return self._here

    def run(
        self, job: Job[T], on_value: Callable[[T], None], on_error: Callable[[BilanError], None] | None = None
    ) -> None:
        """Do `job` and hand on its value; an error is told on the page that is seen."""
        task = Task(job, self.window)
        task.values.connect(lambda values: on_value(values[-1]))
        task.failed.connect(on_error or self.tell)
        task.start()

    def keep(self, job: Job[Overview], then: Show) -> None:
        """Do `job`, remember the overview that it gives, then go on."""

        def kept(overview: Overview) -> None:
            self.overview = overview
            then()

        self.run(job, kept)

    def tell(self, error: BilanError) -> None:
        """Say an error in place."""
        if self.window.page is not None:
            self.window.page.tell(self.words.message(error.message, error.params))

    def speak(self, language: str) -> None:
        """Speak another language at once, then keep the choice."""
        chosen = next(known for known in LANGUAGES if known == language)
        self.use_words(Words(chosen))
        self._here()
        self.keep(self.services.save_settings(replace(self.settings, language=chosen)), _nowhere)

    def use(self, settings: Settings) -> None:
        """Wear and speak what `settings` say."""
        self.dressed.emit(settings.look)
        if settings.language is not None and settings.language != self.words.language:
            self.use_words(Words(settings.language))

    def use_words(self, words: Words) -> None:
        """Speak `words` from the next page on."""
        self.words = words
        self.window.speak(words)
        self.spoke.emit(words)

    def asked(self, item: ItemId) -> Asked:
        """Return the question about `item` with what is known of it, outside the first run."""
        catalogue = self.services.catalogue
        entry = catalogue.entries[item]
        section = next(section for section in catalogue.sections if section.id == entry.item.section)
        known = next((state for state in self.known.posture.states if state.item.id == item), None)
        return Asked(
            entry,
            self.words.text(section.title),
            known,
            self.known.decisions.get(item),
            None,
            practised=item in self.services.practising.items,
            archive=self._archive(item),
        )

    def _archive(self, item: ItemId) -> str:
        """Return what archives or histories of the person counted about `item`, the last one looked at."""
        words = self.words
        if item == _OWNERS and self.known.looked_through:
            return beside_a_question(self.known.looked_through[0], words)
        for look in reversed(self.known.looked_back):
            if item in look.habits:
                affected, of = look.habits[item]
                return words.text(
                    "Your archive of {platform}, looked at on {day}: {n} of {of}. Words are counted, not intentions.",
                    platform=platform_name(look.platform),
                    day=words.date(look.at.astimezone().date()),
                    n=affected,
                    of=of,
                )
        return ""


def _nowhere() -> None:
    """Stay where one is."""
