"""How is an address followed? It is shown first, and opened on a click only, in the person's own browser."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.browser import browse
from app.ui.pages.notice import Done, Notice
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import Fixed
from app.words import Words


class AddressWays(QWidget):
    """An address, and what can be done with it."""

    def __init__(self, words: Words, address: str, about: str) -> None:
        """Show `address`; a screen reader is told that its buttons are `about` something."""
        super().__init__()
        self.words = words
        self._address = address
        self._done, self._notice = Done(), Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Fixed(address))
        go, copy = LinkButton(words.text("Open in the browser")), LinkButton(words.text("Copy the address"))
        go.clicked.connect(self._browse)
        copy.clicked.connect(self._copy)
        line = Flow(gap=18)
        for button in (go, copy):
            button.setAccessibleName(f"{button.text()}: {about}")
            line.addWidget(button)
        column.addLayout(line)
        column.addWidget(self._done)
        column.addWidget(self._notice)

    def _browse(self) -> None:
        opened = browse(self._address)
        self._notice.say(
            "" if opened else self.words.text("No browser took this address. Copy it, and open it yourself.")
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self._done.say(self.words.text("The address is in the clipboard."))
