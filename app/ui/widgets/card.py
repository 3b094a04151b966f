"""What holds together?"""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class _Panel(QFrame):
    """A rounded ground; what lies on it goes into `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(19, 13, 19, 15)
        self.body.setSpacing(8)


class Card(_Panel):
    """A bordered ground for one subject."""


class Soft(_Panel):
    """A coloured ground for advice."""


class Sunken(_Panel):
    """A quiet ground for quoted material inside a card."""


class Separator(QFrame):
    """A line of one pixel."""


def separator(parent: QWidget | None = None) -> Separator:
    """Return a level line."""
    line = Separator(parent)
    line.setFixedHeight(1)
    return line
