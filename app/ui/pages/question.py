"""How is one item asked about?

Nothing is chosen beforehand; what the person said before is shown when they come back. Every answer has the same rank,
and "I don't know" costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.knowledge.catalogue import Entry
from app.ui.icons import Icon
from app.ui.pages.guided import GuidedPage
from app.ui.pages.remedy import remedy
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Soft
from app.ui.widgets.steps import Steps
from app.ui.widgets.text import AccentStrong, Body, Lead, Second, Title
from app.words import Words
from checks.model import CheckId, Decided, Decision, ItemId, Outcome, Provenance
from checks.registry import CHECKS
from checks.states import ItemState, State

_MINUTES = 6
"""What the whole first run takes, in minutes."""

_NOT_APPLICABLE = "not-applicable"
_ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Step:
    """Which question of how many this is; `number` counts from 1."""

    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, of which section, and what is known of it. `step` is None outside the first run.

    `practised` tells that the exercise could answer in the person's place. `archive` is what an archive or a
    browser's history of theirs counted, as a sentence: no answer, but something to answer by.
    """

    entry: Entry
    section: str
    known: ItemState | None
    decided: Decided | None
    step: Step | None
    practised: bool = False
    archive: str = ""


class QuestionPage(GuidedPage):
    """One question, five answers; outside the first run also how to fix it, and the choice to live with it."""

    answered = Signal(Outcome)
    decided = Signal(Decision, str)
    withdrawn = Signal()
    skipped = Signal()
    vault_wanted = Signal()
    practice_wanted = Signal()
    card_wanted = Signal()
    photos_wanted = Signal()

    def __init__(self, words: Words, asked: Asked) -> None:
        """Ask `asked`."""
        super().__init__(words, words.text("Save and &close") if asked.step else None)
        self._asked = asked
        self._add_place()
        self.column.addWidget(self.headed_by(Title(words.text(asked.entry.question))))
        self.column.addWidget(Lead(words.text(asked.entry.why)))
        self.column.addSpacing(8)
        self._add_known()
        self._answers = self._add_answers()
        self._reason = self._add_reason()
        self._add_advice()
        self.column.addWidget(self.notice)
        self.column.addStretch(1)
        self._add_way_on()
        self._show_earlier()

    def _add_place(self) -> None:
        words, step = self.words, self._asked.step
        line = QHBoxLayout()
        if step is None:
            line.addWidget(Second(self._asked.section))
            self.column.addLayout(line)
            return
        where = words.text("{number} of {of} – {section}", number=step.number, of=step.of, section=self._asked.section)
        line.addWidget(AccentStrong(where), 1)
        left = max(1, (step.of - step.number + 1) * _MINUTES // step.of)
        line.addWidget(Second(words.count("about {n} minute left", "about {n} minutes left", left)))
        self.column.addLayout(line)
        steps = Steps(step.of)
        steps.setAccessibleName(words.text("Question {number} of {of}", number=step.number, of=step.of))
        self.column.addWidget(steps)
        steps.show_step(done=step.number - 1, current=step.number)
        self.column.addSpacing(20)

    def _add_known(self) -> None:
        words, known, decided = self.words, self._asked.known, self._asked.decided
        if decided is not None and decided.decision is Decision.ACCEPTED:
            said = words.text(
                "You accepted this on {day}: {reason}", day=words.date(decided.at.date()), reason=decided.reason
            )
            self.column.addWidget(self._strip("info", said, words.text("&Ask me again"), self.withdrawn.emit))
        elif known is not None and known.at is not None and known.provenance is Provenance.MEASURED:
            day = words.date(known.at.date())
            said = words.text("Bilan measured this on {day}. An answer of yours stands in front of it.", day=day)
            self.column.addWidget(self._strip("info", said))
        if self._asked.archive:
            self.column.addWidget(self._strip("clock", self._asked.archive))

    def _add_answers(self) -> Answers:
        words = self.words
        answers = Answers(
            (
                (Outcome.PASS.value, words.text("Yes"), ""),
                (Outcome.PARTIAL.value, words.text("Partly"), ""),
                (Outcome.FAIL.value, words.text("Not yet"), ""),
                (Outcome.UNKNOWN.value, words.text("I don’t know"), words.text("leaves it open, costs nothing")),
                (_NOT_APPLICABLE, words.text("Does not apply"), words.text("asks you for a reason")),
                *self._accepting(),
            )
        )
        answers.setAccessibleName(words.text("Your answer"))
        answers.chosen.connect(self._choice_changed)
        self.column.addWidget(answers)
        return answers

    def _accepting(self) -> tuple[tuple[str, str, str], ...]:
        if self._asked.step is not None:
            return ()
        words = self.words
        return ((_ACCEPTED, words.text("I accept it as it is"), words.text("asks you for a reason")),)

    def _add_reason(self) -> QLineEdit:
        words = self.words
        reason = QLineEdit()
        reason.setMaxLength(200)
        reason.setPlaceholderText(words.text("Your reason, in a few words"))
        reason.setAccessibleName(words.text("Your reason, in a few words"))
        reason.textChanged.connect(self._readiness_changed)
        reason.hide()
        self.column.addWidget(reason)
        return reason

    def _add_advice(self) -> None:
        words, entry = self.words, self._asked.entry
        if CheckId(entry.item.id) in CHECKS:
            said = words.text("Rather see than say? Bilan can read it in your password manager’s file.")
            self.column.addWidget(self._strip("bulb", said, words.text("&Open a vault"), self.vault_wanted.emit))
        if self._asked.practised and self._asked.step is None:
            said = words.text("Rather try than say? The exercise shows messages and asks what you would do.")
            self.column.addWidget(self._strip("bulb", said, words.text("&Practise"), self.practice_wanted.emit))
        if self._asked.step is None:
            self._add_tool(entry.item.id)
            self.column.addSpacing(8)
            self.column.addWidget(remedy(words, entry))

    def _add_tool(self, item: ItemId) -> None:
        """Offer the page that helps with `item`, if there is one."""
        words = self.words
        if item == "people.talk":
            said = words.text("A card with eight questions helps to talk about it. It can be printed.")
            self.column.addWidget(self._strip("people", said, words.text("See the &card"), self.card_wanted.emit))
        elif item == "social.photos":
            said = words.text("Bilan says what a picture tells besides what one sees, and saves a clean copy.")
            self.column.addWidget(self._strip("photo", said, words.text("Look at &photos"), self.photos_wanted.emit))

    def _strip(self, name: str, said: str, link: str = "", act: Callable[[], None] | None = None) -> QWidget:
        strip = Soft()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Icon(name, 20))
        line.addWidget(Body(said), 1)
        if act is not None:
            button = LinkButton(link)
            button.clicked.connect(act)
            line.addWidget(button)
        strip.body.addLayout(line)
        return strip

    def _add_way_on(self) -> None:
        words, guided = self.words, self._asked.step is not None
        _, skip, self._on = self.add_foot(
            words.text("&Back"),
            words.text("S&kip for now") if guided else "",
            words.text("&Next") if guided else words.text("&Save"),
        )
        if skip is not None:
            skip.clicked.connect(self.skipped)
        self._on.clicked.connect(self._send)
        self._on.setEnabled(False)

    def _show_earlier(self) -> None:
        known, decided = self._asked.known, self._asked.decided
        if decided is not None:
            self._choose(decided.decision.value)
            self._reason.setText(decided.reason)
        elif known is not None and known.provenance is Provenance.DECLARED:
            earlier = _ANSWER_OF.get(known.state)
            if earlier is not None:
                self._choose(earlier)

    def _choose(self, key: str) -> None:
        self._answers.choose(key)
        self._choice_changed(key)

    def _choice_changed(self, key: str) -> None:
        self._reason.setVisible(key in (_NOT_APPLICABLE, _ACCEPTED))
        self._readiness_changed()

    def _readiness_changed(self) -> None:
        reasoned = bool(self._reason.text().strip()) or self._reason.isHidden()
        self._on.setEnabled(self._answers.value() is not None and reasoned)

    def _send(self) -> None:
        match self._answers.value():
            case "not-applicable" | "accepted" as decision:
                self.decided.emit(Decision(decision), self._reason.text().strip())
            case str(outcome):
                self.answered.emit(Outcome(outcome))
            case None:
                return


_ANSWER_OF = {
    State.PASS: Outcome.PASS.value,
    State.PARTIAL: Outcome.PARTIAL.value,
    State.FAIL: Outcome.FAIL.value,
    State.UNKNOWN: Outcome.UNKNOWN.value,
}
"""Which answer an earlier one is shown as; one that is to be re-checked is asked anew."""
