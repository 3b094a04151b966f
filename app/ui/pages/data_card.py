"""Where does everything lie, and how is it saved, brought back or erased?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.ui.pages.notice import Done
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card, separator
from app.ui.widgets.text import Body, Second, Strong
from app.words import Words


class DataCard(Card):
    """The file, and the three things that can be done with the whole of it."""

    copy_wanted = Signal()
    back_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, words: Words, profile: Path) -> None:
        """Show `profile`, the file that everything is kept in."""
        super().__init__()
        self.body.addWidget(Strong(words.text("Your data")))
        path = Body(str(profile))
        path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        path.setAccessibleName(words.text("File: {path}", path=str(profile)))
        self.body.addWidget(path)
        self.body.addWidget(Second(words.text("One encrypted file, on this computer only.")))
        save = SecondaryButton(words.text("&Save a copy…"))
        save.clicked.connect(self.copy_wanted)
        self._add(
            words.text("Save a copy"),
            words.text("Everything in one file, locked by a passphrase that you choose for it."),
            save,
        )
        self._done = Done()
        self.body.addWidget(self._done)
        back = SecondaryButton(words.text("Bring a copy &back…"))
        back.clicked.connect(self.back_wanted)
        self._add(
            words.text("Bring a copy back"),
            words.text("From such a file, in place of what is here: on a new computer, or to go back."),
            back,
        )
        erase = SecondaryButton(words.text("&Erase everything…"))
        erase.clicked.connect(self.erase_wanted)
        self._add(
            words.text("Erase everything"),
            words.text("All that Bilan keeps on this computer. You see what goes before it does."),
            erase,
        )

    def say_done(self, text: str) -> None:
        """Say that a copy was written."""
        self._done.say(text)

    def _add(self, title: str, second: str, control: SecondaryButton) -> None:
        self.body.addWidget(separator())
        said = QVBoxLayout()
        said.addWidget(Strong(title))
        said.addWidget(Second(second))
        line = QHBoxLayout()
        line.addLayout(said, 1)
        line.addWidget(control)
        self.body.addLayout(line)
