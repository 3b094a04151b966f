"""What of a person's life decides which questions make sense to them, and is often found in passwords?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from app.ui.pages.guided import GuidedPage
from app.ui.widgets.card import Card, separator
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import Body, CardTitle, Lead, Second, Title
from app.words import Words
from checks.model import Person, ProfileFlag

_ANSWERS: Mapping[str, bool | None] = {"yes": True, "no": False, "unsaid": None}


_BETWEEN_NAMES = re.compile(r"[\s,;]+")
_EARLIEST_BIRTH = 1900
_LONGEST = 200


class AboutPage(GuidedPage):
    """Four things, each yes, no or not said, and three that one may write; all of it can be skipped."""

    told = Signal(object, Person)
    """A mapping of each `ProfileFlag` to True, False, or None where nothing was said, and who the person is."""
    skipped = Signal()

    def __init__(
        self, words: Words, flags: Mapping[ProfileFlag, bool | None], person: Person, today: date, *, first_run: bool
    ) -> None:
        """Show what was told before in `flags` and `person`; only the first run can skip it."""
        super().__init__(words, "" if first_run else None)
        self._choices: dict[ProfileFlag, Segmented] = {}
        self._this_year = today.year
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
        self.column.addWidget(self._ask_person(person))
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

    def _ask_person(self, person: Person) -> Card:
        words = self.words
        card = Card()
        card.body.addWidget(CardTitle(words.text("Only used to notice them in passwords")))
        card.body.addWidget(
            Second(words.text("What belongs to one’s own life is guessed first. It is kept encrypted and never sent."))
        )
        year = "" if person.birth_year is None else str(person.birth_year)
        self._names = self._field(card, words.text("First names and surname, yours and of those close to you"))
        self._year = self._field(card, words.text("Birth year"))
        self._town = self._field(card, words.text("Town"))
        for field, told in ((self._names, " ".join(person.names)), (self._year, year), (self._town, person.town)):
            field.setText(told)
        return card

    def _field(self, card: Card, label: str) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(_LONGEST)
        field.setAccessibleName(label)
        field.setPlaceholderText(self.words.text("may stay empty"))
        named = Body(label)
        named.setBuddy(field)
        card.body.addWidget(named)
        card.body.addWidget(field)
        return field

    def _send(self) -> None:
        text = self._year.text().strip()
        year = int(text) if re.fullmatch(r"[0-9]{4}", text) else None
        if text and (year is None or not _EARLIEST_BIRTH <= year <= self._this_year):
            self.tell(self.words.text("Write the birth year with four digits, such as 1985, or leave it empty."))
            self._year.setFocus()
            return
        names = tuple(dict.fromkeys(name for name in _BETWEEN_NAMES.split(self._names.text()) if name))
        flags = {flag: _ANSWERS[choice.value() or "unsaid"] for flag, choice in self._choices.items()}
        self.told.emit(flags, Person(names, year, self._town.text().strip()))
