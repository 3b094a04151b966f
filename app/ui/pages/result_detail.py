"""What is one row of a result about, and what can be done about it?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.catalogue import Catalogue
from app.ui.icons import Icon
from app.ui.pages import result_said
from app.ui.pages.accounts import Sites
from app.ui.pages.changed import Changed
from app.ui.pages.grouping import TO_DO, Group, urgency_words
from app.ui.pages.reading import Reading
from app.ui.pages.result_rows import Thing
from app.ui.pages.unread import Unread
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.scroll import Page
from app.ui.widgets.state import UrgencyShape
from app.ui.widgets.text import Attention, Second, Strong
from app.words import Words
from checks.model import Exclusion, Outcome, Subject


class ResultDetail(QFrame):
    """The right side of a result. Its actions stay at its foot."""

    read_again = Signal()
    other_wanted = Signal()
    list_wanted = Signal()
    change_wanted = Signal(Subject)
    leave_out_wanted = Signal(Group)
    take_back_wanted = Signal(Exclusion)
    delete_wanted = Signal(object)
    """Carries the path of a file that anyone can read."""

    def __init__(self, words: Words, catalogue: Catalogue, reading: Reading, sites: Sites, *, sample: bool) -> None:
        """Begin empty."""
        super().__init__()
        self.words = words
        self._catalogue = catalogue
        self._reading = reading
        self._sites = sites
        self._sample = sample
        self.primary: QPushButton | None = None
        self._way_back = LinkButton(words.text("Back to the &list"))
        self._way_back.clicked.connect(self.list_wanted)
        self._way_back.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._way_back)
        self._content = QWidget()
        self._column.addWidget(self._content, 1)
        self._foot = QWidget()
        self._column.addWidget(self._foot)

    def show_way_back(self, *, shown: bool) -> None:
        """Offer the way back to the list, where it is not beside."""
        self._way_back.setVisible(shown)

    def show_thing(self, thing: Thing) -> None:
        """Show what a row is about."""
        words = self.words
        match thing:
            case Group():
                said = result_said.group(words, self._catalogue, thing, self._sites)
                self._show(said, self._head(thing), self._acts_on_group(thing))
            case Unread():
                self._show(result_said.unread(words, thing), None, self._acts())
            case Changed():
                said = result_said.changed(words, self._catalogue, thing, self._reading, self._sites)
                self._show(said, None, self._acts())
            case Exclusion():
                said = result_said.exclusion(words, self._catalogue, thing, self._reading)
                back = self._primary(words.text("&Take back"), lambda: self.take_back_wanted.emit(thing))
                self._show(said, None, (back,))
            case Path():
                delete = self._primary(words.text("&Delete this file…"), lambda: self.delete_wanted.emit(thing))
                self._show(result_said.plain_file(words, thing), None, (delete,))
            case None:
                self._show(result_said.nothing_found(words, self._reading), None, self._acts())

    def _show(self, said: Iterable[QWidget], head: QHBoxLayout | None, acts: Iterable[QPushButton]) -> None:
        scroll = Page()
        if head is not None:
            scroll.body.addLayout(head)
        for widget in said:
            scroll.body.addWidget(widget)
        scroll.body.addStretch(1)
        self._content = self._put(self._content, scroll)
        self._foot = self._put(self._foot, self._made_foot(acts))

    def _put(self, old: QWidget, new: QWidget) -> QWidget:
        self._column.replaceWidget(old, new)
        old.deleteLater()
        return new

    def _head(self, group: Group) -> QHBoxLayout:
        words = self.words
        if group.outcome not in TO_DO:
            if group.outcome is Outcome.PASS:
                return self._measured(Icon("info", 20, "muted"), Strong(words.text("Good to know")))
            return self._measured(Icon("eye-off", 20, "muted"), Strong(words.text("Left out")))
        word = urgency_words(words, group.urgency)
        head = self._measured(UrgencyShape(group.urgency, name=word), Attention(word))
        if not self._sample:
            leave_out = LinkButton(words.text("Lea&ve out…"))
            leave_out.clicked.connect(lambda: self.leave_out_wanted.emit(group))
            head.addWidget(leave_out)
        return head

    def _measured(self, shape: QWidget, word: QWidget) -> QHBoxLayout:
        words = self.words
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(shape)
        head.addWidget(word)
        head.addWidget(Second(words.text("measured {day}", day=words.date(self._reading.record.at.date()))), 1)
        return head

    def _acts_on_group(self, group: Group) -> tuple[QPushButton, ...]:
        first = next((subject for subject in group.subjects if subject.site), None)
        if self._sample or first is None or group.outcome not in TO_DO:
            return self._acts()
        change = self._primary(self.words.text("Change the &first one"), lambda: self.change_wanted.emit(first))
        return (change, *self._acts())

    def _acts(self) -> tuple[QPushButton, ...]:
        words = self.words
        if self._sample:
            return (self._primary(words.text("&Open your own vault"), self.other_wanted.emit),)
        again = SecondaryButton(words.text("&Done: read again"))
        again.clicked.connect(self.read_again)
        return (again,)

    @staticmethod
    def _primary(text: str, act: Callable[[], None]) -> PrimaryButton:
        button = PrimaryButton(text)
        button.clicked.connect(lambda _checked: act())
        return button

    def _made_foot(self, acts: Iterable[QPushButton]) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(32, 8, 32, 20)
        column.setSpacing(12)
        kept = QHBoxLayout()
        kept.setSpacing(8)
        kept.addWidget(Icon("eye-off", 16, "muted"))
        kept.addWidget(Second(self.words.text("The password itself is neither shown nor kept.")), 1)
        column.addLayout(kept)
        line = Flow(gap=10)
        self.primary = None
        for act in acts:
            line.addWidget(act)
            if isinstance(act, PrimaryButton):
                self.primary = act
        column.addLayout(line)
        return foot
