"""Shall this very file be deleted?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Sunken
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Body, Fixed, Second
from app.words import Words


class DeleteSheet(Sheet):
    """The second of two steps: it shows where the file lies; `accepted` tells that it is to go."""

    def __init__(self, words: Words, path: Path, parent: QWidget) -> None:
        """Ask about the file at `path`."""
        super().__init__(words.text("Delete this file?"), words.text("This cannot be undone."), "file", parent)
        quoted = Sunken()
        quoted.body.addWidget(Fixed(str(path)))
        self.body.addWidget(quoted)
        self.body.addWidget(Body(words.text("It holds your passwords for anyone to read.")))
        self.body.addWidget(
            Second(words.text("Deleting does not wipe the disk, and copies of the file elsewhere remain."))
        )
        keep = SecondaryButton(words.text("&Keep it"))
        keep.clicked.connect(self.reject)
        delete = PrimaryButton(words.text("&Delete the file"))
        delete.clicked.connect(self.accept)
        delete.setAutoDefault(False)
        self.foot.addWidget(keep)
        self.foot.addWidget(delete)
        keep.setDefault(True)
        keep.setFocus()
