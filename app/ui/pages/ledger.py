"""What left this computer, to whom, why, and what came of it?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.pages.departed import Departed
from app.ui.pages.erase_sheet import EraseSheet
from app.ui.pages.ledger_detail import LedgerDetail
from app.ui.pages.ledger_rows import LedgerRows
from app.ui.pages.notice import Done
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.choice import Choice
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import Flow
from app.ui.widgets.rows import FindingList
from app.ui.widgets.shapes import Empty
from app.ui.widgets.text import Second, Strong, Title
from app.values.outside import Consent, Recipient
from app.words import Words

_NARROW = 1000
_LIST_WIDTH = 400
_WIDEST = 16777215  # Qt's own "no limit"
_A_FRAME_MS = 16


class LedgerPage(Screen):
    """A list of requests at the left, one of them at the right; in a narrow window one after the other."""

    decided = Signal(Recipient, Consent)
    recipients_wanted = Signal()
    erase_wanted = Signal()
    export_wanted = Signal(object)
    """Carries the path of the file that is to be written."""

    def __init__(
        self, words: Words, departed: Departed, consents: Mapping[Recipient, Consent], *, waiting: bool
    ) -> None:
        """Show `departed`, and what was decided; `waiting` offers the way back to a page that waits under this one."""
        super().__init__(words)
        self._departed = departed
        self._rows = LedgerRows(words, departed)
        self._narrow = False
        self._waiting = waiting
        self._detail = LedgerDetail(words, consents)
        self._detail.decided.connect(self.decided)
        self._detail.list_wanted.connect(self._show_list)
        self._left = self._list_side()
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addWidget(self._left)
        sides.addWidget(self._detail, 1)
        self._detail.setVisible(bool(departed.departures))
        self._fill()

    def appear(self) -> None:
        """Take the focus, and show the newest request as soon as the list is drawn."""
        super().appear()
        QTimer.singleShot(_A_FRAME_MS, self, self._list.choose_first)

    def fit(self, width: int) -> None:
        """Show list and detail as two pages where both do not fit; an empty list has all the room."""
        some = bool(self._departed.departures)
        self._narrow = width < _NARROW
        beside = some and not self._narrow
        self._left.setMinimumWidth(_LIST_WIDTH if beside else 0)
        self._left.setMaximumWidth(_LIST_WIDTH if beside else _WIDEST)
        self._detail.show_way_back(shown=self._narrow)
        self._show_list()

    def show_consents(self, consents: Mapping[Recipient, Consent]) -> None:
        """Show what is decided now."""
        self._detail.show_consents(consents)

    def say_done(self, text: str) -> None:
        """Say that something was done, to a screen reader too."""
        self._done.say(text)

    def _list_side(self) -> QWidget:
        words, some = self.words, bool(self._departed.departures)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 22, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.headed_by(Title(words.text("What left this computer"))))
        self._done = Done()
        column.addWidget(self._done)
        column.addWidget(self.notice)
        self._list = self._made_list()
        self._filter = self._made_filter()
        if some:
            column.addLayout(self._summary())
            column.addWidget(self._filter)
            column.addWidget(self._list, 1)
        else:
            self._filter.hide()
            self._list.hide()
            column.addWidget(self._nothing())
            column.addStretch(1)
        column.addLayout(self._ways(some=some))
        return side

    def _summary(self) -> QVBoxLayout:
        words, departed = self.words, self._departed
        said = QVBoxLayout()
        said.setSpacing(2)
        n, since = len(departed.departures), departed.since
        if since is not None:
            day = words.date(since)
            said.addWidget(Strong(words.count("{n} request since {day}", "{n} requests since {day}", n, day=day)))
        said.addWidget(Second(words.text("No password was ever in one. Kept here until you erase it.")))
        return said

    def _nothing(self) -> EmptyState:
        words = self.words
        return EmptyState(
            Empty.NOTHING_FOUND,
            words.text("Nothing left this computer"),
            words.text(
                "since this check-up began, or since you last erased this list. "
                "What “bilan check --no-save” asks is counted at its end and kept nowhere, so it is not here."
            ),
        )

    def _made_list(self) -> FindingList:
        made = FindingList(self)
        made.setAccessibleName(self.words.text("What left this computer"))
        made.opened.connect(lambda place: self._detail.show_departure(self._departed.departures[place]))
        made.clicked.connect(self._show_detail)
        made.activated.connect(self._show_detail)
        return made

    def _made_filter(self) -> Choice:
        words, departed = self.words, self._departed
        choice = Choice(words.text("Show"), self)
        choice.addItem(words.text("Every recipient: {n}", n=len(departed.departures)), None)
        for recipient, n in departed.counts.items():
            choice.addItem(words.text("{name}: {n}", name=self._rows.name(recipient), n=n), recipient)
        choice.currentIndexChanged.connect(self._refill)
        self.finds_with(choice)
        return choice

    def _ways(self, *, some: bool) -> Flow:
        words = self.words
        whom = LinkButton(words.text("&Whom Bilan may ask"))
        whom.clicked.connect(self.recipients_wanted)
        line = Flow(gap=10)
        if some:
            export = SecondaryButton(words.text("E&xport…"))
            export.clicked.connect(self._ask_file)
            erase = SecondaryButton(words.text("&Erase the list…"))
            erase.clicked.connect(self._ask_erase)
            line.addWidget(export)
            line.addWidget(erase)
        line.addWidget(whom)
        if self._waiting:
            back = self.way_back()
            line.addWidget(back)
        return line

    def _fill(self) -> None:
        self._list.set_groups(self._rows.shown(self._filter.currentData()))

    def _refill(self) -> None:
        self._fill()
        self._list.choose_first()

    def _ask_erase(self) -> None:
        since = self._departed.since
        if since is not None:
            sheet = EraseSheet(self.words, len(self._departed.departures), since, self)
            sheet.accepted.connect(self.erase_wanted)
            sheet.open()

    def _ask_file(self) -> None:
        """Ask where to write; the dialog asks again before a file that is there is replaced."""
        words = self.words
        table, document = words.text("Table (*.csv)"), words.text("JSON document (*.json)")
        dialog = QFileDialog(self, words.text("Export the list"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([table, document])
        dialog.setDefaultSuffix("csv")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("json" if chosen == document else "csv"))
        dialog.fileSelected.connect(lambda chosen: self.export_wanted.emit(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_detail(self) -> None:
        if self._narrow:
            self._left.hide()
            self._detail.show()

    def _show_list(self) -> None:
        self._left.show()
        self._detail.setVisible(not self._narrow and bool(self._departed.departures))
