"""Which file is to be opened, and with which key?

One card a file: its name, what it is, and the fields for its key where it is locked. An error stands under its file.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.checkup.events import Examined, Source
from app.ui.pages.notice import Notice
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.field import PasswordField, PathField
from app.ui.widgets.switch import TickBox
from app.ui.widgets.text import Body, Second, Strong
from app.words import Words

FORMATS = {
    "kdbx": "KeePass",
    "keepass-xml": "KeePass XML",
    "keepass1-csv": "KeePass 1",
    "keepassxc-csv": "KeePassXC",
    "1password-1pux": "1Password",
    "onepassword-csv": "1Password",
    "onepassword7-csv": "1Password 7",
    "apple-csv": "Apple",
    "bitwarden-json": "Bitwarden",
    "bitwarden-csv": "Bitwarden",
    "blur-csv": "Blur",
    "buttercup-csv": "Buttercup",
    "chrome-csv": "Chrome, Edge, Brave",
    "dashlane-csv": "Dashlane",
    "dashlane-json": "Dashlane",
    "dashlane-legacy-csv": "Dashlane",
    "dashlane-zip": "Dashlane",
    "enpass-csv": "Enpass",
    "enpass-json": "Enpass",
    "firefox-csv": "Firefox",
    "gorilla-csv": "Password Gorilla",
    "keeper-csv": "Keeper",
    "keeper-json": "Keeper",
    "lastpass-csv": "LastPass",
    "myki-csv": "Myki",
    "networkmanager": "NetworkManager",
    "nordpass-csv": "NordPass",
    "passpack-csv": "Passpack",
    "password-store": "pass",
    "proton-json": "Proton Pass",
    "proton-csv": "Proton Pass",
    "roboform-csv": "RoboForm",
    "upm-csv": "Universal Password Manager",
    "zoho-csv": "Zoho Vault",
    "csv": "CSV",
}
"""What a person calls each format: names, which no language changes."""


class VaultFile(Card):
    """One chosen file. `removed` is wanted by its own button, `given` by Enter in the password field."""

    removed = Signal()
    given = Signal()
    archive_wanted = Signal()
    """It is an archive of a platform, and the person wants it looked through."""

    def __init__(self, words: Words, path: Path) -> None:
        """Show `path` as being looked at; `show_examined` or `show_problem` follow."""
        super().__init__()
        self.words = words
        self.path = path
        self._examined: Examined | None = None
        self._password: PasswordField | None = None
        self._keyfile: PathField | None = None
        self._agreed: TickBox | None = None
        self._what = Second(words.text("Looking at it…"))
        self.notice = Notice()
        self.body.addLayout(self._head())
        self.body.addWidget(self._what)
        self.body.addWidget(self.notice)

    @property
    def usable(self) -> bool:
        """Whether the file is known and can be tried."""
        return self._examined is not None

    def show_examined(self, examined: Examined) -> None:
        """Say what the file is, and ask for its key if it is locked."""
        words = self.words
        self._examined = examined
        kind = FORMATS[examined.format]
        if examined.gpg:
            self._what.setText(words.text("{kind}, locked", kind=kind))
            self._agreed = self._ask_for_gpg()
            return
        if not examined.locked:
            self._what.setText(words.text("{kind}, not locked", kind=kind))
            return
        self._what.setText(words.text("{kind}, locked", kind=kind))
        self._password = self._ask_password()
        self._keyfile = self._ask_keyfile()

    def show_problem(self, sentence: str) -> None:
        """Say under the file why it cannot be used; the key can be typed again."""
        self.notice.say(sentence)
        if self._examined is None:
            self._what.hide()
        if self._password is not None:
            self._password.setFocus()

    def offer_look_back(self) -> None:
        """Offer to look through it as the archive that it is."""
        look = SecondaryButton(self.words.text("Look back"))
        look.setAccessibleName(self.words.text("Look back on {name}", name=self.path.name))
        look.clicked.connect(self.archive_wanted)
        self.body.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)

    def source(self) -> Source:
        """Return the file and its key; the password leaves the field. A locked file without any key is tried blank."""
        self.notice.say("")
        password = self._password.take() if self._password is not None else None
        keyfile = self._keyfile.path() if self._keyfile is not None else None
        # With a key file alone, an empty field means "no password", which is not the same key as a blank one.
        none = password is None or (not password and keyfile is not None)
        agreed = self._agreed is not None and self._agreed.isChecked()
        return Source(self.path, None if none else password, keyfile, gpg=agreed)

    def take_focus(self) -> None:
        """Bring the keyboard to what must be typed, if anything must."""
        first = self._password or self._agreed
        if first is not None:
            first.setFocus()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(Strong(self.path.name), 1)
        remove = LinkButton(self.words.text("Take away"))
        remove.setAccessibleName(self.words.text("Take {name} away", name=self.path.name))
        remove.clicked.connect(self.removed)
        head.addWidget(remove)
        return head

    def _ask_password(self) -> PasswordField:
        words = self.words
        label = words.text("Password of {name}", name=self.path.name)
        field = PasswordField(label, words.text("Show"), words.text("Hide"))
        field.returnPressed.connect(self.given)
        self._insert(Body(words.text("Its password")), field)
        return field

    def _ask_keyfile(self) -> PathField:
        words = self.words
        label = words.text("Key file of {name}", name=self.path.name)
        field = PathField(label, words.text("Choose…"))
        self._insert(Body(words.text("Its key file, if there is one")), field)
        return field

    def _ask_for_gpg(self) -> TickBox:
        box = TickBox(self.words.text("Let gpg open it. It may ask for your passphrase."))
        self.body.insertWidget(self.body.indexOf(self.notice), box)
        return box

    def _insert(self, label: Body, field: PasswordField | PathField) -> None:
        label.setBuddy(field)
        labelled = QVBoxLayout()
        labelled.setSpacing(4)
        labelled.addWidget(label)
        labelled.addWidget(field)
        self.body.insertLayout(self.body.indexOf(self.notice), labelled)
