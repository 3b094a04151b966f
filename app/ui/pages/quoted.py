"""What are the literal bytes of a request?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from app.ui.icons import Icon
from app.ui.widgets.card import Sunken
from app.ui.widgets.text import Fixed, Second


class Quoted(Sunken):
    """The head of a request, line by line, and under it what is to be known of it."""

    def __init__(self, head: str, note: str) -> None:
        """Show `head`; an empty `note` shows none."""
        super().__init__()
        self.body.setSpacing(2)
        for line in head.strip().splitlines():
            self.body.addWidget(Fixed(line.strip()))
        if note:
            beside = QHBoxLayout()
            beside.setSpacing(10)
            beside.addWidget(Icon("info", 16, "muted"), 0, Qt.AlignmentFlag.AlignTop)
            beside.addWidget(Second(note), 1)
            self.body.addSpacing(4)
            self.body.addLayout(beside)
