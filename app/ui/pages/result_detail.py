"""What is one thing to do: which accounts, why, and how to fix it?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.catalogue import Catalogue
from app.checkup.record import AuditRecord
from app.ui.icons import Icon
from app.ui.pages.accounts import accounts
from app.ui.pages.grouping import Group, urgency_words
from app.ui.pages.remedy import remedy
from app.ui.pages.unread import Unread
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.scroll import Page
from app.ui.widgets.shapes import Empty
from app.ui.widgets.state import UrgencyShape
from app.ui.widgets.text import Attention, DetailTitle, Lead, Second
from app.words import Words
from checks.model import ItemId


class ResultDetail(QFrame):
    """The right side of a result. Its actions stay at its foot."""

    read_again = Signal()
    other_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, words: Words, catalogue: Catalogue, record: AuditRecord, *, sample: bool) -> None:
        """Begin empty."""
        super().__init__()
        self.words = words
        self._catalogue = catalogue
        self._record = record
        self._sample = sample
        self._way_back = LinkButton(words.text("Back to the &list"))
        self._way_back.clicked.connect(self.list_wanted)
        self._way_back.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._way_back)
        self._content = QWidget()
        self._column.addWidget(self._content, 1)
        self._column.addLayout(self._foot())

    def show_way_back(self, *, shown: bool) -> None:
        """Offer the way back to the list, where it is not beside."""
        self._way_back.setVisible(shown)

    def show_group(self, group: Group) -> None:
        """Show one thing to do."""
        words = self.words
        scroll = Page()
        scroll.body.addLayout(self._head(group))
        scroll.body.addWidget(DetailTitle(group.title))
        entry = self._catalogue.entries.get(ItemId(group.check))
        scroll.body.addWidget(Lead(group.why if entry is None or group.why else words.text(entry.why)))
        scroll.body.addWidget(accounts(words, group.subjects))
        if entry is not None:
            again = words.text("Come back and read the vault again: the gain is confirmed.")
            scroll.body.addWidget(remedy(words, entry, (again,)))
        scroll.body.addStretch(1)
        self._show(scroll)

    def show_unread(self, unread: Unread) -> None:
        """Say why something could not be looked at."""
        reason = f"{unread.reason} {self.words.text('This is not “nothing found”.')}"
        self._show_empty(EmptyState(Empty.COULD_NOT_LOOK, unread.row.title, reason))

    def show_nothing_found(self) -> None:
        """Say what was searched, without finding anything."""
        words, record = self.words, self._record
        logins = sum(source.logins for source in record.opened)
        if not record.done or not logins:
            text = words.text("There was no password to look at. This is not “nothing found”.")
            self._show_empty(EmptyState(Empty.COULD_NOT_LOOK, words.text("Could not look"), text))
            return
        searched = words.count(
            "{n} login searched for shared and weak passwords on {day}.",
            "{n} logins searched for shared and weak passwords on {day}.",
            logins,
            day=words.date(record.at.date()),
        )
        self._show_empty(EmptyState(Empty.NOTHING_FOUND, words.text("Nothing found"), searched))

    def _show_empty(self, state: EmptyState) -> None:
        scroll = Page()
        scroll.body.addWidget(state)
        scroll.body.addStretch(1)
        self._show(scroll)

    def _show(self, content: QWidget) -> None:
        self._column.replaceWidget(self._content, content)
        self._content.deleteLater()
        self._content = content

    def _head(self, group: Group) -> QHBoxLayout:
        words = self.words
        head = QHBoxLayout()
        head.setSpacing(10)
        urgency = urgency_words(words, group.urgency)
        head.addWidget(UrgencyShape(group.urgency, name=urgency))
        head.addWidget(Attention(urgency))
        head.addWidget(Second(words.text("measured {day}", day=words.date(self._record.at.date()))), 1)
        return head

    def _foot(self) -> QVBoxLayout:
        words = self.words
        foot = QVBoxLayout()
        foot.setContentsMargins(32, 8, 32, 20)
        foot.setSpacing(12)
        kept = QHBoxLayout()
        kept.setSpacing(8)
        kept.addWidget(Icon("eye-off", 16, "muted"))
        kept.addWidget(Second(words.text("The password itself is neither shown nor kept.")), 1)
        foot.addLayout(kept)
        if self._sample:
            act: QPushButton = PrimaryButton(words.text("&Open your own vault"))
            act.clicked.connect(self.other_wanted)
        else:
            act = SecondaryButton(words.text("&Done: read again"))
            act.clicked.connect(self.read_again)
        line = QHBoxLayout()
        line.addWidget(act)
        line.addStretch(1)
        foot.addLayout(line)
        return foot
