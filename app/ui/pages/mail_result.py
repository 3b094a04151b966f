"""What is said of a saved e-mail: the level, who sent it, what speaks against it, and its links."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.pages.link_result import RANKS, AdviceCard, level_line
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card, separator
from app.ui.widgets.painted_address import PaintedAddress
from app.ui.widgets.state import UrgencyShape
from app.ui.widgets.text import Body, CardTitle, Second, Strong
from app.wording import link_words
from app.words import Words
from checks.links.mail_rules import MailFinding, MailInspection, SeenLink
from checks.links.model import Level, Severity
from checks.model import Urgency


class MailResult(QWidget):
    """A card with the answer, one with the links, and what to do."""

    clicked_already = Signal()
    link_wanted = Signal(str)
    """A link of the message is to be looked at by itself."""

    def __init__(self, words: Words, seen: MailInspection, *, helps_afterwards: bool) -> None:
        """Show `seen`; `helps_afterwards` offers a way on to whoever clicked already."""
        super().__init__()
        self.words, self._seen = words, seen
        self.said = link_words.mail_level(seen, words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._answer())
        advice = AdviceCard(words, link_words.mail_advice(seen, words))
        if helps_afterwards and seen.level is not Level.NOTHING_FOUND:
            advice.offer(words.text("I &already clicked")).clicked.connect(self.clicked_already)
        column.addWidget(advice)
        if seen.links:
            column.addWidget(self._links())

    def _answer(self) -> Card:
        words, mail = self.words, self._seen.mail
        card = Card()
        card.body.setContentsMargins(23, 19, 23, 15)
        card.body.addLayout(level_line(self.said, self._seen.level))
        card.body.addSpacing(4)
        card.body.addWidget(Strong(mail.subject or words.text("No subject")))
        card.body.addWidget(
            Body(words.text("From: {shown} <{address}>", shown=mail.sender.name or "-", address=mail.sender.address))
        )
        card.body.addWidget(Second(link_words.provider(mail.authentication, words)))
        for found in self._seen.findings:
            card.body.addWidget(separator())
            card.body.addLayout(self._finding(found))
        return card

    def _finding(self, found: MailFinding) -> QHBoxLayout:
        said = link_words.mail_finding(found, self.words)
        return _row(UrgencyShape(_SHAPES[found.severity], _SHAPE), Strong(said.title), Second(said.why))

    def _links(self) -> Card:
        card = Card()
        card.body.addWidget(CardTitle(self.words.text("Its links")))
        for link in self._seen.links[:_MOST]:
            card.body.addWidget(separator())
            card.body.addLayout(self._link(link))
        if (left := len(self._seen.links) - _MOST) > 0:
            card.body.addWidget(Second(self.words.count("{n} more link", "{n} more links", left)))
        return card

    def _link(self, link: SeenLink) -> QHBoxLayout:
        words, found = self.words, link.inspection
        level = link_words.level(found, words).title
        shown = words.text("{level}: “{text}”", level=level, text=link.text or words.text("a picture"))
        address = PaintedAddress(
            found.text, found.owner_span, (), words.text("Address: {address}.", address=found.text)
        )
        line = _row(UrgencyShape(RANKS.get(found.level, Urgency.WHEN_YOU_CAN), _SHAPE), Strong(shown), address)
        button = LinkButton(words.text("Look closer"))
        button.setAccessibleName(words.text("Look closer at {address}", address=found.text))
        button.clicked.connect(lambda: self.link_wanted.emit(found.text))
        line.addWidget(button)
        return line


def _row(shape: QWidget, title: QWidget, below: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(14)
    line.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(title)
    column.addWidget(below)
    line.addLayout(column, 1)
    return line


_MOST: Final = 20
_SHAPE: Final = 18
_SHAPES: Final = {
    Severity.DANGER: Urgency.FIRST,
    Severity.CHECK: Urgency.SOON,
    Severity.INFO: Urgency.WHEN_YOU_CAN,
}
