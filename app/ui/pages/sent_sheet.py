"""On which day was a letter sent?"""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.choice import Choice
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Body, Second, Strong
from app.words import Words
from checks.exposure.rights import due

_DAYS = 92
"""As many as a company may take at most: an older letter is answered, or is a matter for the authority."""


class SentSheet(Sheet):
    """Asks for a day, and says what is kept and until when an answer is due."""

    sent = Signal(object)
    """Carries the local date."""

    def __init__(self, words: Words, company: str, today: date, parent: QWidget) -> None:
        """Ask when the letter to `company` was sent; not after `today`."""
        super().__init__(words.text("Remind me of this letter"), company, "clock", parent)
        self.words = words
        label = words.text("Sent on")
        self._day = Choice(label)
        self._days = [today - timedelta(days=ago) for ago in range(_DAYS)]
        self._day.addItems([words.date(day) for day in self._days])
        self._day.currentIndexChanged.connect(self._show)
        self._due = Body("")
        self.body.addWidget(Strong(label))
        self.body.addWidget(self._day)
        self.body.addWidget(self._due)
        self.body.addWidget(
            Second(words.text("Bilan keeps the company, what you asked for and the dates. Save the letter itself."))
        )
        cancel = SecondaryButton(words.text("&Cancel"))
        cancel.clicked.connect(self.reject)
        keep = PrimaryButton(words.text("&Save"))
        keep.clicked.connect(self._send)
        self.foot.addWidget(cancel)
        self.foot.addWidget(keep)
        keep.setDefault(True)
        self._show()

    def _chosen(self) -> date:
        return self._days[max(0, self._day.currentIndex())]

    def _show(self) -> None:
        day = self.words.date(due(self._chosen()))
        self._due.setText(self.words.text("To be answered until {day}.", day=day))

    def _send(self) -> None:
        self.sent.emit(self._chosen())
        self.accept()
