"""Which three things are best done next?"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from app.knowledge.catalogue import Catalogue, Entry
from app.ui.pages.vocabulary import state_word
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card, separator
from app.ui.widgets.steps import StepNumber
from app.ui.widgets.text import AccentStrong, CardTitle, Second, Strong
from app.words import Words
from checks.score import Action, Posture
from checks.states import ItemState

_BUTTON = 88


class NextSteps(Card):
    """At most three steps with what they bring and cost; only the first is drawn as the thing to do now."""

    item_wanted = Signal(str)

    def __init__(self, words: Words, catalogue: Catalogue, posture: Posture) -> None:
        """Draw the next steps of `posture`."""
        super().__init__()
        self.words = words
        self.first: QPushButton | None = None
        self.body.setSpacing(6)
        self.body.addWidget(CardTitle(words.text("Your next steps")))
        states = {state.item.id: state for state in posture.states}
        if not posture.next:
            self.body.addWidget(Second(words.text("Nothing more to do now. Bilan tells you what is due again.")))
        for number, action in enumerate(posture.next, start=1):
            if number > 1:
                self.body.addWidget(separator())
            entry, state = catalogue.entries[action.item.id], states[action.item.id]
            holds = action.item.id in posture.held_by
            self.body.addLayout(self._line(number, action, entry, self._why(state, holds=holds)))
        self.body.addStretch(1)

    def _line(self, number: int, action: Action, entry: Entry, why: str) -> QHBoxLayout:
        words = self.words
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(StepNumber(number))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Strong(words.text(entry.short)))
        said.addWidget(Second(why))
        line.addLayout(said, 1)
        line.addLayout(self._worth(action))
        line.addWidget(self._button(number, entry))
        return line

    def _why(self, state: ItemState, *, holds: bool) -> str:
        words = self.words
        if holds and not state.regressed:
            return words.text("{state}; lifts the hold", state=state_word(words, state).lower())
        return state_word(words, state).lower()

    def _worth(self, action: Action) -> QVBoxLayout:
        words = self.words
        worth = QVBoxLayout()
        worth.setSpacing(0)
        gain = AccentStrong(f"+{max(1, round(action.gain))}")
        minutes = Second(words.text("{minutes} min", minutes=action.item.minutes))
        for label in (gain, minutes):
            label.setWordWrap(False)
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            worth.addWidget(label)
        return worth

    def _button(self, number: int, entry: Entry) -> QPushButton:
        words = self.words
        button = PrimaryButton(words.text("&Start")) if number == 1 else SecondaryButton(words.text("Start"))
        button.setAccessibleName(words.text("Start: {item}", item=words.text(entry.short)))
        button.setMinimumWidth(_BUTTON)
        button.clicked.connect(partial(self.item_wanted.emit, entry.item.id))
        if number == 1:
            self.first = button
        return button
