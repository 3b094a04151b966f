"""What would a person do with this message?

Nothing is chosen beforehand, no time is counted, and every message may be passed over.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.errors import BilanError
from app.knowledge.scenarios import Script
from app.ui.pages.practice_frame import PracticeFrame, Step
from app.ui.pages.practice_words import act_name, confidence_names
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import CardTitle, Second, Strong
from app.words import Words
from checks.exercised import Act, Confidence


class PracticePage(PracticeFrame):
    """One message, five acts, how sure; `chosen` tells act and confidence."""

    chosen = Signal(Act, Confidence)
    skipped = Signal()

    def __init__(self, words: Words, script: Script, step: Step) -> None:
        """Ask about `script`."""
        super().__init__(words, script, step)
        self._inspected = self._told = False
        self.message.inspected.connect(self._note_inspection)
        self.side.addWidget(self.headed_by(CardTitle(words.text("What would you do?"))))
        self._answers = Answers(
            [(choice.act.value, act_name(words, script, choice.act), "") for choice in script.scenario.choices]
        )
        self._answers.setAccessibleName(words.text("What would you do?"))
        self._answers.chosen.connect(self._update)
        self.side.addWidget(self._answers)
        self.side.addSpacing(10)
        self.side.addWidget(Strong(words.text("How sure are you?")))
        self._sure = Segmented(confidence_names(words))
        self._sure.setAccessibleName(words.text("How sure are you?"))
        self._sure.chosen.connect(self._update)
        self.side.addWidget(self._sure)
        self.side.addWidget(self.notice)
        self.side.addStretch(1)
        self.side.addWidget(Second(words.text("Some messages of this series are honest.")))
        self._add_ways()
        self._update()

    @property
    def inspected(self) -> bool | None:
        """Whether the person looked where something leads; None where there is nothing to look at."""
        return self._inspected if self.message.inspectable else None

    def refuse(self, error: BilanError) -> None:
        """Say why the answer could not be kept; it may be given again."""
        self.tell(self.words.message(error.message, error.params))
        self._told = False
        self._update()

    def _add_ways(self) -> None:
        words = self.words
        line = QHBoxLayout()
        skip = QuietButton(words.text("S&kip this one"))
        skip.clicked.connect(self.skipped)
        self._on = PrimaryButton(words.text("See the &answer"))
        self._on.clicked.connect(self._tell)
        line.addWidget(skip)
        line.addStretch(1)
        line.addWidget(self._on)
        self.side.addLayout(line)
        self.goes_on_with(self._on)

    def _note_inspection(self) -> None:
        self._inspected = True

    def _update(self) -> None:
        self._on.setEnabled(not self._told and self._answers.value() is not None and self._sure.value() is not None)

    def _tell(self) -> None:
        act, sure = self._answers.value(), self._sure.value()
        if act is not None and sure is not None:
            self._told = True  # an answer is kept once
            self._update()
            self.chosen.emit(Act(act), Confidence(int(sure)))
