"""Which copy comes back, and what opens it?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.pages.notice import Notice
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.field import PasswordField, PathField
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Body, Second, Strong
from app.words import Words
from checks.secret import Secret


class BringBackSheet(Sheet):
    """Asks for the file and its passphrase; `given` carries both."""

    given = Signal(Path, Secret)

    def __init__(self, words: Words, parent: QWidget, file: Path | None = None, problem: str = "") -> None:
        """Say `problem`, which kept `file` from coming back, if there was one."""
        lead = words.text("The check-up that is here now is replaced by the copy, for good.")
        super().__init__(words.text("Bring a copy back"), lead, "folder", parent)
        said = words.text(
            "It is replaced only once the copy has opened. Save a copy of what is here first if you may want it again."
        )
        self.body.addWidget(Body(said))
        label = words.text("The copy")
        self._file = PathField(label, words.text("Ch&oose…"))
        name = Strong(label)
        name.setBuddy(self._file)
        secret = words.text("Passphrase of the copy")
        self._passphrase = PasswordField(secret, words.text("Show"), words.text("Hide"))
        of = Strong(secret)
        of.setBuddy(self._passphrase)
        self._notice = Notice()
        for widget in (name, self._file, of, self._passphrase, self._notice):
            self.body.addWidget(widget)
        self.body.addWidget(
            Second(words.text("Where this computer has no keychain, it locks your check-up from then on."))
        )
        cancel = SecondaryButton(words.text("&Cancel"))
        cancel.clicked.connect(self.reject)
        self._go = PrimaryButton(words.text("Bring it &back"))
        self._go.clicked.connect(self._send)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self._go)
        self._go.setDefault(True)
        self._file.changed.connect(self._readiness_changed)
        self._passphrase.changed.connect(self._readiness_changed)
        self._readiness_changed()
        self._notice.say(problem)
        if file is not None:
            self._file.show_path(file)
            self._passphrase.setFocus()
        else:
            self._file.setFocus()

    def _readiness_changed(self) -> None:
        self._go.setEnabled(self._file.path() is not None and not self._passphrase.is_empty())

    def _send(self) -> None:
        file = self._file.path()
        if file is not None:
            self.given.emit(file, self._passphrase.take())
            self.accept()
