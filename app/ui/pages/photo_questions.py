"""What can only eyes tell before a picture is shared?"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.switch import TickBox
from app.ui.widgets.text import CardTitle, Second
from app.words import Words


class PhotoQuestions(QWidget):
    """Four boxes to tick: badge, screen, papers, other people. No model looks for them: it would miss some."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """Ask; nothing is ticked, and nothing of it is kept."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(CardTitle(words.text("Four things only you can check")))
        column.addWidget(Second(words.text("Look into the corners and the background. Bilan does not see them.")))
        column.addSpacing(4)  # room for the ring around the first box
        self.boxes = [
            TickBox(words.text("No badge, key or number plate")),
            TickBox(words.text("No screen that can be read")),
            TickBox(words.text("No papers, boards or parcels with writing")),
            TickBox(words.text("Everybody in it agrees, children included")),
        ]
        for box in self.boxes:
            column.addWidget(box)
