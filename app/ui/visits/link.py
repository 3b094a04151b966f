"""How does a person come to check a link, and go on from there?"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from app.ui.desk import Desk, Show
from app.ui.main_window import CHECK_LINK
from app.ui.pages.link import LinkPage
from app.ui.services import Job
from app.ui.visits.history import HistoryVisit

T = TypeVar("T")


class LinkVisit:
    """The way through the page that inspects addresses. What was asked stays there until the window closes."""

    def __init__(self, desk: Desk, home: Show, clicked_already: Show | None = None) -> None:
        """Lead from `desk` back to `home`; `clicked_already` shows what to do after a click, if anything does."""
        self._desk = desk
        self._home = home
        self._clicked_already = clicked_already
        self._asked = ""
        self._waiting: Path | None = None
        self._history = HistoryVisit(desk, self.show, self.show_address, clicked_already)

    def show_mail(self, file: Path) -> None:
        """Show the page with what is found in a saved e-mail."""
        self._asked = ""
        page = self._show()
        page.mail_given.emit(file)

    def wait_with(self, file: Path) -> None:
        """Show what is found in a saved e-mail when the person comes to the page."""
        self._waiting = file

    def show_picture(self, file: Path) -> None:
        """Show the page with what the QR codes of a picture are for."""
        self._asked = ""
        page = self._show()
        page.picture_given.emit(file)

    def show_address(self, address: str) -> None:
        """Show the page with what is found in `address`."""
        self._asked = address
        self.show()

    def show_copied(self) -> None:
        """Show the page with what is found in the clipboard."""
        self._asked = ""
        self._show().check_clipboard()

    def show(self) -> None:
        """Show the page, with what waits for the person or was asked last."""
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            self._show()
        else:
            self.show_mail(waiting)

    def _show(self) -> LinkPage:
        desk = self._desk
        page = LinkPage(desk.words, helps_afterwards=self._clicked_already is not None)
        page.asked.connect(partial(setattr, self, "_asked"))
        page.mail_given.connect(lambda path: self._read(page, desk.services.inspect_mail(path), page.show_mail))
        page.picture_given.connect(
            lambda picture: self._read(page, desk.services.inspect_picture(picture), page.show_codes)
        )
        page.history_wanted.connect(self._history.show)
        page.clicked_already.connect(self._go_on)
        page.back.connect(self._home)
        desk.show(page, CHECK_LINK, self.show)
        if self._asked:
            page.show_address(self._asked)
        desk.run(desk.services.inspector(), page.use)
        return page

    def _read(self, page: LinkPage, job: Job[T], show: Callable[[T], None]) -> None:
        page.begin_anew()  # now, not with the answer: what is said meanwhile stays
        self._asked = ""
        self._desk.run(job, show)

    def _go_on(self) -> None:
        if self._clicked_already is not None:
            self._clicked_already()
