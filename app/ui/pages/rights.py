"""Who was asked about the person's data, what became of it, and what is due?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.pages.rights_words import due_sentence, reply_word, request_line
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.row_model import ENTRY_ROLE, FindingGroup, FindingRow
from app.ui.widgets.rows import FindingList
from app.ui.widgets.shapes import Empty, Shape, Step
from app.ui.widgets.text import Lead, Title
from app.words import Words
from checks.exposure.rights import is_overdue, may_complain
from checks.model import Urgency
from checks.own_data import Reply, Request


class RightsPanel(QWidget):
    """The requests in three groups: those with a next step, those that wait, those that were answered."""

    letter_wanted = Signal()
    request_wanted = Signal(object)
    """Carries the `Request` that the person opened."""

    def __init__(self, words: Words, requests: Sequence[Request], today: date) -> None:
        """Show `requests` as they stand on the local date `today`."""
        super().__init__()
        self.words = words
        self._today = today
        self._by_number = {request.number: request for request in requests}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.new = PrimaryButton(words.text("Write a &letter…"))
        self.new.clicked.connect(self.letter_wanted)
        line = QHBoxLayout()
        line.addWidget(self.new)
        line.addStretch(1)
        column.addLayout(line)
        if requests:
            column.addWidget(self._list(requests), 1)
        else:
            column.addWidget(self._nothing())
            column.addStretch(1)

    def _list(self, requests: Sequence[Request]) -> FindingList:
        words, today = self.words, self._today
        mine = [each for each in requests if may_complain(each, today)]
        waiting = [each for each in requests if each.reply is Reply.WAITING and each not in mine]
        mine.sort(key=lambda each: each.due)
        waiting.sort(key=lambda each: each.due)
        answered = [each for each in requests if each.reply is Reply.ANSWERED]
        made = FindingList()
        made.setAccessibleName(words.text("My rights"))
        made.set_groups(
            [
                FindingGroup(words.text("The next step is yours"), [self._row(each) for each in mine]),
                FindingGroup(words.text("Waiting for an answer"), [self._row(each) for each in waiting]),
                FindingGroup(words.text("Answered"), [self._row(each) for each in answered]),
            ]
        )
        made.clicked.connect(self._open)
        made.activated.connect(self._open)
        return made

    def _row(self, request: Request) -> FindingRow:
        words, today = self.words, self._today
        second = request_line(words, request)
        if request.reply is Reply.WAITING:
            second = f"{second}. {due_sentence(words, request, today)}"
        word = reply_word(words, request, today)
        return FindingRow(request.number, request.company, second, word, _shape(request, today), word)

    def _nothing(self) -> EmptyState:
        words = self.words
        return EmptyState(
            Empty.NOT_LOOKED,
            words.text("No letter was sent yet"),
            words.text(
                "Begin with a company whose messages you do not want, or of which you do not know what it holds. "
                "It must answer within one month."
            ),
        )

    def _open(self, line: QModelIndex) -> None:
        entry = line.data(ENTRY_ROLE)
        if isinstance(entry, FindingRow) and isinstance(entry.key, int):
            self.request_wanted.emit(self._by_number[entry.key])


class RightsPage(Screen):
    """The panel as a page of its own."""

    def __init__(self, words: Words, requests: Sequence[Request], today: date) -> None:
        """Show `requests` as they stand on the local date `today`."""
        super().__init__(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 16)
        column.setSpacing(12)
        column.addWidget(self.headed_by(Title(words.text("My rights"))))
        column.addWidget(
            Lead(
                words.text(
                    "Ask a company what it holds of you, have it erased, or refuse its advertising. The letter is "
                    "written here; of it only the company, the wish and the dates are kept."
                )
            )
        )
        column.addWidget(self.notice)
        self.panel = RightsPanel(words, requests, today)
        self.goes_on_with(self.panel.new)
        column.addWidget(self.panel, 1)
        foot = QHBoxLayout()
        back = self.way_back()
        foot.addWidget(back)
        foot.addStretch(1)
        column.addLayout(foot)


def _shape(request: Request, today: date) -> Shape:
    if is_overdue(request, today):
        return Urgency.FIRST
    match request.reply:
        case Reply.WAITING:
            return Step.TO_COME
        case Reply.ANSWERED:
            return Step.DONE
        case Reply.REFUSED | Reply.NONE:
            return Urgency.SOON
