"""How much protection is confirmed, said and drawn?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.knowledge.catalogue import Catalogue
from app.ui.icons import Icon
from app.ui.pages.vocabulary import band_word, bar_labels, legend
from app.ui.widgets.bar import ProtectionBar
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card, Sunken
from app.ui.widgets.legend import Legend
from app.ui.widgets.text import Body, CardTitle, Number, Second, Strong
from app.words import Words
from checks.score import Posture


class ScoreCard(Card):
    """The number with its meaning, the bar, its legend, and what holds the number. Without enough known: no number."""

    why_wanted = Signal()

    def __init__(self, words: Words, catalogue: Catalogue, posture: Posture) -> None:
        """Draw `posture`."""
        super().__init__()
        self.words = words
        self._catalogue = catalogue
        self._posture = posture
        self.body.setContentsMargins(24, 10, 24, 13)
        self.body.setSpacing(4)
        self.body.addLayout(self._head())
        self.body.addSpacing(4)
        bar = ProtectionBar()
        possible = posture.possible if posture.parts.unknown else None
        bar.show_parts(posture.parts, posture.held_at, possible, bar_labels(words, posture))
        self.body.addWidget(bar)
        self.body.addWidget(Legend(legend(words, posture.parts)))
        if posture.held_at is not None and posture.shown is not None:
            self.body.addSpacing(8)
            self.body.addWidget(self._hold(posture.held_at))

    def _head(self) -> QHBoxLayout:
        words = self.words
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addSpacing(4)
        said.addWidget(Second(words.text("Confirmed protection")))
        said.addLayout(self._number())
        head = QHBoxLayout()
        head.addLayout(said, 1)
        shown = self._posture.shown
        text = words.text("&Why?") if shown is None else words.text("&Why {number}?", number=round(shown))
        why = LinkButton(text)
        why.clicked.connect(self.why_wanted)
        head.addWidget(why, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _number(self) -> QHBoxLayout:
        words, posture = self.words, self._posture
        line = QHBoxLayout()
        line.setSpacing(16)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        if posture.shown is None or posture.band is None:
            answered = words.count(
                "{n} of {of} answered", "{n} of {of} answered", posture.answered, of=posture.applicable
            )
            said.addWidget(CardTitle(answered))
            said.addWidget(Second(words.text("A number appears once a quarter is known, or one section is complete.")))
        else:
            number = Number(words.number(round(posture.shown)))
            number.setAccessibleName(words.text("Confirmed protection: {number}", number=round(posture.shown)))
            line.addWidget(number)
            said.addWidget(Strong(band_word(words, posture.band)))
            said.addWidget(Second(words.text("possible: up to {number}", number=round(posture.possible))))
        said.addStretch(1)
        line.addLayout(said, 1)
        return line

    def _hold(self, held_at: int) -> Sunken:
        words = self.words
        named = ", ".join(
            words.text("“{item}”", item=words.text(self._catalogue.entries[item].short))
            for item in self._posture.held_by
        )
        confirmed = round(self._posture.confirmed)
        held = Sunken()
        held.body.setContentsMargins(16, 7, 16, 7)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(Icon("lock", 16, "text"))
        sentence = words.text(
            "Held at {number} until {items} is confirmed. Confirmed so far: {confirmed}.",
            number=held_at,
            items=named,
            confirmed=confirmed,
        )
        line.addWidget(Body(sentence), 1)
        held.body.addLayout(line)
        return held
