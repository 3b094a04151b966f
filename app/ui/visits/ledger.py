"""How does a person read what left, and decide whom Bilan may ask?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QTimer

from app.errors import BilanError
from app.ui.desk import Desk, Show
from app.ui.main_window import LEDGER
from app.ui.pages.departed import Departed, departed
from app.ui.pages.ledger import LedgerPage
from app.ui.pages.recipients_page import RecipientsPage
from app.ui.pages.screen import Screen
from app.values.outside import Consent, Recipient

T = TypeVar("T")
P = ParamSpec("P")
Consents = Mapping[Recipient, Consent]


class Stage(Protocol):
    """Where the two pages are shown. `waiting` tells that another page waits under them."""

    waiting: bool

    def put(self, page: Screen, again: Show) -> None:
        """Show `page`; `again` shows the same place anew."""

    def back(self) -> None:
        """Go back to where the person came from."""


class LedgerVisit:
    """The ledger and the page of the recipients, which lead to one another."""

    def __init__(self, desk: Desk, home: Show) -> None:
        """Lead from `desk`; `home` is where their place of the side bar leads back to."""
        self._desk = desk
        self._home = home

    def show(self) -> None:
        """Show the ledger as a place of its own."""
        self._ledger(_Place(self._desk, self._home))

    def show_recipients(self) -> None:
        """Show whom Bilan may ask, as a place of its own."""
        self._recipients(_Place(self._desk, self._home))

    def cover(self, place: str | None) -> None:
        """Show the ledger over the present page, which waits; `place` is its entry in the side bar."""
        self._ledger(_Cover(self._desk, place))

    def _ledger(self, stage: Stage, done: str = "") -> None:
        self._arrive(self._read(), partial(self._show_ledger, stage, done))

    def _recipients(self, stage: Stage) -> None:
        self._arrive(self._desk.services.leaving.consents(), partial(self._show_recipients, stage))

    def _show_ledger(self, stage: Stage, done: str, read: tuple[Departed, Consents]) -> None:
        desk, leaving = self._desk, self._desk.services.leaving
        words, (left, consents) = desk.words, read
        page = LedgerPage(words, left, consents, waiting=stage.waiting)
        page.back.connect(stage.back)
        page.recipients_wanted.connect(lambda: self._recipients(stage))
        erased = words.text("The list was erased.")
        page.erase_wanted.connect(lambda: desk.run(leaving.erase(), lambda _: self._ledger(stage, erased)))
        page.export_wanted.connect(lambda file: self._export(page, file))
        self._let_decide(page, consents)

        def put() -> None:
            stage.put(page, lambda: self._ledger(stage))
            if done:
                page.say_done(done)

        self._in_the_next_turn(put)

    def _show_recipients(self, stage: Stage, consents: Consents) -> None:
        desk = self._desk
        page = RecipientsPage(desk.words, consents, waiting=stage.waiting)
        page.back.connect(stage.back)
        page.ledger_wanted.connect(lambda: self._ledger(stage))
        page.question_wanted.connect(partial(self._show_question, page))
        self._let_decide(page, consents)
        self._in_the_next_turn(lambda: stage.put(page, lambda: self._recipients(stage)))

    def _show_question(self, page: RecipientsPage, recipient: Recipient) -> None:
        def show(question: str) -> None:
            if self._desk.window.page is page:
                page.show_question(recipient, question)

        self._desk.run(self._desk.services.leaving.question(recipient), show)

    def _export(self, page: LedgerPage, file: Path) -> None:
        words = self._desk.words

        def said(written: Path) -> None:
            if self._desk.window.page is page:
                page.tell("")
                page.say_done(words.text("Written: {name}", name=written.name))

        self._desk.run(self._desk.services.leaving.export(file, words), said)

    def _let_decide(self, page: LedgerPage | RecipientsPage, consents: Consents) -> None:
        """Keep what is decided on `page`; what could not be kept is not shown as if it were."""
        desk, known = self._desk, [consents]

        def show(now: Consents) -> None:
            known.append(now)
            if desk.window.page is page:
                page.show_consents(now)

        def refused(error: BilanError) -> None:
            desk.tell(error)
            show(known[-1])

        page.decided.connect(lambda who, what: desk.run(desk.services.leaving.decide(who, what), show, refused))

    def _read(self) -> Callable[[threading.Event], Iterator[tuple[Departed, Consents]]]:
        """Read and sort beside the window: thousands of requests take longer than a frame."""
        leaving = self._desk.services.leaving

        def job(stop: threading.Event) -> Iterator[tuple[Departed, Consents]]:
            (consents,) = leaving.consents()(stop)
            (departures,) = leaving.departures()(stop)
            yield departed(departures), consents

        return job

    def _arrive(self, job: Callable[[threading.Event], Iterator[T]], show: Callable[[T], None]) -> None:
        """Do `job` and `show` what it gives."""
        self._desk.run(job, self._unless_gone(show))

    def _in_the_next_turn(self, put: Show) -> None:
        """Show a page in another turn of the window than the one that built it: neither is seen as a stutter."""
        QTimer.singleShot(0, self._desk, self._unless_gone(put))

    def _unless_gone(self, act: Callable[P, None]) -> Callable[P, None]:
        """Return what does `act`, unless the person has gone elsewhere meanwhile: then they are left there."""
        here, page = self._desk.where(), self._desk.window.page

        def acted(*arguments: P.args, **others: P.kwargs) -> None:
            if self._desk.where() is here and self._desk.window.page is page:
                act(*arguments, **others)

        return acted


class _Place:
    waiting = False

    def __init__(self, desk: Desk, home: Show) -> None:
        self._desk = desk
        self.back = home

    def put(self, page: Screen, again: Show) -> None:
        self._desk.show(page, LEDGER, again)


class _Cover:
    waiting = True

    def __init__(self, desk: Desk, place: str | None) -> None:
        self._window = desk.window
        self._place = place
        self._page: Screen | None = None

    def put(self, page: Screen, _again: Show) -> None:
        self.back()
        self._page = page
        self._window.cover_with(page, self._place)

    def back(self) -> None:
        """Take away what covers, if it still does: the side bar may have led elsewhere."""
        if self._page is not None and self._window.page is self._page:
            self._window.uncover()
        self._page = None
