"""What is said of one address: the level, the painted signs, whose it is, and what to do."""

from __future__ import annotations

from itertools import count
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.icons import Icon
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card, Soft, Sunken, separator
from app.ui.widgets.painted_address import NumberMark, Painted, PaintedAddress, Stroke
from app.ui.widgets.state import StateShape, UrgencyShape
from app.ui.widgets.text import Body, Second, SheetTitle, Strong
from app.wording import link_words
from app.words import Words
from checks.links.model import Finding, Inspection, Level, Severity
from checks.model import Urgency
from checks.states import State


class LinkResult(QWidget):
    """A card with the answer, and another with what to do."""

    clicked_already = Signal()

    def __init__(
        self, words: Words, inspection: Inspection, *, helps_afterwards: bool, way_back: QWidget | None = None
    ) -> None:
        """Show `inspection` below `way_back`; `helps_afterwards` offers a way on to whoever clicked already."""
        super().__init__()
        self.words, self._inspection = words, inspection
        self.said = link_words.level(inspection, words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if way_back is not None:
            column.addWidget(way_back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._answer())
        if advice := link_words.advice(inspection, words):
            card = AdviceCard(words, advice)
            if helps_afterwards and inspection.level is not Level.NOTHING_FOUND:
                card.offer(words.text("I &already clicked")).clicked.connect(self.clicked_already)
            column.addWidget(card)

    def _answer(self) -> Card:
        card = Card()
        card.body.setContentsMargins(23, 19, 23, 15)
        card.body.addLayout(level_line(self.said, self._inspection.level))
        found = self._inspection
        if found.level is Level.NOT_AN_ADDRESS:
            return card
        strongest = max(found.findings, key=_rank, default=None)
        strokes = [_stroke(each, strongest) for each in found.findings]
        card.body.addSpacing(4)
        ground = Sunken()
        ground.body.setContentsMargins(17, 15, 17, 11)
        ground.body.addWidget(self._painted(strokes))
        card.body.addWidget(ground)
        if owner := link_words.owner(found, self.words):
            card.body.addWidget(_with_bold(owner, found.owner))
        for number, each, stroke in zip(count(1), found.findings, strokes, strict=False):
            card.body.addWidget(separator())
            card.body.addLayout(self._finding(number, each, stroke))
        return card

    def _painted(self, strokes: list[Stroke]) -> PaintedAddress:
        found = self._inspection
        painted = [
            Painted(number, *each.span, stroke)
            for number, each, stroke in zip(count(1), found.findings, strokes, strict=False)
        ]
        words = self.words
        name = words.text("Address: {address}.", address=found.text)
        if found.owner:
            name = words.text("Address: {address}. Owner: {owner}.", address=found.text, owner=found.owner)
        return PaintedAddress(found.text, found.owner_span, painted, name)

    def _finding(self, number: int, found: Finding, stroke: Stroke) -> QHBoxLayout:
        said = link_words.finding(found, self.words)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(NumberMark(number, stroke), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        title = Strong(said.title)
        part = self._inspection.text[slice(*found.span)]
        title.setAccessibleName(
            self.words.text("{number}: {title}. It is “{part}”.", number=number, title=said.title, part=part)
        )
        column.addWidget(title)
        column.addWidget(Second(said.why))
        line.addLayout(column, 1)
        return line


class AdviceCard(Soft):
    """What to do, and perhaps a button for whoever needs more."""

    def __init__(self, words: Words, advice: str) -> None:
        """Say `advice`."""
        super().__init__()
        self._line = QHBoxLayout()
        self._line.setSpacing(14)
        self._line.addWidget(Icon("bulb", 20))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Strong(words.text("What to do")))
        said.addWidget(Body(advice))
        self._line.addLayout(said, 1)
        self.body.addLayout(self._line)

    def offer(self, label: str) -> SecondaryButton:
        """Add a button."""
        button = SecondaryButton(label)
        self._line.addWidget(button)
        return button


def level_line(said: link_words.Said, level: Level) -> QHBoxLayout:
    """Return the level as a shape and in words."""
    line = QHBoxLayout()
    line.setSpacing(14)
    ranked = RANKS.get(level)
    line.addWidget(UrgencyShape(ranked, _SHAPE) if ranked else StateShape(State.UNKNOWN, _SHAPE))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(SheetTitle(said.title))
    column.addWidget(Second(said.why))
    line.addLayout(column, 1)
    return line


def _rank(found: Finding) -> tuple[bool, int]:
    return found.severity is Severity.DANGER, found.weight


def _stroke(found: Finding, strongest: Finding | None) -> Stroke:
    if found.severity is Severity.INFO:
        return Stroke.DOTS
    return Stroke.WAVY if found is strongest or found.severity is Severity.DANGER else Stroke.DASHES


def _with_bold(sentence: str, owner: str) -> QWidget:
    """Return `sentence` with the owner's name in bold, as plain text: what was pasted must never be read as markup."""
    before, _, after = sentence.partition(owner)
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    for text, bold in ((before, False), (owner, True), (after, False)):
        if text:
            part = Body(text, bold=bold)
            part.setWordWrap(False)
            line.addWidget(part)
    line.addStretch(1)
    holder.setAccessibleName(sentence)
    return holder


_SHAPE: Final = 26
RANKS: Final = {
    Level.DANGER: Urgency.FIRST,
    Level.CHECK: Urgency.SOON,
    Level.NOTHING_FOUND: Urgency.WHEN_YOU_CAN,
}
