"""How does a person save everything, bring it back, or erase it?"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.checkup.overview import Overview
from app.errors import BilanError, SourceError
from app.ui.desk import Desk, Show
from app.ui.pages.bring_back_sheet import BringBackSheet
from app.ui.pages.data_card import DataCard
from app.ui.pages.erase_everything_sheet import EraseEverythingSheet
from app.ui.pages.erased import ErasedPage
from app.ui.pages.save_copy_sheet import SaveCopySheet
from app.values.background import Wish
from app.values.erased import Erased
from checks.secret import Secret


class DataVisit:
    """The ways from the card “Your data” of the settings."""

    def __init__(self, desk: Desk, arrive: Callable[[Overview], None], begin: Show) -> None:
        """Lead from `desk`; `arrive` goes on with what was brought back, `begin` starts as the program does."""
        self._desk = desk
        self._arrive = arrive
        self._begin = begin

    def attend(self, card: DataCard) -> None:
        """Do what is wanted on `card`."""
        card.copy_wanted.connect(partial(self._save, card))
        card.back_wanted.connect(partial(self.ask_back, card))
        card.erase_wanted.connect(partial(self._ask_erase, card))

    def _save(self, card: DataCard) -> None:
        desk, words = self._desk, self._desk.words
        page = desk.window.page

        def said(written: Path) -> None:
            if desk.window.page is page:
                card.say_done(words.text("Written: {name}", name=written.name))

        sheet = SaveCopySheet(words, desk.known.today, card)
        sheet.chosen.connect(lambda file, secret: desk.run(desk.services.keeping.export(file, secret), said))
        sheet.open()

    def ask_back(self, page: QWidget, file: Path | None = None, problem: str = "") -> None:
        """Ask over `page` for a copy and its passphrase, and go on with what it holds; `problem` kept it so far."""
        sheet = BringBackSheet(self._desk.words, page, file, problem)
        sheet.given.connect(partial(self._bring_back, page))
        sheet.open()

    def _bring_back(self, page: QWidget, file: Path, passphrase: Secret) -> None:
        desk, shown = self._desk, self._desk.window.page

        def refused(error: BilanError) -> None:
            if isinstance(error, SourceError) and desk.window.page is shown:
                self.ask_back(page, file, desk.words.message(error.message, error.params))
            else:
                desk.tell(error)

        desk.run(desk.services.keeping.bring_back(file, passphrase), self._arrive, refused)

    def _ask_erase(self, card: DataCard) -> None:
        desk = self._desk
        sheet = EraseEverythingSheet(desk.words, desk.services.profile, card)
        sheet.accepted.connect(lambda: desk.run(desk.services.keeping.erase(), self._erased))
        sheet.open()

    def _erased(self, erased: Erased) -> None:
        desk = self._desk
        desk.overview = None
        desk.wished.emit(Wish())
        page = ErasedPage(desk.words, erased)
        page.begun.connect(self._begin)
        page.closed.connect(desk.window.close)
        desk.show(page, None, partial(self._erased, erased))
