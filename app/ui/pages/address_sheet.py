"""Which page of a site is about to be opened?

The address is shown first. It is opened on a click only, in the person's browser: Bilan itself asks the site nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.ui.browser import browse
from app.ui.pages.notice import Notice
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Sunken
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Body, Fixed, Second
from app.words import Words


@dataclass(frozen=True, slots=True)
class Destination:
    """A page of a site: what is done there, with which account, its https address, and what to know before."""

    title: str
    account: str
    address: str
    notes: tuple[str, ...] = ()
    icon: str = "key"


class AddressSheet(Sheet):
    """Shows the address of a destination, and opens or copies it."""

    def __init__(self, words: Words, destination: Destination, parent: QWidget) -> None:
        """Offer to go to `destination`."""
        super().__init__(destination.title, destination.account, destination.icon, parent)
        self.words = words
        self._address = destination.address
        self.body.addWidget(Body(words.text("This page opens in your browser:")))
        quoted = Sunken()
        quoted.body.addWidget(Fixed(destination.address))
        self.body.addWidget(quoted)
        for note in destination.notes:
            self.body.addWidget(Second(note))
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
