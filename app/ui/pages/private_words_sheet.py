"""Which words must stay private, and which are never to be flagged? One a line, kept encrypted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.draft_box import DraftBox
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Second
from app.words import Words


class _WordsSheet(Sheet):
    """Lets a person write a list; `saved` carries it."""

    saved = Signal(object)

    def _ask(self, words: Words, title: str, hint: str, known: Sequence[str]) -> None:
        self._box = DraftBox(title, hint)
        self._box.put("\n".join(known))
        self._box.document().clearUndoRedoStacks()
        self.body.addWidget(self._box)
        self.body.addWidget(
            Second(words.text("Found as whole words, whatever their case and accents. Kept encrypted, here only."))
        )
        cancel = SecondaryButton(words.text("Do not change"))
        cancel.clicked.connect(self.reject)
        save = PrimaryButton(words.text("&Save"))
        save.clicked.connect(self._save)
        self.foot.addWidget(cancel)
        self.foot.addWidget(save)
        self._box.setFocus()

    def _save(self) -> None:
        lines = (line.strip() for line in self._box.text().splitlines())
        self.saved.emit(tuple(line for line in lines if line))
        self.accept()


class PrivateWordsSheet(_WordsSheet):
    """The words that must stay private."""

    def __init__(self, words: Words, known: Sequence[str], parent: QWidget) -> None:
        """Show the list as it is `known`."""
        lead = words.text("No rule can know what is secret in your company or at home. You do.")
        title = words.text("Your private words")
        super().__init__(title, lead, "lock", parent)
        hint = words.text("Code names, clients, products to come, your street, names of your family: one a line")
        self._ask(words, title, hint, known)


class UnflaggedWordsSheet(_WordsSheet):
    """The words that are never flagged; one that is taken out is flagged again."""

    def __init__(self, words: Words, known: Sequence[str], parent: QWidget) -> None:
        """Show the list as it is `known`."""
        lead = words.text(
            "What a rule finds is let pass where it is one of these. Take out what is to be flagged again."
        )
        title = words.text("Words that are never flagged")
        super().__init__(title, lead, "eye-off", parent)
        self._ask(words, title, words.text("Words that are ordinary in your work: one a line"), known)
