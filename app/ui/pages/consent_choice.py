"""May this recipient be asked, from now on?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.aloud import say_aloud
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import Second
from app.values.outside import Consent
from app.words import Words


class ConsentChoice(QWidget):
    """Never, each time, or always, and what that means. `chosen` tells the `Consent` that a person wants."""

    chosen = Signal(Consent)

    def __init__(self, words: Words, name: str, consent: Consent | None) -> None:
        """Ask about the recipient called `name`; None while nothing is decided about it."""
        super().__init__()
        self.words = words
        self._choice = Segmented(
            (
                (Consent.NEVER.value, words.text("Never")),
                (Consent.EACH_TIME.value, words.text("Each time")),
                (Consent.ALWAYS.value, words.text("Always")),
            )
        )
        self._choice.setAccessibleName(words.text("May Bilan ask {name}?", name=name))
        self._choice.chosen.connect(lambda key: self.chosen.emit(Consent(key)))
        self._meaning = Second("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._choice)
        column.addWidget(self._meaning)
        self._show(consent)

    def show_decided(self, consent: Consent | None) -> None:
        """Show what holds now, and let a screen reader say what it means."""
        before = self._meaning.text()
        self._show(consent)
        if self._meaning.text() != before:
            say_aloud(self._meaning)

    def _show(self, consent: Consent | None) -> None:
        if consent is None:
            self._choice.clear()
        else:
            self._choice.choose(consent.value)
        self._meaning.setText(_meaning(self.words, consent))


def _meaning(words: Words, consent: Consent | None) -> str:
    match consent:
        case None:
            return words.text("Not decided: nothing leaves before you are asked.")
        case Consent.NEVER:
            return words.text("Refused, without asking you again.")
        case Consent.EACH_TIME:
            return words.text("You see what would leave, and answer each time.")
        case Consent.ALWAYS:
            return words.text("Asked whenever you start what needs it, until you change this.")
