"""I clicked: what now? The first ten minutes, by what happened. All of it works without a network."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.knowledge.emergency import Case, Channel, Emergency
from app.ui.browser import browse
from app.ui.leaflet import pdf
from app.ui.pages.notice import Done
from app.ui.pages.screen import Screen
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.card import Card, Soft, separator
from app.ui.widgets.scroll import Page
from app.ui.widgets.steps import StepNumber
from app.ui.widgets.text import Body, CardTitle, Fixed, Lead, Second, Strong, Title
from app.words import Words

_COLUMN = 760


class ClickedPage(Screen):
    """What happened, then what to do, in its order; below, who helps."""

    def __init__(self, words: Words, emergency: Emergency) -> None:
        """Offer every case of `emergency`; none is chosen beforehand."""
        super().__init__(words)
        self._emergency = emergency
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page(max_width=_COLUMN)
        whole.addWidget(scroll)
        column = scroll.body
        column.addWidget(self.headed_by(Title(words.text("I clicked: what now?"))))
        column.addWidget(
            Lead(
                words.text(
                    "It happens to careful people too. A few quick steps limit most of the damage. What happened?"
                )
            )
        )
        cases = Answers([(case.id, words.text(case.title), "") for case in emergency.case])
        cases.setAccessibleName(words.text("What happened?"))
        cases.chosen.connect(self.show_case)
        column.addWidget(cases)
        self._cases = cases
        self._place = QVBoxLayout()
        self._steps = QWidget()
        self._place.addWidget(self._steps)
        column.addLayout(self._place)
        self._done = Done()
        for said in (self._done, self.notice):
            column.addWidget(said)
        column.addLayout(self._ways())
        column.addWidget(self._help())
        column.addStretch(1)

    def show_case(self, name: str) -> None:
        """Show what to do in the case `name`."""
        self._cases.choose(name)
        shown = _case_card(self.words, next(case for case in self._emergency.case if case.id == name))
        self._place.replaceWidget(self._steps, shown)
        self._steps.hide()
        self._steps.deleteLater()
        self._steps = shown

    def save(self, path: Path) -> None:
        """Write all cases and all who help into the PDF at `path`, or say that it could not be."""
        words = self.words
        try:
            path.write_bytes(pdf(words.text("I clicked: what now?"), printed(words, self._emergency)))
        except OSError:
            self._done.say("")
            self.tell(words.text("{name} could not be written. Choose another place.", name=path.name))
        else:
            self.tell("")
            self._done.say(words.text("Saved: {name}", name=path.name))

    def _ways(self) -> QHBoxLayout:
        words = self.words
        line = QHBoxLayout()
        back = self.way_back()
        keep = SecondaryButton(words.text("Save as a &PDF, to print or keep"))
        keep.clicked.connect(self._choose_place)
        line.addWidget(keep)
        line.addStretch(1)
        line.addWidget(back)
        return line

    def _choose_place(self) -> None:
        words = self.words
        title, name = words.text("Save as a PDF"), words.text("I clicked.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, "PDF (*.pdf)")
        if chosen:
            self.save(Path(chosen))

    def _help(self) -> Card:
        words = self.words
        card = Card()
        card.body.addWidget(CardTitle(words.text("Who helps")))
        for number, channel in enumerate(self._emergency.channel):
            if number:
                card.body.addWidget(separator())
            card.body.addWidget(Strong(words.text(channel.title)))
            card.body.addWidget(Second(words.text(channel.why)))
            self._add_reach(card, channel)
        return card

    def _add_reach(self, card: Card, channel: Channel) -> None:
        """Add number and address as they are; an address is opened only by its own button."""
        words = self.words
        if channel.phone:
            card.body.addWidget(Fixed(channel.phone))
        if channel.address:
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(Fixed(channel.address), 1)
            show = LinkButton(words.text("Open in the browser"))
            show.setAccessibleName(words.text("Open {address} in the browser", address=channel.address))
            show.clicked.connect(partial(self._browse, channel.address))
            line.addWidget(show)
            card.body.addLayout(line)

    def _browse(self, address: str) -> None:
        if not browse(address):
            self.tell(self.words.text("No browser took this address. Copy it, and open it yourself."))


def _case_card(words: Words, case: Case) -> Card:
    card = Card()
    card.body.addWidget(CardTitle(words.text(case.title)))
    advice = Soft()
    advice.body.addWidget(Body(words.text(case.why)))
    card.body.addWidget(advice)
    for number, step in enumerate(case.steps, 1):
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(StepNumber(number), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(Strong(words.text(step.title)))
        said.addWidget(Body(words.text(step.fix)))
        line.addLayout(said, 1)
        card.body.addLayout(line)
    return card


def printed(words: Words, emergency: Emergency) -> str:
    """Return the whole page as HTML for paper: every case, then everyone who helps."""
    cases = "".join(_printed_case(words, case) for case in emergency.case)
    helps = "".join(_printed_channel(words, channel) for channel in emergency.channel)
    title, who = escape(words.text("I clicked: what now?")), escape(words.text("Who helps"))
    return f"<h1>{title}</h1>{cases}<h2>{who}</h2><ul>{helps}</ul>"


def _printed_case(words: Words, case: Case) -> str:
    steps = "".join(
        f"<li><b>{escape(words.text(step.title))}</b><br>{escape(words.text(step.fix))}</li>" for step in case.steps
    )
    return f"<h2>{escape(words.text(case.title))}</h2><p>{escape(words.text(case.why))}</p><ol>{steps}</ol>"


def _printed_channel(words: Words, channel: Channel) -> str:
    reached = escape(" ".join(filter(None, (channel.phone, channel.address))))
    return f"<li><b>{escape(words.text(channel.title))}</b> {reached}<br>{escape(words.text(channel.why))}</li>"
