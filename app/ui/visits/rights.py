"""What can a person do about their rights: write a letter, say what became of it, complain?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from app.letters.companies import Company
from app.letters.writing import Wish, complaint
from app.ui.desk import Desk, Show
from app.ui.pages.complaint_sheet import ComplaintSheet
from app.ui.pages.letter import LetterPage
from app.ui.pages.request_sheet import RequestSheet
from app.ui.pages.rights import RightsPage
from checks.own_data import Request

_PLACE = "accounts"


class RightsVisit:
    """From the list of requests to a letter and back."""

    def __init__(self, desk: Desk, back: Show) -> None:
        """Lead from `desk`; `back` shows what stands before."""
        self._desk = desk
        self._back = back
        self._companies: Sequence[Company] | None = None

    def show(self) -> None:
        """Show the requests."""
        desk = self._desk
        page = RightsPage(desk.words, desk.known.requests, desk.known.today)
        page.back.connect(self._back)
        page.panel.letter_wanted.connect(self.write)
        page.panel.request_wanted.connect(partial(self._open, page))
        desk.show(page, _PLACE, self.show)

    def write(self) -> None:
        """Show an empty letter."""
        desk = self._desk
        companies = desk.services.own_data.companies() if self._companies is None else self._companies
        page = LetterPage(desk.words, companies, desk.known.today)
        page.back.connect(self.show)
        page.sent.connect(self._sent)
        page.companies_wanted.connect(partial(self._read_companies, page))
        desk.show(page, _PLACE, self.write)

    def _sent(self, wish: Wish, day: date) -> None:
        self._desk.keep(self._desk.services.own_data.note(wish.company.name, wish.right, day), self.show)

    def _read_companies(self, page: LetterPage, path: Path) -> None:
        desk = self._desk

        def read(companies: Sequence[Company]) -> None:
            self._companies = companies
            if desk.window.page is page:  # whoever has gone elsewhere meanwhile finds them in the next letter
                page.show_companies(companies)

        desk.run(desk.services.own_data.read_companies(path), read)

    def _open(self, page: RightsPage, request: Request) -> None:
        desk, own = self._desk, self._desk.services.own_data
        sheet = RequestSheet(desk.words, request, desk.known.today, page)
        sheet.changed.connect(lambda now: desk.keep(own.change(now), self.show))
        sheet.forgotten.connect(lambda: desk.keep(own.forget(request), self.show))
        sheet.complaint_wanted.connect(lambda now: self._complain(request, now))
        sheet.open()

    def _complain(self, before: Request, now: Request) -> None:
        """Offer the complaint; what the person said on the way to it is kept first."""
        desk = self._desk

        def offer() -> None:
            self.show()
            page = desk.window.page
            if page is not None:
                today = desk.known.today
                ComplaintSheet(desk.words, now.company, lambda language: complaint(now, language, today), page).open()

        if now == before:
            offer()
        else:
            desk.keep(desk.services.own_data.change(now), offer)
