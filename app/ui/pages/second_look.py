"""Which texts of their own does a person look at again, one by one?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.pages.address_ways import AddressWays
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.card import Card, separator
from app.ui.widgets.number_mark import NumberMark, Weight
from app.ui.widgets.text import Body, Quoted, Second, Strong
from app.wording import archive_words
from app.words import Words
from checks.archives.review import SecondLook
from checks.ids import MessageId

AT_ONCE: Final = 20
_SEVERITIES: Final = ("hint", "amber", "red")


class SecondLooks(Card):
    """The texts, the worst and most public first; more are shown on a click."""

    called_fine = Signal(object)
    """A `SecondLook` is fine as it is."""
    taken_back = Signal(object)

    def __init__(
        self, words: Words, findings: Sequence[SecondLook], fine: Collection[bytes], *, keeps: bool = True
    ) -> None:
        """Show `findings`; those whose marks are in `fine` were called so just now. Without `keeps` none can be."""
        super().__init__()
        self.words = words
        self._findings = findings
        self._fine = fine
        self._keeps = keeps
        self._shown = 0
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addLayout(self._rows)
        self._more = SecondaryButton("")
        self._more.clicked.connect(self._show_more)
        self.body.addWidget(self._more)
        self._show_more()

    def _show_more(self) -> None:
        until = min(self._shown + AT_ONCE, len(self._findings))
        for number in range(self._shown, until):
            if number:
                self._rows.addWidget(separator())
            self._rows.addWidget(self._row(number))
        self._shown = until
        left = len(self._findings) - until
        self._more.setText(self.words.count("Show &{n} more", "Show &{n} more", min(left, AT_ONCE)))
        self._more.setVisible(left > 0)

    def _row(self, number: int) -> SecondLookRow:
        each = self._findings[number]
        row = SecondLookRow(self.words, number + 1, each, fine=each.mark in self._fine, keeps=self._keeps)
        row.called_fine.connect(lambda: self.called_fine.emit(each))
        row.taken_back.connect(lambda: self.taken_back.emit(each))
        return row


class SecondLookRow(QWidget):
    """One text: what it is, where and when, why, and what can be done about it."""

    called_fine = Signal()
    taken_back = Signal()

    def __init__(self, words: Words, number: int, each: SecondLook, *, fine: bool, keeps: bool) -> None:
        """Show `each`."""
        super().__init__()
        self.words = words
        self._fine, self._back = LinkButton(words.text("This is fine")), LinkButton(words.text("Take back"))
        severity = words.message(MessageId(f"post.severity.{_SEVERITIES[each.severity - 1]}"), {})
        kind = words.message(MessageId(f"post.kind.{archive_words.reason(each.rule)}"), {})
        title = words.text("{severity} – {kind}", severity=severity, kind=kind)
        where = _where(words, each)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(NumberMark(number, Weight(each.severity)), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(Strong(title))
        column.addWidget(Second(where))
        if each.quote:
            column.addWidget(Quoted(words.text("“{quoted}”", quoted=each.quote)))
        column.addWidget(Body(words.message(MessageId(f"post.reason.{archive_words.reason(each.rule)}"), {})))
        if each.link:
            column.addWidget(AddressWays(words, each.link, f"{title}, {where}"))
        if keeps:
            column.addLayout(self._ways(f"{title}, {where}"))
        self._said = Second(words.text("You called this fine: it is not shown again."))
        column.addWidget(self._said)
        line.addLayout(column, 1)
        self._show_fine(fine=fine)

    def _ways(self, name: str) -> QHBoxLayout:
        line = QHBoxLayout()
        for button, act in ((self._fine, self._call_fine), (self._back, self._take_back)):
            button.setAccessibleName(f"{button.text()}: {name}")
            button.clicked.connect(act)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _call_fine(self) -> None:
        self._show_fine(fine=True)
        self._back.setFocus()
        self.called_fine.emit()

    def _take_back(self) -> None:
        self._show_fine(fine=False)
        self._fine.setFocus()
        self.taken_back.emit()

    def _show_fine(self, *, fine: bool) -> None:
        self._said.setVisible(fine)
        self._fine.setVisible(not fine)
        self._back.setVisible(fine)


def _where(words: Words, each: SecondLook) -> str:
    place = words.message(MessageId(f"archive.place.{each.place.value}"), {})
    when = words.date(each.at.date()) if each.at else words.text("without a date")
    readers = words.message(MessageId(f"archive.audience.{each.audience.value}"), {})
    return words.text("{place}, {when}: {readers}", place=place, when=when, readers=readers)
