"""Which word marks something?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Tag(QLabel):
    """A word on a small ground."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show `text`, never wrapped."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
