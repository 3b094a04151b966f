"""How does the program say its name?"""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.icons import Icon

NAME: Final = "Bilan"


class BrandName(QLabel):
    """The name in its own size."""


class Brand(QWidget):
    """The logo and the name beside it."""

    def __init__(self, size: int = 28) -> None:
        """Draw the logo `size` pixels high."""
        super().__init__()
        self.name = BrandName(NAME)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(Icon("logo", size))
        line.addWidget(self.name, 1)
