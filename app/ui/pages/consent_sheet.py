"""May this recipient be asked? Who they are, what they learn, and the literal bytes stand before the answer."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.icons import Icon
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Sunken
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Body, CardTitle, Fixed, Second
from app.words import Words


class Allowed(Enum):
    """What a person answered. A sheet that is only closed answers nothing."""

    ONCE = auto()
    ALWAYS = auto()
    NEVER = auto()


class ConsentSheet(Sheet):
    """Asks whether Pwned Passwords may be asked; `decided` tells the answer."""

    decided = Signal(Allowed)

    def __init__(self, words: Words, question: str, parent: QWidget) -> None:
        """Show `question`, the head of a request as it would leave this computer."""
        lead = words.text("Needed for: passwords compared with known leaks")
        super().__init__(words.text("Ask the list of known leaks?"), lead, "leave", parent)
        self.words = words
        self.body.addLayout(self._facts())
        self.body.addSpacing(4)
        self.body.addWidget(CardTitle(words.text("Exactly what leaves")))
        self.body.addWidget(self._quoted(question))
        self._add_ways()
        self.below.addWidget(
            Second(
                words.text("You can change your mind where an audit begins. Without it, the answer stays “not known”.")
            )
        )

    def _facts(self) -> QGridLayout:
        words = self.words
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (axis, said) in enumerate(
            (
                (
                    words.text("Who"),
                    words.text(
                        "Pwned Passwords, run by Have I Been Pwned (Australia), delivered by Cloudflare (United States)"
                    ),
                ),
                (
                    words.text("How many"),
                    words.text(
                        "one short request like the one below for each different password that is not hopeless anyway, "
                        "padded, in random order"
                    ),
                ),
                (
                    words.text("They learn"),
                    words.text(
                        "your Internet address, how many passwords are checked, five characters of each fingerprint. "
                        "No password, no account."
                    ),
                ),
            )
        ):
            grid.addWidget(Second(axis), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Body(said), row, 1)
        return grid

    def _quoted(self, question: str) -> Sunken:
        quoted = Sunken()
        quoted.body.setSpacing(2)
        for line in question.strip().splitlines():
            quoted.body.addWidget(Fixed(line.strip()))
        note = QGridLayout()
        note.setColumnStretch(1, 1)
        note.setHorizontalSpacing(10)
        note.addWidget(Icon("info", 16, "muted"), 0, 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(
            Second(
                self.words.text(
                    "21BD1 stands for the first 5 of 40 characters of a fingerprint. Hundreds of passwords share it."
                )
            ),
            0,
            1,
        )
        quoted.body.addSpacing(4)
        quoted.body.addLayout(note)
        return quoted

    def _add_ways(self) -> None:
        words = self.words
        never = SecondaryButton(words.text("&Never"))
        always = SecondaryButton(words.text("&Always for this recipient"))
        once = PrimaryButton(words.text("Allow &once"))
        for button, answer in ((never, Allowed.NEVER), (always, Allowed.ALWAYS), (once, Allowed.ONCE)):
            button.clicked.connect(lambda _checked, answer=answer: self._decide(answer))
            button.setAutoDefault(False)
            self.foot.addWidget(button)
        never.setFocus()  # nothing leaves because somebody pressed Enter twice

    def _decide(self, answer: Allowed) -> None:
        self.decided.emit(answer)
        self.accept()
