"""How is a problem said on the page where it happened?"""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from app.ui.widgets.text import Attention


class Notice(Attention):
    """One sentence, with what is kept and one way on. Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__("", parent)
        self.hide()

    def say(self, text: str) -> None:
        """Show `text` and let a screen reader speak it; an empty text hides the notice."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
