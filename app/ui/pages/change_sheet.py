"""Where is the password of an account changed?

The address is shown first. It is opened on a click only, in the person's browser: Bilan itself asks the site nothing.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.ui.browser import browse
from app.ui.pages.grouping import subject_name
from app.ui.pages.notice import Notice
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Sunken
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Body, Fixed, Second
from app.words import Words
from checks.model import Subject

_PROMISED = "/.well-known/change-password"


class ChangeSheet(Sheet):
    """Shows `address`, and opens or copies it."""

    def __init__(self, words: Words, subject: Subject, address: str, parent: QWidget) -> None:
        """Offer to change the password of `subject`."""
        title = words.text("Change the password of {name}", name=subject_name(subject))
        super().__init__(title, subject.user, "key", parent)
        self.words = words
        self._address = address
        self.body.addWidget(Body(words.text("This page opens in your browser:")))
        quoted = Sunken()
        quoted.body.addWidget(Fixed(address))
        self.body.addWidget(quoted)
        if address.endswith(_PROMISED):
            self.body.addWidget(
                Second(
                    words.text(
                        "Many sites lead from this address to their page for changing the password. If this one does "
                        "not, look for the security settings of your account."
                    )
                )
            )
        self.body.addWidget(
            Second(words.text("Only your browser connects to the site. Let your password manager make the new one."))
        )
        self._notice = Notice()
        self.body.addWidget(self._notice)
        self._add_ways()

    def _add_ways(self) -> None:
        words = self.words
        show = PrimaryButton(words.text("&Open in the browser"))
        show.clicked.connect(self._browse)
        copy = SecondaryButton(words.text("&Copy the address"))
        copy.clicked.connect(self._copy)
        close = SecondaryButton(words.text("&Not now"))
        close.clicked.connect(self.reject)
        for button in (close, copy, show):
            self.foot.addWidget(button)
        show.setDefault(True)

    def _browse(self) -> None:
        if browse(self._address):
            self.accept()
        else:
            self._notice.say(self.words.text("No browser took this address. Copy it, and open it yourself."))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self.accept()
