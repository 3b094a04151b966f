"""What does a letter need to know?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QVBoxLayout, QWidget

from app.letters.companies import Company
from app.letters.writing import Wish
from app.ui.pages.rights_words import right_name
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.lines import Lines
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import Body, CardTitle, Second, Strong
from app.words import Words
from checks.own_data import Right

_LONGEST = 200


class LetterForm(QWidget):
    """What is asked, of whom, by whom, and in which language. `changed` tells that the letter is another one now."""

    changed = Signal()
    list_wanted = Signal()
    """The person wants to choose a file with a list of companies."""

    def __init__(self, words: Words) -> None:
        """Start with nothing filled in; `show_companies` gives names to choose from."""
        super().__init__()
        self.words = words
        self._known: Mapping[str, Company] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._right = self._ask_right()
        column.addWidget(self._right)
        column.addWidget(self._ask_company())
        column.addWidget(self._ask_person())
        column.addWidget(Strong(words.text("Language of the letter")))
        self._language = self._ask_language()
        column.addWidget(self._language)

    def wish(self) -> Wish:
        """Return what is filled in now."""
        right, language = self._right.value(), self._language.value()
        name = " ".join(self._company.text().split())
        return Wish(
            right=Right(right or Right.ACCESS.value),
            language="fr" if language == "fr" else "en",
            company=Company(name, self._address.lines(), self._mail.text().strip()),
            name=self._name.text().strip(),
            answer_to=self._answer_to.lines(),
            known_as=self._known_as.text().strip(),
        )

    def show_companies(self, companies: Sequence[Company]) -> None:
        """Offer the names of `companies` while one is typed."""
        words = self.words
        self._known = {company.name: company for company in companies}
        names = QListView()
        names.setUniformItemSizes(True)  # there may be thousands
        names.setAccessibleName(words.text("Companies"))
        completer = QCompleter([company.name for company in companies], self._company)
        completer.setPopup(names)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._take)
        self._company.setCompleter(completer)
        n = len(companies)
        self._count.setText(words.count("{n} company can be chosen.", "{n} companies can be chosen.", n))

    def take_focus(self) -> None:
        """Bring the keyboard to the first thing that must be typed."""
        self._company.setFocus()

    def _take(self, name: str) -> None:
        """Fill in what is known of the company that was chosen from the list."""
        company = self._known.get(name)
        if company is not None:
            self._address.show_lines(company.address)
            self._mail.setText(company.email)

    def _ask_right(self) -> Answers:
        words = self.words
        answers = Answers([(right.value, right_name(words, right), "") for right in Right])
        answers.setAccessibleName(words.text("What you ask for"))
        answers.choose(Right.ACCESS.value)
        answers.chosen.connect(lambda _key: self.changed.emit())
        return answers

    def _ask_company(self) -> Card:
        words = self.words
        card = Card()
        card.body.addWidget(CardTitle(words.text("To whom")))
        self._company = self._line(card, words.text("Company"), words.text("type a name, or choose one"))
        self._count = Second("")
        load = LinkButton(words.text("Use a larger &list…"))
        load.setAccessibleDescription(words.text("The file companies.json of datenanfragen.de, if you downloaded it"))
        load.setToolTip(load.accessibleDescription())
        load.clicked.connect(self.list_wanted)
        card.body.addWidget(self._count)
        card.body.addWidget(load, 0, Qt.AlignmentFlag.AlignLeft)
        self._address = self._lines(card, words.text("Its postal address"))
        self._mail = self._line(card, words.text("Its e-mail address"), words.text("see its privacy notice"))
        return card

    def _ask_person(self) -> Card:
        words = self.words
        card = Card()
        card.body.addWidget(CardTitle(words.text("From whom")))
        card.body.addWidget(Second(words.text("Used for this letter only. Bilan does not keep it.")))
        self._name = self._line(card, words.text("Your name"), "")
        self._answer_to = self._lines(card, words.text("Where to answer: an e-mail or postal address"))
        self._known_as = self._line(card, words.text("Account name or customer number"), words.text("may stay empty"))
        card.body.addWidget(
            Second(
                words.text(
                    "No copy of an identity paper is attached: a company may ask for more only where it has reasonable "
                    "doubts, and a copy is one more thing that can leak."
                )
            )
        )
        return card

    def _ask_language(self) -> Segmented:
        choice = Segmented((("en", "English"), ("fr", "Français")))
        choice.setAccessibleName(self.words.text("Language of the letter"))
        choice.choose(self.words.language)
        choice.chosen.connect(lambda _key: self.changed.emit())
        return choice

    def _line(self, card: Card, label: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(_LONGEST)
        field.setPlaceholderText(hint)
        field.setAccessibleName(label)
        field.textChanged.connect(lambda _text: self.changed.emit())
        _add(card, label, field)
        return field

    def _lines(self, card: Card, label: str) -> Lines:
        field = Lines(label)
        field.textChanged.connect(self.changed)
        _add(card, label, field)
        return field


def _add(card: Card, label: str, field: QWidget) -> None:
    named = Body(label)
    named.setBuddy(field)
    card.body.addWidget(named)
    card.body.addWidget(field)
