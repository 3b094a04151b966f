"""What exactly left this computer in one request, to whom, and may they be asked again?"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.pages.consent_choice import ConsentChoice
from app.ui.pages.departed import is_covered, size
from app.ui.pages.quoted import Quoted
from app.ui.pages.recipients import about
from app.ui.widgets.axes import axes
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import separator
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import CardTitle, DetailTitle, Second, Strong
from app.values.outside import Consent, Departure, Recipient
from app.words import Words


class LedgerDetail(QFrame):
    """The right side of the ledger."""

    decided = Signal(Recipient, Consent)
    list_wanted = Signal()

    def __init__(self, words: Words, consents: Mapping[Recipient, Consent]) -> None:
        """Begin empty; `consents` is what was decided so far."""
        super().__init__()
        self.words = words
        self._consents = consents
        self._recipient: Recipient | None = None
        self._choice: ConsentChoice | None = None
        self._way_back = LinkButton(words.text("Back to the &list"))
        self._way_back.clicked.connect(self.list_wanted)
        self._way_back.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._way_back)
        self._content = QWidget()
        self._column.addWidget(self._content, 1)

    def show_way_back(self, *, shown: bool) -> None:
        """Offer the way back to the list, where it is not beside."""
        self._way_back.setVisible(shown)

    def show_consents(self, consents: Mapping[Recipient, Consent]) -> None:
        """Show what is decided now."""
        self._consents = consents
        if self._choice is not None and self._recipient is not None:
            self._choice.show_decided(consents.get(self._recipient))

    def show_departure(self, departure: Departure) -> None:
        """Show one request."""
        words, told = self.words, about(self.words, departure.recipient)
        scroll = Page()
        body = scroll.body
        body.addWidget(DetailTitle(told.name))
        at = departure.at.astimezone()
        body.addWidget(Second(words.text("{day} at {time}", day=words.date(at.date()), time=f"{at:%H:%M:%S}")))
        body.addLayout(axes(self._facts(departure)))
        body.addWidget(separator())
        body.addWidget(CardTitle(words.text("Exactly what left")))
        body.addWidget(Quoted(departure.sent, self._note(departure)))
        body.addLayout(axes(((words.text("They learned"), told.learns),)))
        body.addWidget(separator())
        body.addWidget(Strong(words.text("May Bilan ask {name}?", name=told.name)))
        body.addWidget(self._made_choice(departure.recipient, told.name))
        body.addStretch(1)
        self._column.replaceWidget(self._content, scroll)
        self._content.deleteLater()
        self._content = scroll

    def _facts(self, departure: Departure) -> tuple[tuple[str, str], ...]:
        words = self.words
        return (
            (words.text("Who"), about(words, departure.recipient).who),
            (words.text("Host"), departure.host),
            (words.text("Why"), words.message(departure.purpose, {})),
            (words.text("What came of it"), words.message(departure.outcome, {})),
            (words.text("Sent"), size(words, departure.size)),
            (words.text("Received"), size(words, departure.received)),
        )

    def _note(self, departure: Departure) -> str:
        words = self.words
        if is_covered(departure):
            return words.text("The dots cover what was derived from your data, as many as were sent: it is not kept.")
        return words.text("Nothing in it was derived from your data.")

    def _made_choice(self, recipient: Recipient, name: str) -> ConsentChoice:
        choice = ConsentChoice(self.words, name, self._consents.get(recipient))
        choice.chosen.connect(lambda consent: self.decided.emit(recipient, consent))
        self._recipient, self._choice = recipient, choice
        return choice
