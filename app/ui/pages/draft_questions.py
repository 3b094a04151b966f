"""What does a person ask themselves before they post?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.widgets.card import Card
from app.ui.widgets.switch import TickBox
from app.ui.widgets.text import CardTitle
from app.words import Words


class DraftQuestions(Card):
    """Four boxes to tick: nothing personal, no pitch, no pestering, nothing confidential."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """Ask; nothing is ticked."""
        super().__init__(parent)
        self.body.setSpacing(2)
        self.body.addWidget(CardTitle(words.text("Four questions before it goes")))
        self._boxes = [
            TickBox(words.text("Nothing personal I would not say to a stranger")),
            TickBox(words.text("Not a sales pitch")),
            TickBox(words.text("I am not pestering anyone")),
            TickBox(words.text("Nothing that is not public yet")),
        ]
        for box in self._boxes:
            self.body.addWidget(box)

    def open(self) -> int:
        """Return how many are not answered yet."""
        return sum(not box.isChecked() for box in self._boxes)

    def go_to_open(self) -> None:
        """Bring the keyboard to the first that is not answered."""
        first = next(box for box in self._boxes if not box.isChecked())
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Take the answers away: they were about another draft."""
        for box in self._boxes:
            box.setChecked(False)
