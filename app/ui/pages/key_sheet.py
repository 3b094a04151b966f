"""Where does the person's own key to Have I Been Pwned come from, what does it cost, and where is it kept?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.browser import browse
from app.ui.pages.notice import Notice
from app.ui.pages.quoted import Quoted
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Sunken
from app.ui.widgets.field import PasswordField
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Attention, Body, Fixed, Second, Strong
from app.values.kept_addresses import KeyState
from app.words import Words
from checks.secret import Secret

_WHERE = "https://haveibeenpwned.com/API/Key"


class KeySheet(Sheet):
    """Takes a key into a password field; `given` carries it, `removed` says that the kept one is to go."""

    given = Signal(Secret)
    removed = Signal()

    def __init__(self, words: Words, state: KeyState, question: str, parent: QWidget) -> None:
        """Show `question`, the request that tries the key; dots stand for the key in it."""
        lead = words.text(
            "It is kept in this computer’s keychain and nowhere else. It is deleted when you decide that they are "
            "never asked."
        )
        super().__init__(words.text("Your key to Have I Been Pwned"), lead, "key", parent)
        self.words = words
        self._say_where()
        label = words.text("Key, 32 characters")
        self._field = PasswordField(label, words.text("Show"), words.text("Hide"))
        self._field.setEnabled(state is not KeyState.NO_KEYCHAIN)
        self._field.changed.connect(self._readiness_changed)
        name = Strong(label)
        name.setBuddy(self._field)
        self._notice = Notice()
        for widget in (name, self._field, self._notice):
            self.body.addWidget(widget)
        if state is KeyState.NO_KEYCHAIN:
            said = words.text("This computer’s keychain cannot be used, so no key can be kept.")
            self.body.addWidget(Attention(said))
        self.body.addWidget(Second(words.text("Before it is kept, this is asked, to learn what the key pays for:")))
        quoted = Quoted(question, words.text("The dots stand for your key."))
        quoted.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(quoted)
        self._add_ways(state)
        self._field.setFocus()

    def _say_where(self) -> None:
        words = self.words
        self.body.addWidget(
            Body(
                words.text(
                    "A key is a subscription of your own, paid by the month; Bilan gets nothing of it. The price is on "
                    "their page. Any plan can ask about an address; Pro and above can do so without showing it."
                )
            )
        )
        where = Sunken()
        where.body.addWidget(Fixed(_WHERE))
        self.body.addWidget(where)
        go = LinkButton(words.text("&Open in the browser"))
        go.clicked.connect(self._browse)
        go.setAutoDefault(False)
        self.body.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_ways(self, state: KeyState) -> None:
        words = self.words
        cancel = SecondaryButton(words.text("&Cancel"))
        cancel.clicked.connect(self.reject)
        self.foot.addWidget(cancel)
        if state is KeyState.KEPT:
            remove = SecondaryButton(words.text("&Remove the key"))
            remove.clicked.connect(self._remove)
            remove.setAutoDefault(False)
            self.foot.addWidget(remove)
        self._keep = PrimaryButton(words.text("&Try and keep it"))
        self._keep.clicked.connect(self._send)
        self.foot.addWidget(self._keep)
        self._keep.setDefault(True)
        self._readiness_changed()

    def _readiness_changed(self) -> None:
        self._keep.setEnabled(not self._field.is_empty())

    def _browse(self) -> None:
        opened = browse(_WHERE)
        said = self.words.text("No browser took this address. Copy it, and open it yourself.")
        self._notice.say("" if opened else said)

    def _remove(self) -> None:
        self.removed.emit()
        self.accept()

    def _send(self) -> None:
        self.given.emit(self._field.take())
        self.accept()
