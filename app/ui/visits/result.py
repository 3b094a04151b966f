"""What can a person do with the result of an audit?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer

from app.checkup.record import AuditRecord
from app.ui.desk import Desk, Show
from app.ui.pages.accounts import Sites
from app.ui.pages.excluded import exclusion_name
from app.ui.pages.exposed import ON_ACCOUNTS
from app.ui.pages.reading import Beside, Reading, reading
from app.ui.pages.result import ResultPage, Seen
from app.ui.pages.result_tools import Shelf
from app.ui.pages.section import ACCOUNTS
from checks.model import CheckId, Exclusion

_PLACE = "passwords"


class ReadAgain(Protocol):
    """Asks for vaults again; `on` is where the first run goes on, `same` wants the files of the last time."""

    def __call__(self, on: Show | None, *, same: bool) -> None:
        """Show where files are chosen."""


class ResultVisit:
    """Read a result, leave something out and take it back, delete an export, read again."""

    def __init__(self, desk: Desk, again: ReadAgain, ledger: Callable[[str | None], None], items: Show) -> None:
        """Lead from `desk`; `items` shows all questions about passwords, `ledger` what left, over the present page."""
        self._desk = desk
        self._ledger = ledger
        self._again = again
        self._items = items
        library = desk.services.library
        self._sites = Sites(library.kind, library.change_address, library.ways_out)
        self._plain: tuple[Path, ...] = ()
        self._asked = False

    def just_read(self, plain: tuple[Path, ...], *, asked: bool) -> None:
        """Remember which files that anyone can read were just read, until they are deleted or others are read.

        `asked` tells that somebody outside was asked for it.
        """
        self._plain = plain
        self._asked = asked

    def show(self, back: Show, on: Show | None, shelf: Shelf = Shelf.TO_DO, done: str = "") -> None:
        """Show the last result, `shelf` of it; `done` says what was just done."""
        desk, known = self._desk, self._desk.known
        record = known.last_audit
        if record is None:
            return
        elsewhere = ON_ACCOUNTS if on is None else frozenset[CheckId]()
        beside = Beside(known.today, known.exclusions, self._plain, asked=self._asked, elsewhere=elsewhere)

        def build(made: Reading) -> ResultPage:
            page = self._page(made, Seen.OWN if on is None else Seen.FIRST_RUN)
            page.back.connect(on or back)
            page.read_again.connect(lambda: self._again(on, same=True))
            page.other_wanted.connect(lambda: self._again(on, same=False))
            page.items_wanted.connect(self._items)
            page.accounts_wanted.connect(partial(desk.window.place_wanted.emit, ACCOUNTS))
            page.ledger_wanted.connect(lambda: self._ledger(_PLACE if on is None else None))
            self._let_change(page, partial(self.show, back, on))
            page.show_shelf(shelf)
            return page

        def show(page: ResultPage) -> None:
            desk.show(page, _PLACE if on is None else None, partial(self.show, back, on))
            if done:
                page.say_done(done)

        self._read(record, beside, build, show)

    def show_sample(self, record: AuditRecord, back: Show) -> None:
        """Show the result of the sample, which is kept nowhere."""
        desk = self._desk

        def build(made: Reading) -> ResultPage:
            page = self._page(made, Seen.SAMPLE)
            for wanted in (page.back, page.read_again, page.other_wanted):
                wanted.connect(back)
            return page

        def show(page: ResultPage) -> None:
            desk.show(page, None, partial(self.show_sample, record, back))

        self._read(record, Beside(record.at.date()), build, show)

    def _page(self, made: Reading, seen: Seen) -> ResultPage:
        return ResultPage(self._desk.words, self._desk.services.catalogue, made, self._sites, seen)

    def _let_change(self, page: ResultPage, anew: Callable[[Shelf, str], None]) -> None:
        desk = self._desk
        words = desk.words

        def excluded(exclusion: Exclusion) -> None:
            said = words.text("Left out: {name}", name=exclusion_name(words, exclusion))
            desk.keep(desk.services.exclude(exclusion), partial(anew, Shelf.TO_DO, said))

        def included(exclusion: Exclusion) -> None:
            said = words.text("Taken back: {name}", name=exclusion_name(words, exclusion))
            desk.keep(desk.services.include(exclusion), partial(anew, Shelf.LEFT_OUT, said))

        def deleted(path: Path) -> None:
            self._plain = tuple(each for each in self._plain if each != path)
            anew(Shelf.TO_DO, words.text("Deleted: {name}", name=path.name))

        page.excluded.connect(excluded)
        page.included.connect(included)
        page.delete_wanted.connect(lambda path: desk.run(desk.services.delete_file(path), deleted))

    def _read(
        self,
        record: AuditRecord,
        beside: Beside,
        build: Callable[[Reading], ResultPage],
        show: Callable[[ResultPage], None],
    ) -> None:
        """Put an audit into rows beside the window: thousands of findings take longer than a frame.

        The page is built in one turn of the window and shown in the next, so that neither is seen as a stutter.
        Whoever has gone elsewhere meanwhile is left there.
        """
        desk = self._desk
        words, catalogue, here = desk.words, desk.services.catalogue, desk.where()
        ordered = self._sites.ordered

        def job(_stop: threading.Event) -> Iterator[Reading]:
            yield reading(words, catalogue, record, beside, ordered)

        def built(made: Reading) -> None:
            if desk.where() is here:
                page = build(made)
                QTimer.singleShot(0, desk, lambda: show(page) if desk.where() is here else None)

        desk.run(job, built)
