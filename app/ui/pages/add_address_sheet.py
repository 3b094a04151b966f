"""Which address, that no vault holds, is the person's too?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.pages.notice import Notice
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Strong
from app.words import Words
from checks.exposure.addresses import address


class AddAddressSheet(Sheet):
    """Asks for an address; `given` carries it in lower case."""

    given = Signal(str)

    def __init__(self, words: Words, parent: QWidget) -> None:
        """Ask for one."""
        lead = words.text("One that is yours. It is kept encrypted on this computer; nothing of it leaves yet.")
        super().__init__(words.text("Add an address"), lead, "mail", parent)
        self.words = words
        label = words.text("E-mail address")
        self._line = QLineEdit()
        self._line.setAccessibleName(label)
        self._notice = Notice()
        for widget in (Strong(label), self._line, self._notice):
            self.body.addWidget(widget)
        cancel = SecondaryButton(words.text("&Cancel"))
        cancel.clicked.connect(self.reject)
        add = PrimaryButton(words.text("A&dd"))
        add.clicked.connect(self._send)
        self.foot.addWidget(cancel)
        self.foot.addWidget(add)
        add.setDefault(True)
        self._line.setFocus()

    def _send(self) -> None:
        found = address(self._line.text())
        if not found:
            self._notice.say(self.words.text("This is not an e-mail address. Write it as name@example.org."))
            return
        self.given.emit(found)
        self.accept()
