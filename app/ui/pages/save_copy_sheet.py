"""Which passphrase locks a copy, and where is it written?"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.pages.notice import Notice
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.field import PasswordField
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Body, Second, Strong
from app.words import Words
from checks.secret import Secret

COPY: Final = ".bilancopy"
"""How the name of a copy ends; a check-up that is worked in ends otherwise."""


class SaveCopySheet(Sheet):
    """Asks for a passphrase twice, then for a place; `chosen` carries both."""

    chosen = Signal(Path, Secret)

    def __init__(self, words: Words, today: date, parent: QWidget) -> None:
        """Suggest a name with the local date `today`."""
        lead = words.text("One encrypted file with all that Bilan keeps: answers, history, decisions, settings.")
        super().__init__(words.text("Save a copy"), lead, "lock", parent)
        self.words = words
        self._name = f"bilan-{today.isoformat()}{COPY}"
        self._passphrase = Secret("")
        said = words.text(
            "Choose a passphrase for this copy. Four or five words that you have not used elsewhere are good. "
            "Without it, nobody can open the copy again, not even you."
        )
        self.body.addWidget(Body(said))
        self._first = self._field(words.text("Passphrase of the copy"))
        self._again = self._field(words.text("The same passphrase again"))
        self._notice = Notice()
        self.body.addWidget(self._notice)
        keys = words.text("Keys in the keychain are not in it, nor is any password of your vaults.")
        self.body.addWidget(Second(keys))
        cancel = SecondaryButton(words.text("&Cancel"))
        cancel.clicked.connect(self.reject)
        choose = PrimaryButton(words.text("Choose &where…"))
        choose.clicked.connect(self._choose)
        self.foot.addWidget(cancel)
        self.foot.addWidget(choose)
        choose.setDefault(True)
        self._first.setFocus()

    def save_to(self, file: Path) -> None:
        """Hand on where, with the passphrase."""
        self.chosen.emit(file, self._passphrase)
        self.accept()

    def _field(self, label: str) -> PasswordField:
        name = Strong(label)
        field = PasswordField(label, self.words.text("Show"), self.words.text("Hide"))
        name.setBuddy(field)
        self.body.addWidget(name)
        self.body.addWidget(field)
        return field

    def _choose(self) -> None:
        words = self.words
        passphrase, again = self._first.take(), self._again.take()
        if not passphrase:
            self._notice.say(words.text("Type a passphrase first."))
        elif passphrase != again:
            self._notice.say(words.text("The two are not the same. Type both again."))
        else:
            self._passphrase = passphrase
            self._ask_place()
            return
        self._first.setFocus()

    def _ask_place(self) -> None:
        """Ask where to write; the dialog asks again before a file that is there is replaced."""
        dialog = QFileDialog(self, self.words.text("Save a copy"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.words.text("Copy of a check-up (*.bilancopy)"))
        dialog.setDefaultSuffix(COPY[1:])
        dialog.selectFile(self._name)
        dialog.fileSelected.connect(lambda file: self.save_to(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
