"""May this recipient be asked? Who they are, what they learn, and the literal bytes stand before the answer."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.pages.quoted import Quoted
from app.ui.pages.recipients import about
from app.ui.widgets.axes import axes
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import CardTitle, Second
from app.values.outside import Recipient
from app.words import Words


class Allowed(Enum):
    """What a person answered. A sheet that is only closed answers nothing."""

    ONCE = auto()
    ALWAYS = auto()
    NEVER = auto()


class ConsentSheet(Sheet):
    """Asks whether a recipient may be asked; `decided` tells the answer, `ledger_wanted` that none was given yet."""

    decided = Signal(Allowed)
    ledger_wanted = Signal()

    def __init__(self, words: Words, recipient: Recipient, question: str, parent: QWidget) -> None:
        """Show `question`, the head of a request to `recipient` as it would leave this computer."""
        told = about(words, recipient)
        lead = words.text("Needed for: {purpose}", purpose=told.purpose)
        super().__init__(words.text("May Bilan ask {name}?", name=told.name), lead, "leave", parent)
        self.words = words
        self.body.addLayout(
            axes(
                (
                    (words.text("Who"), told.who),
                    (words.text("How many"), told.how_many),
                    (words.text("They learn"), told.learns),
                )
            )
        )
        self.body.addSpacing(4)
        self.body.addWidget(CardTitle(words.text("Exactly what leaves")))
        self.body.addWidget(Quoted(question, told.note))
        self._add_ways()
        self.below.addWidget(
            Second(words.text("Without it, the answer stays “not known”. You can change your mind in:"))
        )
        ledger = LinkButton(words.text("&What left this computer"))
        ledger.setAutoDefault(False)
        ledger.clicked.connect(self._leave_for_ledger)
        self.below.addWidget(ledger, 0, Qt.AlignmentFlag.AlignLeft)

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

    def _leave_for_ledger(self) -> None:
        self.reject()
        self.ledger_wanted.emit()
