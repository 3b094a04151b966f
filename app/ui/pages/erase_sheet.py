"""Shall the list of what left this computer be erased?"""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Body, Second
from app.words import Words


class EraseSheet(Sheet):
    """Says what is lost; `accepted` tells that it is to go."""

    def __init__(self, words: Words, n: int, since: date, parent: QWidget) -> None:
        """Ask about `n` requests, the oldest of the day `since`."""
        super().__init__(words.text("Erase the whole list?"), words.text("This cannot be undone."), "leave", parent)
        self.body.addWidget(
            Body(
                words.count(
                    "Lost is the record of {n} request since {day}: when, to whom, why, and what was sent.",
                    "Lost is the record of {n} requests since {day}: when, to whom, why, and what was sent.",
                    n,
                    day=words.date(since),
                )
            )
        )
        self.body.addWidget(
            Second(
                words.text(
                    "What was sent does not come back by it. Whom Bilan may ask stays as you decided. "
                    "Export the list first if you may want to read it again."
                )
            )
        )
        keep = SecondaryButton(words.text("&Keep the list"))
        keep.clicked.connect(self.reject)
        erase = PrimaryButton(words.text("&Erase the list"))
        erase.clicked.connect(self.accept)
        erase.setAutoDefault(False)
        self.foot.addWidget(keep)
        self.foot.addWidget(erase)
        keep.setDefault(True)
        keep.setFocus()
