"""How does practising go, and what comes next? Bands and dates, no figures to compare."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.knowledge.scenarios import NamedSkill
from app.ui.pages.practice_words import band_name, calibration_said, looking_said, tendency_said
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card, Soft, separator
from app.ui.widgets.flow import Flow
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import AccentStrong, Body, CardTitle, Lead, Second, Strong, Title
from app.values.exercise import Exercise
from app.words import Words
from checks.links.practice_boxes import due
from checks.links.practice_score import Band

_COLUMN = 760
_SECONDS_A_MESSAGE = 30


class PracticeHomePage(Screen):
    """Begin a round, or go on after one; the habit to mind next, and how every skill stands."""

    round_wanted = Signal()
    drill_wanted = Signal()
    clicked_wanted = Signal()

    def __init__(self, words: Words, exercise: Exercise, *, after_round: bool) -> None:
        """Say how `exercise` stands; `after_round` comes right behind the last message."""
        super().__init__(words)
        self._exercise = exercise
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page(max_width=_COLUMN)
        whole.addWidget(scroll)
        column = scroll.body
        title = words.text("That was the round") if after_round else words.text("Practise with links and messages")
        column.addWidget(self.headed_by(Title(title)))
        column.addWidget(Lead(self._lead(after_round=after_round)))
        column.addWidget(self.notice)
        if after_round:
            column.addWidget(self._habit())
        column.addLayout(self._ways(after_round=after_round))
        column.addWidget(self._standing())
        if not after_round:
            column.addWidget(self._habit())
        column.addLayout(self._tools())
        column.addWidget(self._skills())
        column.addStretch(1)

    def _lead(self, *, after_round: bool) -> str:
        words = self.words
        if after_round:
            return words.text(
                "Every answer is kept on this computer only. What was missed comes back, in another message."
            )
        return words.text(
            "Invented messages, some of them honest, drawn as the real ones look. What would you do? Each answer is "
            "explained."
        )

    def _ways(self, *, after_round: bool) -> QHBoxLayout:
        words, length = self.words, len(self._exercise.round)
        line = QHBoxLayout()
        line.setSpacing(12)
        if after_round:
            back = PrimaryButton(words.text("&Done"))
            back.clicked.connect(self.back)
            line.addWidget(self.goes_on_with(back))
        if length:
            minutes = max(1, round(length * _SECONDS_A_MESSAGE / 60))
            kind = SecondaryButton if after_round else PrimaryButton
            begin = kind(words.count("Begin: &one message", "&Begin: {n} messages", length))
            begin.clicked.connect(self.round_wanted)
            line.addWidget(begin)
            line.addWidget(Second(words.count("about {n} minute", "about {n} minutes", minutes)))
            if not after_round:
                self.goes_on_with(begin)
        else:
            line.addWidget(self._waiting(), 1)
        line.addStretch(int(bool(length)))
        return line

    def _waiting(self) -> Body:
        words, day = self.words, self.words.date(self._exercise.next_day)
        return Body(words.text("You have seen every message. There are some again from {day}.", day=day))

    def _tools(self) -> Flow:
        words = self.words
        line = Flow(gap=18)
        drill = LinkButton(words.text("&Who owns this address?"))
        drill.clicked.connect(self.drill_wanted)
        clicked = LinkButton(words.text("&I clicked: what now?"))
        clicked.clicked.connect(self.clicked_wanted)
        line.addWidget(drill)
        line.addWidget(clicked)
        return line

    def _standing(self) -> Card:
        words, practice = self.words, self._exercise.practice
        card = Card()
        card.body.addWidget(CardTitle(words.text("Telling traps from honest messages")))
        line = QHBoxLayout()
        line.setSpacing(18)
        for band in (Band.FINDING, Band.RELIABLE, Band.SHARP):
            here = band is practice.band
            name = band_name(words, band)
            label = AccentStrong(f"● {name}") if here else Second(f"○ {name}")
            label.setAccessibleName(words.text("{band}: this is where you are", band=name) if here else name)
            label.setWordWrap(False)
            line.addWidget(label)
        line.addStretch(1)
        card.body.addLayout(line)
        if practice.band is Band.TOO_FEW:
            card.body.addWidget(Body(words.text("Not known yet: it takes a first round to tell.")))
            return card
        said = (
            tendency_said(words, practice.tendency),
            looking_said(words, practice.inspected),
            calibration_said(words, practice),
        )
        for text in filter(None, said):
            card.body.addWidget(Body(text))
        return card

    def _habit(self) -> Soft:
        words = self.words
        named = next(each for each in self._exercise.skills if each.skill.id == self._exercise.habit)
        ground = Soft()
        ground.body.addWidget(CardTitle(words.text("One habit to take along")))
        ground.body.addWidget(Body(named.habits[words.language]))
        return ground

    def _skills(self) -> Card:
        words = self.words
        card = Card()
        card.body.addWidget(CardTitle(words.text("What is practised")))
        for number, named in enumerate(self._exercise.skills):
            if number:
                card.body.addWidget(separator())
            line = QHBoxLayout()
            line.addWidget(Strong(named.names[words.language]), 1)
            when = Second(self._when(named))
            when.setWordWrap(False)
            line.addWidget(when)
            card.body.addLayout(line)
        return card

    def _when(self, named: NamedSkill) -> str:
        words, boxes = self.words, self._exercise.boxes
        if named.skill.id not in boxes:
            return words.text("not practised yet")
        if due(named.skill.id, boxes, self._exercise.today):
            return words.text("comes in the next round")
        return words.text("comes again from {day}", day=words.date(boxes[named.skill.id].due))
