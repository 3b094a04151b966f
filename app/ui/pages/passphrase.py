"""How is the store locked or opened where the computer has no keychain?"""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.checkup.overview import PassphraseAsked
from app.ui.pages.guided import GuidedPage
from app.ui.widgets.field import PasswordField
from app.ui.widgets.text import Body, Lead, Title
from app.words import Words
from checks.secret import Secret


class PassphrasePage(GuidedPage):
    """Asks for the passphrase: once to open, twice to choose it."""

    given = Signal(Secret)

    def __init__(self, words: Words, asked: PassphraseAsked) -> None:
        """Ask for the passphrase that exists, or for a new one."""
        super().__init__(words, "")
        self._new = asked is PassphraseAsked.NEW
        self.column.addStretch(1)
        self.column.addWidget(self.headed_by(Title(self._title())))
        self.column.addWidget(Lead(self._lead()))
        self.column.addSpacing(12)
        self._first = self._field(words.text("Passphrase"))
        self._again = self._field(words.text("The same passphrase again")) if self._new else None
        self.column.addWidget(self.notice)
        self.column.addStretch(2)
        _, _, on = self.add_foot("", "", words.text("&Lock it with this") if self._new else words.text("&Open"))
        on.clicked.connect(self._send)

    def appear(self) -> None:
        """Let the person type at once; the field's name says what is asked."""
        self._first.setFocus()

    def _title(self) -> str:
        words = self.words
        return words.text("Choose a passphrase") if self._new else words.text("Your passphrase")

    def _lead(self) -> str:
        words = self.words
        if self._new:
            return words.text(
                "This computer has no keychain that Bilan can use, so a passphrase of yours locks your check-up. "
                "Four or five words that you have not used elsewhere are good. "
                "Without it, nobody can open your check-up again, not even you."
            )
        return words.text("Your check-up is locked by the passphrase that you chose.")

    def _field(self, label: str) -> PasswordField:
        name = Body(label)
        field = PasswordField(label, self.words.text("Show"), self.words.text("Hide"))
        name.setBuddy(field)
        field.returnPressed.connect(self._send)
        self.column.addWidget(name)
        self.column.addWidget(field)
        return field

    def _send(self) -> None:
        words = self.words
        passphrase = self._first.take()
        again = self._again.take() if self._again is not None else passphrase
        if not passphrase:
            self.tell(words.text("Type your passphrase first."))
        elif passphrase != again:
            self.tell(words.text("The two are not the same. Type both again."))
        else:
            self.tell("")
            self.given.emit(passphrase)
            return
        self._first.setFocus()
