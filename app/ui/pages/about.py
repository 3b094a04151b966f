"""What of a person's life decides which questions make sense to them?"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.ui.pages.guided import GuidedPage
from app.ui.widgets.card import Card, separator
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import Body, Lead, Title
from app.words import Words
from checks.model import ProfileFlag

_ANSWERS: Mapping[str, bool | None] = {"yes": True, "no": False, "unsaid": None}


class AboutPage(GuidedPage):
    """Four things, each yes, no or not said; all of it can be skipped."""

    told = Signal(object)
    """A mapping of each `ProfileFlag` to True, False, or None where nothing was said."""
    skipped = Signal()

    def __init__(self, words: Words, flags: Mapping[ProfileFlag, bool | None], *, first_run: bool) -> None:
        """Show what was told before in `flags`; only the first run can skip it."""
        super().__init__(words, "" if first_run else None)
        self._choices: dict[ProfileFlag, Segmented] = {}
        self.column.addWidget(self.headed_by(Title(words.text("About you"))))
        self.column.addWidget(
            Lead(
                words.text(
                    "Questions that do not concern you are left out. You can change this later, and say nothing."
                )
            )
        )
        self.column.addSpacing(12)
        card = Card()
        for place, (flag, text) in enumerate(self._questions()):
            if place:
                card.body.addWidget(separator())
            card.body.addLayout(self._line(flag, text, flags))
        self.column.addWidget(card)
        self.column.addWidget(self.notice)
        self.column.addStretch(1)
        on_text = words.text("&Next") if first_run else words.text("&Save")
        _, skip, on = self.add_foot(words.text("&Back"), words.text("S&kip for now") if first_run else "", on_text)
        if skip is not None:
            skip.clicked.connect(self.skipped)
        on.clicked.connect(self._send)

    def _questions(self) -> tuple[tuple[ProfileFlag, str], ...]:
        words = self.words
        return (
            (ProfileFlag.EMPLOYED, words.text("I have a job")),
            (ProfileFlag.HAS_SMARTPHONE, words.text("I use a smartphone")),
            (ProfileFlag.HAS_CHILDREN, words.text("I have children")),
            (ProfileFlag.SHARES_COMPUTER, words.text("Others use this computer too")),
        )

    def _line(self, flag: ProfileFlag, text: str, flags: Mapping[ProfileFlag, bool | None]) -> QHBoxLayout:
        words = self.words
        choice = Segmented((("yes", words.text("Yes")), ("no", words.text("No")), ("unsaid", words.text("Not said"))))
        choice.setAccessibleName(text)
        choice.choose(next(key for key, value in _ANSWERS.items() if value is flags.get(flag)))
        self._choices[flag] = choice
        line = QHBoxLayout()
        line.addWidget(Body(text), 1)
        line.addWidget(choice)
        return line

    def _send(self) -> None:
        self.told.emit({flag: _ANSWERS[choice.value() or "unsaid"] for flag, choice in self._choices.items()})
