"""What is said of the QR codes in a picture: what each would do, and the address in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.pages.link_result import RANKS
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card, separator
from app.ui.widgets.painted_address import PaintedAddress
from app.ui.widgets.state import UrgencyShape
from app.ui.widgets.text import Body, Second, SheetTitle, Strong
from app.wording import code_words, link_words
from app.wording.link_words import Said
from app.words import Words
from checks.links.model import Inspection
from checks.links.payload import SeenCode
from checks.model import Urgency


class CodesResult(QWidget):
    """A card for each code."""

    link_wanted = Signal(str)
    """The address in a code is to be looked at by itself."""

    def __init__(self, words: Words, codes: tuple[SeenCode, ...]) -> None:
        """Show `codes`, of which there is at least one."""
        super().__init__()
        self.words = words
        first = code_words.kind(codes[0].payload, words)
        several = words.count("{n} QR code in this picture", "{n} QR codes in this picture", len(codes))
        self.said = first if len(codes) == 1 else Said(several, first.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if len(codes) > 1:
            column.addWidget(Strong(several))
        for code in codes:
            column.addWidget(self._card(code))

    def _card(self, code: SeenCode) -> Card:
        said = code_words.kind(code.payload, self.words)
        card = Card()
        card.body.setContentsMargins(23, 19, 23, 15)
        card.body.addWidget(SheetTitle(said.title))
        card.body.addWidget(Second(said.why))
        for part in code_words.parts(code.payload, self.words):
            card.body.addWidget(Body(part))
        if code.inspection is not None:
            card.body.addWidget(separator())
            card.body.addLayout(self._link(code.inspection))
        return card

    def _link(self, found: Inspection) -> QHBoxLayout:
        words = self.words
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(UrgencyShape(RANKS.get(found.level, Urgency.WHEN_YOU_CAN), _SHAPE), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Strong(link_words.level(found, words).title))
        name = words.text("Address: {address}.", address=found.text)
        column.addWidget(PaintedAddress(found.text, found.owner_span, (), name))
        line.addLayout(column, 1)
        button = LinkButton(words.text("Look closer"))
        button.setAccessibleName(words.text("Look closer at {address}", address=found.text))
        button.clicked.connect(lambda: self.link_wanted.emit(found.text))
        line.addWidget(button)
        return line


_SHAPE: Final = 18
