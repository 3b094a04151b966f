"""How does a person come from their browsers to what is in the history of one?"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.checkup.events import Progress
from app.checkup.overview import Overview
from app.errors import BilanError
from app.ui.desk import Desk, Show
from app.ui.main_window import CHECK_LINK
from app.ui.pages.history_choice import HistoryChoicePage
from app.ui.pages.history_progress import HistoryProgressPage
from app.ui.pages.history_result import HistoryResultPage
from app.ui.task import Task
from app.values.browsing import BrowserProfile
from checks.links.visited import Looked
from checks.looked_through import HistoryLook, looks_at


class HistoryVisit:
    """Agree to one profile, watch it being looked at, read what was found. Only counts of it stay when one leaves."""

    def __init__(
        self, desk: Desk, back: Show, look_at: Callable[[str], None], clicked_already: Show | None = None
    ) -> None:
        """Lead from `desk`; `look_at` inspects one address, `clicked_already` shows what to do after a click."""
        self._desk = desk
        self._back = back
        self._look_at = look_at
        self._clicked_already = clicked_already

    def show(self) -> None:
        """Ask whose history is to be looked at."""
        self._desk.run(self._desk.services.browsers(), self._choose)

    def _choose(self, profiles: tuple[BrowserProfile, ...]) -> None:
        desk = self._desk
        page = HistoryChoicePage(desk.words, profiles, desk.known.looked_through)
        page.back.connect(self._back)
        page.agreed.connect(self._watch)
        desk.show(page, CHECK_LINK, partial(self._choose, profiles))

    def _watch(self, profile: BrowserProfile) -> None:
        desk = self._desk
        page = HistoryProgressPage(desk.words, profile)
        task = Task(desk.services.look_at_history(profile), desk.window)
        task.values.connect(partial(self._take, page, profile))
        task.failed.connect(self._refused)
        page.cancelled.connect(partial(self._cancel, task))
        desk.window.cover_with(page, CHECK_LINK)
        task.start()

    def _take(self, page: HistoryProgressPage, profile: BrowserProfile, values: list[Progress | Looked]) -> None:
        last = values[-1]
        if isinstance(last, Looked):
            self._arrive(profile, last)
        else:
            page.show_progress(last)

    def _cancel(self, task: Task) -> None:
        task.cancel()
        self._desk.window.uncover()

    def _refused(self, error: BilanError) -> None:
        self._desk.window.uncover()
        self._desk.tell(error)

    def _arrive(self, profile: BrowserProfile, looked: Looked) -> None:
        """Show what was found beside the counts of before, then take over that there are new ones."""
        desk = self._desk
        before = looks_at(desk.known.looked_through, profile.browser, profile.number, profile.of)
        self._show(profile, looked, next(iter(before), None))
        desk.run(desk.services.overview(), self._know)

    def _know(self, overview: Overview) -> None:
        self._desk.overview = overview

    def _show(self, profile: BrowserProfile, looked: Looked, before: HistoryLook | None) -> None:
        desk, helps = self._desk, self._clicked_already is not None
        page = HistoryResultPage(desk.words, profile, looked, before, helps_afterwards=helps)
        page.back.connect(self.show)
        page.another_wanted.connect(self.show)
        page.link_wanted.connect(self._look_at)
        page.clicked_already.connect(self._go_on)
        desk.show(page, CHECK_LINK, partial(self._show, profile, looked, before))

    def _go_on(self) -> None:
        if self._clicked_already is not None:
            self._clicked_already()
