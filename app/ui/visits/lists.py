"""How do public lists come to this computer, and go again?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from app.ui.desk import Desk, Show
from app.ui.pages.lists import ListsPage
from app.ui.permission import Answer, Permission
from app.ui.task import Task
from app.values.kept_lists import PUBLISHERS, About, Brought, Fetching, ListKind


class ListsVisit:
    """The page of the public lists."""

    def __init__(self, desk: Desk, ledger: Callable[[str | None], None]) -> None:
        """Lead from `desk`; `ledger` shows what left over the present page, whose entry in the side bar it is given."""
        self._desk = desk
        self._ledger = ledger

    def show(self, place: str, back: Show) -> None:
        """Show the lists as a page of `place`; `back` shows what stands before."""
        desk, here = self._desk, self._desk.where()

        def arrive(abouts: Sequence[About]) -> None:
            if desk.where() is here:
                desk.show(self._page(place, back, abouts), place, partial(self.show, place, back))

        desk.run(desk.services.library.about(), arrive)

    def _page(self, place: str, back: Show, abouts: Sequence[About]) -> ListsPage:
        desk = self._desk
        page = ListsPage(desk.words, abouts, datetime.now().astimezone())
        page.back.connect(back)
        page.ledger_wanted.connect(partial(self._ledger, place))
        page.fetch_wanted.connect(partial(self._ask, page, place))
        page.load_wanted.connect(partial(self._load, page))
        page.forget_wanted.connect(partial(self._forget, page))
        return page

    def _ask(self, page: ListsPage, place: str, kind: ListKind) -> None:
        """Fetch a list if its publisher may be asked, which the person decides after seeing what would leave."""
        permission = Permission(self._desk.services.leaving, PUBLISHERS[kind], page)
        permission.ledger_wanted.connect(partial(self._ledger, place))

        def answered(answer: Answer) -> None:
            permission.deleteLater()
            match answer:
                case Answer.ALWAYS | Answer.ONCE:
                    self._fetch(page, kind)
                case Answer.REFUSED:
                    page.say_never()
                case Answer.NONE:
                    pass

        permission.answered.connect(answered)
        permission.ask()

    def _fetch(self, page: ListsPage, kind: ListKind) -> None:
        task = Task(self._desk.services.library.refresh((kind,), (PUBLISHERS[kind],)), self._desk.window)
        page.destroyed.connect(task.cancel)  # whoever leaves the page is not asked for on their behalf any longer

        def took(values: Sequence[Fetching | Brought]) -> None:
            for value in values:
                if isinstance(value, Brought):
                    page.show_brought(value)

        def cancel() -> None:
            task.cancel()
            page.show_cancelled(kind)

        task.values.connect(took)
        task.failed.connect(lambda error: page.show_refused(page.words.message(error.message, error.params)))
        page.show_fetching(kind, cancel)
        task.start()

    def _load(self, page: ListsPage, path: Path) -> None:
        words = page.words
        self._desk.run(
            self._desk.services.library.load(path),
            page.show_brought,
            lambda error: page.show_refused(words.message(error.message, error.params)),
        )

    def _forget(self, page: ListsPage, kind: ListKind) -> None:
        self._desk.run(self._desk.services.library.forget(kind), lambda abouts: page.show_forgotten(kind, abouts))
