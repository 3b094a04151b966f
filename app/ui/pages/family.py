"""What may we share about each other? Questions for a talk around the table, and a card to print."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout

from app.knowledge.family import NAMES, Card, Question
from app.ui import leaflet
from app.ui.pages.notice import Done
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card as Ground
from app.ui.widgets.card import Soft
from app.ui.widgets.flow import Flow
from app.ui.widgets.lines import Lines
from app.ui.widgets.scroll import Page, under_column
from app.ui.widgets.text import Body, CardTitle, Lead, Second, Strong, Title
from app.words import Words

_COLUMN = 760
_ROOM = "<p>&nbsp;</p><hr><p>&nbsp;</p><hr>"
"""Two lines to write on."""


class FamilyPage(Screen):
    """A story, the questions with room for what was agreed, and what can be done with it."""

    changed = Signal(dict)
    """Something was typed: all answers by the id of their question."""
    kept = Signal(dict)
    """The answers are to be kept; none means that nothing is to be kept any more."""
    talked = Signal()
    """The person says that they talked about it."""

    def __init__(self, words: Words, card: Card, answers: Mapping[str, str]) -> None:
        """Ask the questions of `card`; `answers` are those of before."""
        super().__init__(words)
        self._card = card
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page(max_width=_COLUMN)
        whole.addWidget(scroll)
        column = scroll.body
        column.addWidget(self.headed_by(Title(words.text("What may we share about each other?"))))
        lead = words.text("Ten minutes around a table. No rules to watch over: what each of us wishes the others knew.")
        column.addWidget(Lead(lead))
        column.addWidget(self._story())
        self._fields = {question.id: self._field(question, column) for question in card.question}
        column.addWidget(self._signed())
        column.addStretch(1)
        whole.addLayout(under_column(self._foot(), _COLUMN, above=10, below=14))
        self.show_answers(answers)
        for field in self._fields.values():
            field.textChanged.connect(self._tell_change)
        self._names.textChanged.connect(self._tell_change)

    def answers(self) -> dict[str, str]:
        """Return what is written, without the empty fields."""
        written = {name: field.toPlainText().strip() for name, field in self._fields.items()}
        written[NAMES] = self._names.text().strip()
        return {name: text for name, text in written.items() if text}

    def show_answers(self, answers: Mapping[str, str]) -> None:
        """Put `answers` into the fields."""
        for name, field in self._fields.items():
            field.setPlainText(answers.get(name, ""))
        self._names.setText(answers.get(NAMES, ""))

    def say(self, done: str) -> None:
        """Say that something was done."""
        self.tell("")
        self._done.say(done)

    def save(self, path: Path) -> None:
        """Write the card into the PDF at `path`, or say that it could not be."""
        words = self.words
        try:
            path.write_bytes(leaflet.pdf(self._title(), printed(words, self._card, self.answers())))
        except OSError:
            self.tell(words.text("The card could not be written there. Choose another folder."))
        else:
            self.say(words.text("Saved: {name}", name=path.name))

    def _story(self) -> Soft:
        words = self.words
        story = Soft()
        story.body.addWidget(Strong(words.text("The story that Bilan starts from")))
        told = words.text(
            "An executive lost a job worth two million. Not over anything he had posted: his daughter had passed on"
            " private pictures. A talk beforehand would have cost nothing."
        )
        story.body.addWidget(Body(told))
        return story

    def _field(self, question: Question, column: QVBoxLayout) -> Lines:
        words = self.words
        ground = Ground()
        ground.body.addWidget(CardTitle(words.text(question.short)))
        ground.body.addWidget(Body(words.text(question.question)))
        field = Lines(words.text(question.question))
        field.setPlaceholderText(words.text("For instance: {example}", example=words.text(question.fix)))
        ground.body.addWidget(field)
        column.addWidget(ground)
        return field

    def _signed(self) -> Ground:
        ground = Ground()
        label = self.words.text("Who agrees to this")
        ground.body.addWidget(CardTitle(label))
        self._names = QLineEdit()
        self._names.setAccessibleName(label)
        ground.body.addWidget(self._names)
        return ground

    def _foot(self) -> QVBoxLayout:
        """Return what can be done with the card: it never leaves the sight."""
        foot = QVBoxLayout()
        foot.setSpacing(6)
        self._done = Done()
        for each in (self._done, self.notice):
            foot.addWidget(each)
        foot.addLayout(self._ways())
        foot.addWidget(self._note())
        return foot

    def _ways(self) -> Flow:
        words = self.words
        line = Flow(gap=8)
        talked = PrimaryButton(words.text("We have &talked about it"))
        talked.clicked.connect(self.talked)
        line.addWidget(self.goes_on_with(talked))
        for text, act in (
            (words.text("&Print…"), self._print),
            (words.text("Save as a P&DF…"), self._choose_place),
            (words.text("&Keep here, encrypted"), self._keep),
        ):
            button = SecondaryButton(text)
            button.clicked.connect(act)
            line.addWidget(button)
        forget = LinkButton(words.text("&Forget it"))
        forget.clicked.connect(self._forget)
        line.addWidget(forget)
        line.addWidget(self.way_back())
        return line

    def _note(self) -> Second:
        return Second(
            self.words.text("Nothing of this is kept unless you ask for it. An empty card can be printed too.")
        )

    def _title(self) -> str:
        return self.words.text("What may we share about each other?")

    def _tell_change(self) -> None:
        self._done.say("")
        self.changed.emit(self.answers())

    def _print(self) -> None:
        leaflet.print_out(self._title(), printed(self.words, self._card, self.answers()), self)

    def _choose_place(self) -> None:
        words = self.words
        name = words.text("What we share.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, words.text("Save as a PDF"), name, "PDF (*.pdf)")
        if chosen:
            self.save(Path(chosen))

    def _keep(self) -> None:
        self.kept.emit(self.answers())

    def _forget(self) -> None:
        self.show_answers({})
        self.kept.emit({})


def printed(words: Words, card: Card, answers: Mapping[str, str]) -> str:
    """Return the card as HTML for paper; where nothing was agreed yet, there is room to write."""
    title = escape(words.text("What may we share about each other?"))
    parts = "".join(_printed_question(words, question, answers.get(question.id, "")) for question in card.question)
    who = escape(words.text("Who agrees to this"))
    when = escape(words.text("We talk about it again on:"))
    names = _lines(answers.get(NAMES, "")) or _ROOM
    return f"<h1>{title}</h1>{parts}<h2>{who}</h2>{names}<p>{when} ____________________</p>"


def _printed_question(words: Words, question: Question, answer: str) -> str:
    head = f"<h2>{escape(words.text(question.short))}</h2><p>{escape(words.text(question.question))}</p>"
    return head + (_lines(answer) or _ROOM)


def _lines(text: str) -> str:
    return f"<p><b>{escape(text).replace(chr(10), '<br>')}</b></p>" if text else ""
