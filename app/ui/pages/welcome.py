"""What is this, what stays on this computer, and how does one begin?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.icons import Icon
from app.ui.pages.save_copy_sheet import COPY
from app.ui.pages.screen import Screen
from app.ui.widgets.bar import ProtectionBar
from app.ui.widgets.brand import Brand
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card, Soft, separator
from app.ui.widgets.rows import Row
from app.ui.widgets.scroll import Page
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.state import StateShape
from app.ui.widgets.text import Body, DetailTitle, Lead, Second, Strong, WelcomeTitle
from app.words import Words
from checks.score import Parts
from checks.states import State

_NARROW = 900
_EXAMPLE = Parts(measured=21, practised=9, declared=18, unknown=25, to_fix=19, accepted=8)


class WelcomePage(Screen):
    """The first page of all: no account, no permission asked."""

    started = Signal()
    saved_chosen = Signal(Path)
    copy_chosen = Signal(Path)
    sample_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, words: Words) -> None:
        """Draw what stays here at the left, and an example of a result at the right."""
        super().__init__(words)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        scroll = Page()
        self._sides.addWidget(scroll, 7)
        self._fill_left(scroll.body)
        self._example = self._right()
        self._sides.addWidget(self._example, 4)

    def fit(self, width: int) -> None:
        """Leave the example out where both sides would be cramped: it is an illustration only."""
        self._example.setVisible(width >= _NARROW)

    def _fill_left(self, body: QVBoxLayout) -> None:
        words = self.words
        body.setContentsMargins(32, 12, 0, 0)
        body.addWidget(Brand(34))
        body.addStretch(2)
        body.addWidget(self.headed_by(WelcomeTitle(words.text("A calm look at what protects you"))))
        body.addWidget(
            Lead(words.text("Nine questions, one at a time, about six minutes. You choose what is looked at."))
        )
        body.addSpacing(24)
        for name, title, text in self._promises():
            body.addLayout(_promise(name, title, text))
            body.addSpacing(12)
        body.addSpacing(16)
        body.addLayout(self._language())
        body.addSpacing(12)
        body.addLayout(self._ways_in())
        body.addWidget(self._sample(), 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.notice)
        body.addStretch(3)

    def _promises(self) -> tuple[tuple[str, str, str], ...]:
        words = self.words
        return (
            (
                "lock",
                words.text("It stays here"),
                words.text("Your answers are kept encrypted on this computer. There is no account."),
            ),
            (
                "eye-off",
                words.text("Passwords are never kept"),
                words.text("If you open a vault, it is read in memory, then forgotten."),
            ),
            (
                "leave",
                words.text("Nothing leaves without your yes"),
                words.text("You see who would receive it, and exactly what, before."),
            ),
        )

    def _language(self) -> QHBoxLayout:
        choice = Segmented((("en", "English"), ("fr", "Français")))
        choice.setAccessibleName(self.words.text("Language"))
        choice.choose(self.words.language)
        choice.chosen.connect(self.language_chosen)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(Second(self.words.text("Language")))
        line.addWidget(choice)
        line.addStretch(1)
        return line

    def _ways_in(self) -> QHBoxLayout:
        start = PrimaryButton(self.words.text("&Start the check-up"))
        start.clicked.connect(self.started)
        self.goes_on_with(start)
        saved = SecondaryButton(self.words.text("&Open a saved check-up…"))
        saved.clicked.connect(self._choose_saved)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(start)
        line.addWidget(saved)
        line.addStretch(1)
        return line

    def _sample(self) -> LinkButton:
        sample = LinkButton(self.words.text("&Try with sample data"))
        sample.clicked.connect(self.sample_wanted)
        return sample

    def _choose_saved(self) -> None:
        kinds = self.words.text("Saved check-ups") + f" (*.db *.bilan *{COPY})"
        chosen, _ = QFileDialog.getOpenFileName(self, self.words.text("Open a saved check-up"), "", kinds)
        if chosen.endswith(COPY):
            self.copy_chosen.emit(Path(chosen))
        elif chosen:
            self.saved_chosen.emit(Path(chosen))

    def _right(self) -> QWidget:
        words = self.words
        side = Soft()
        side.setObjectName("edge")
        side.body.setContentsMargins(36, 24, 36, 24)
        side.body.addStretch(1)
        side.body.addWidget(self._example_card())
        side.body.addSpacing(12)
        motto = Body(words.text("“Not known” is never drawn as “fine”, and an honest answer never costs you anything."))
        motto.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        side.body.addWidget(motto)
        side.body.addStretch(1)
        return side

    def _example_card(self) -> Card:
        words = self.words
        card = Card()
        card.body.addWidget(Second(words.text("What it will look like")))
        card.body.addWidget(DetailTitle(words.text("An example")))
        card.body.addSpacing(6)
        bar = ProtectionBar(height=22)
        bar.show_parts(_EXAMPLE)
        bar.setAccessibleName(
            words.text("An example of the bar: most is confirmed, some is not known, some is to fix.")
        )
        card.body.addWidget(bar)
        card.body.addSpacing(8)
        rows = self._example_rows()
        for place, (state, title, second) in enumerate(rows):
            if place:
                card.body.addWidget(separator())
            card.body.addWidget(Row(StateShape(state, name=second), title, second))
        return card

    def _example_rows(self) -> tuple[tuple[State, str, str], ...]:
        words = self.words
        return (
            (State.PASS, words.text("Mailbox password"), words.text("confirmed")),
            (State.PARTIAL, words.text("One password per account"), words.text("confirmed in part")),
            (State.UNKNOWN, words.text("Disk encryption"), words.text("not known yet")),
            (State.FAIL, words.text("Who sees your posts"), words.text("to fix, 8 minutes")),
            (State.STALE, words.text("Backup"), words.text("to re-check")),
        )


def _promise(name: str, title: str, text: str) -> QHBoxLayout:
    tile = Soft()
    tile.setFixedSize(44, 44)
    tile.body.setContentsMargins(0, 0, 0, 0)
    tile.body.addWidget(Icon(name, 20), 0, Qt.AlignmentFlag.AlignCenter)
    said = QVBoxLayout()
    said.setSpacing(2)
    said.addWidget(Strong(title))
    said.addWidget(Second(text))
    line = QHBoxLayout()
    line.setSpacing(18)
    line.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(said, 1)
    return line
