"""Whom may Bilan ask, and what would they learn?"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.ui.pages.consent_choice import ConsentChoice
from app.ui.pages.quoted import Quoted
from app.ui.pages.recipients import About, about
from app.ui.pages.screen import Screen
from app.ui.widgets.axes import axes
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.flow import Flow
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import CardTitle, Lead, Second, Title
from app.values.outside import Consent, Recipient
from app.words import Words


class RecipientsPage(Screen):
    """One card for each recipient, with its switch and the literal bytes of a question."""

    decided = Signal(Recipient, Consent)
    question_wanted = Signal(Recipient)
    ledger_wanted = Signal()

    def __init__(self, words: Words, consents: Mapping[Recipient, Consent], *, waiting: bool) -> None:
        """Show what was decided; `waiting` offers the way back to a page that waits under this one."""
        super().__init__(words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page(max_width=820)
        whole.addWidget(scroll)
        body = scroll.body
        body.addWidget(self.headed_by(Title(words.text("Whom Bilan may ask"))))
        body.addWidget(
            Lead(words.text("Nobody, until you decide. Without an answer from them, some results stay “not known”."))
        )
        body.addWidget(self.notice)
        self._cards = {who: _RecipientCard(words, about(words, who), consents.get(who)) for who in Recipient}
        for who, card in self._cards.items():
            card.choice.chosen.connect(lambda consent, who=who: self.decided.emit(who, consent))
            card.question_wanted.connect(lambda who=who: self.question_wanted.emit(who))
            body.addWidget(card)
        ledger = LinkButton(words.text("&What left this computer"))
        ledger.clicked.connect(self.ledger_wanted)
        ways = Flow()
        ways.addWidget(ledger)
        if waiting:
            back = self.way_back()
            ways.addWidget(back)
        body.addLayout(ways)
        body.addStretch(1)

    def show_consents(self, consents: Mapping[Recipient, Consent]) -> None:
        """Show what is decided now."""
        for who, card in self._cards.items():
            card.choice.show_decided(consents.get(who))

    def show_question(self, recipient: Recipient, question: str) -> None:
        """Show a question to `recipient` as it would leave this computer."""
        self._cards[recipient].show_question(question)


class _RecipientCard(Card):
    question_wanted = Signal()

    def __init__(self, words: Words, told: About, consent: Consent | None) -> None:
        super().__init__()
        self.words = words
        self._note = told.note
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(CardTitle(told.name))
        said.addWidget(Second(words.text("Needed for: {purpose}", purpose=told.purpose)))
        said.addStretch(1)
        self.choice = ConsentChoice(words, told.name, consent)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(said, 1)
        head.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addLayout(
            axes(
                (
                    (words.text("Who"), told.who),
                    (words.text("How many"), told.how_many),
                    (words.text("They learn"), told.learns),
                )
            )
        )
        self._exactly = LinkButton(words.text("Show me exactly"))
        self._exactly.setAccessibleName(words.text("Show exactly what would leave: {name}", name=told.name))
        self._exactly.clicked.connect(self.question_wanted)
        self.body.addWidget(self._exactly, 0, Qt.AlignmentFlag.AlignLeft)

    def show_question(self, question: str) -> None:
        """Show the literal bytes in place of the way to them."""
        self._exactly.hide()
        quoted = Quoted(question, self._note)
        quoted.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(quoted)
