"""What is one row of a result about, and what can be done about it?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.knowledge.catalogue import Catalogue
from app.ui.icons import Icon
from app.ui.pages import result_said
from app.ui.pages.accounts import Sites
from app.ui.pages.changed import Changed
from app.ui.pages.detail_pane import DetailPane
from app.ui.pages.grouping import TO_DO, Group, urgency_words
from app.ui.pages.reading import Reading
from app.ui.pages.result_rows import Thing
from app.ui.pages.unread import Unread
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.state import UrgencyShape
from app.ui.widgets.text import Attention, Second, Strong
from app.words import Words
from checks.model import Exclusion, Outcome, Subject


class ResultDetail(DetailPane):
    """The right side of a result. Its actions stay at its foot."""

    read_again = Signal()
    other_wanted = Signal()
    change_wanted = Signal(Subject)
    leave_out_wanted = Signal(Group)
    take_back_wanted = Signal(Exclusion)
    delete_wanted = Signal(object)
    """Carries the path of a file that anyone can read."""

    def __init__(self, words: Words, catalogue: Catalogue, reading: Reading, sites: Sites, *, sample: bool) -> None:
        """Begin empty."""
        super().__init__(words, words.text("The password itself is neither shown nor kept."))
        self._catalogue = catalogue
        self._reading = reading
        self._sites = sites
        self._sample = sample

    def show_thing(self, thing: Thing) -> None:
        """Show what a row is about."""
        words = self.words
        match thing:
            case Group():
                said = result_said.group(words, self._catalogue, thing, self._sites)
                self.show_said(said, self._head(thing), self._acts_on_group(thing))
            case Unread():
                self.show_said(result_said.unread(words, thing), None, self._acts())
            case Changed():
                said = result_said.changed(words, self._catalogue, thing, self._reading, self._sites)
                self.show_said(said, None, self._acts())
            case Exclusion():
                said = result_said.exclusion(words, self._catalogue, thing, self._reading)
                back = self.made_primary(words.text("&Take back"), lambda: self.take_back_wanted.emit(thing))
                self.show_said(said, None, (back,))
            case Path():
                delete = self.made_primary(words.text("&Delete this file…"), lambda: self.delete_wanted.emit(thing))
                self.show_said(result_said.plain_file(words, thing), None, (delete,))
            case None:
                self.show_said(result_said.nothing_found(words, self._reading), None, self._acts())

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
        change = self.made_primary(self.words.text("Change the &first one"), lambda: self.change_wanted.emit(first))
        return (change, *self._acts())

    def _acts(self) -> tuple[QPushButton, ...]:
        words = self.words
        if self._sample:
            return (self.made_primary(words.text("&Open your own vault"), self.other_wanted.emit),)
        again = SecondaryButton(words.text("&Done: read again"))
        again.clicked.connect(self.read_again)
        return (again,)
