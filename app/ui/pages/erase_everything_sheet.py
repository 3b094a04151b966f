"""Shall everything that Bilan keeps here be erased?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Sunken
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.switch import TickBox
from app.ui.widgets.text import Body, Fixed, Second, Strong
from app.words import Words


class EraseEverythingSheet(Sheet):
    """Says exactly what goes and what stays; `accepted` tells that it is to go, after a tick."""

    def __init__(self, words: Words, profile: Path, parent: QWidget) -> None:
        """Ask about `profile`, and all that goes with it."""
        super().__init__(words.text("Erase everything?"), words.text("This cannot be undone."), "leave", parent)
        self.body.addWidget(Strong(words.text("This goes")))
        quoted = Sunken()
        quoted.body.addWidget(Fixed(str(profile)))
        self.body.addWidget(quoted)
        for gone in (
            words.text("Your check-up: answers, history, decisions, settings, what left this computer."),
            words.text("Copies that updates left beside it, the log, the reminders and the start at login."),
            words.text("In the keychain: the key of your check-up and your key to Have I Been Pwned."),
        ):
            self.body.addWidget(Body(f"•  {gone}"))
        self.body.addWidget(Strong(words.text("This stays")))
        self.body.addWidget(
            Body("•  " + words.text("The program, and files that you saved yourself, copies and exports included."))
        )
        said = words.text(
            "A check-up that you keep in another folder with the same key could not be opened any more. "
            "What is deleted can stay on a disk until it is written over."
        )
        self.body.addWidget(Second(said))
        sure = TickBox(words.text("I know that it does not come back"))
        self.body.addWidget(sure)
        keep = SecondaryButton(words.text("&Keep everything"))
        keep.clicked.connect(self.reject)
        erase = PrimaryButton(words.text("&Erase everything"))
        erase.setAutoDefault(False)
        erase.setEnabled(False)
        erase.clicked.connect(self.accept)
        sure.toggled.connect(erase.setEnabled)
        self.foot.addWidget(keep)
        self.foot.addWidget(erase)
        keep.setDefault(True)
        keep.setFocus()
