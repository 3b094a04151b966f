"""What was that message, and which signs said so? The same tone whatever was answered."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.knowledge.scenarios import Script
from app.ui.drawn.marks import RING, Mark, draw_ring, marks
from app.ui.icons import Icon
from app.ui.pages.practice_frame import PracticeFrame, Step
from app.ui.pages.practice_words import act_name, how_sure, signs_title, verdict
from app.ui.tokens import tokens
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.card import Card, Soft, separator
from app.ui.widgets.text import Body, CardTitle, Lead, Second, Strong
from app.words import Words
from checks.exercised import Act, Confidence
from checks.links.practice import Worth


class PracticeAnswerPage(PracticeFrame):
    """The message with its signs painted, and each explained. `next_wanted` goes on."""

    next_wanted = Signal()

    def __init__(
        self, words: Words, script: Script, step: Step, act: Act, confidence: Confidence, *, inspected: bool | None
    ) -> None:
        """Explain `script` to whoever would have done `act`."""
        telling = script.told[words.language]
        explained = marks(telling)
        super().__init__(words, script, step, explained)
        scenario = script.scenario
        title, lead = verdict(words, scenario.truth, act, scenario.worth(act))
        head = QHBoxLayout()
        head.setSpacing(12)
        right = scenario.worth(act) is Worth.SAFE
        head.addWidget(Icon("check" if right else "bulb", 22), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.headed_by(CardTitle(title)), 1)
        self.side.addLayout(head)
        self.side.addWidget(Lead(lead))
        self.side.addWidget(self._signs(signs_title(words, scenario.truth), explained))
        advice = Soft()
        advice.body.setSpacing(4)
        advice.body.addWidget(Strong(words.text("What a careful person does")))
        advice.body.addWidget(Body(telling.best))
        advice.body.addSpacing(6)
        advice.body.addWidget(Strong(words.text("To remember")))
        advice.body.addWidget(Body(telling.why))
        self.side.addWidget(advice)
        said = words.text("You chose: {act}.", act=act_name(words, script, act))
        self.side.addWidget(Second(f"{said} {how_sure(words, confidence, inspected=inspected)}"))
        self.side.addWidget(self.notice)
        self.side.addStretch(1)
        self._add_way_on(last=step.number == step.of)

    def _signs(self, title: str, explained: tuple[Mark, ...]) -> Card:
        card = Card()
        card.body.addWidget(Strong(title))
        for number, mark in enumerate(explained):
            if number:
                card.body.addWidget(separator())
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(_Ring(mark), 0, Qt.AlignmentFlag.AlignTop)
            said = Body(mark.cue.said)
            said.setAccessibleName(self.words.text("Sign {number}: {said}", number=mark.number, said=mark.cue.said))
            line.addWidget(said, 1)
            card.body.addLayout(line)
        return card

    def _add_way_on(self, *, last: bool) -> None:
        words = self.words
        line = QHBoxLayout()
        line.addStretch(1)
        on = PrimaryButton(words.text("See the &round") if last else words.text("&Next message"))
        on.clicked.connect(self.next_wanted)
        line.addWidget(on)
        self.side.addLayout(line)
        self.goes_on_with(on)


class _Ring(QWidget):
    """The number of a sign before its explanation; the words beside it say it too."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self.setFixedSize(RING + 2, RING + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        draw_ring(QPainter(self), self._mark, QRectF(self.rect()), tokens())
