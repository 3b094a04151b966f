"""How is a problem, or that something was done, said on the page where it happened?"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.widgets.aloud import say_aloud
from app.ui.widgets.text import AccentStrong, Attention


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
            say_aloud(self)


class Done(AccentStrong):
    """One sentence about what was done, where nothing else shows it. Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__("", parent)
        self.hide()

    def say(self, text: str) -> None:
        """Show `text` and let a screen reader speak it; an empty text hides it."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if text:
            say_aloud(self)
