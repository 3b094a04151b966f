"""Are the passwords compared with leaked ones, and by whom?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.field import PathField
from app.ui.widgets.text import Body, CardTitle, Second
from app.words import Words

_NO, _LIST, _ASK = "no", "list", "ask"


class LeakChoice(Card):
    """Not at all, with a list on this computer, or by asking Pwned Passwords; the last needs the person's consent.

    `consent_wanted` tells that it was chosen without one: `allow` or `refuse` answer. `withdrawn` tells that a consent
    for always is taken back, `ledger_wanted` that a "never" may be thought over.
    """

    changed = Signal()
    consent_wanted = Signal()
    withdrawn = Signal()
    ledger_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """Begin with "not at all": nothing leaves by itself."""
        super().__init__(parent)
        self.words = words
        self._allowed = False
        self.body.addWidget(CardTitle(words.text("Compare with leaked passwords")))
        self._answers = Answers(
            (
                (_NO, words.text("Not at all"), words.text("known leaks stay “not known”")),
                (_LIST, words.text("With a list on this computer"), words.text("nothing leaves")),
                (_ASK, words.text("Ask Pwned Passwords"), words.text("you see first what leaves")),
            )
        )
        self._answers.setAccessibleName(words.text("Compare with leaked passwords"))
        self._answers.choose(_NO)
        self._answers.chosen.connect(self._choose)
        self.body.addWidget(self._answers)
        self._list = self._make_list()
        self._said = Second("")
        self._said.hide()
        self.body.addWidget(self._said)
        self._withdraw = LinkButton(words.text("&Take this permission back"))
        self._withdraw.clicked.connect(self.withdrawn)
        self._withdraw.hide()
        self.body.addWidget(self._withdraw)
        self._ledger = LinkButton(words.text("&What left this computer"))
        self._ledger.clicked.connect(self.ledger_wanted)
        self._ledger.hide()
        self.body.addWidget(self._ledger)

    def ready(self) -> bool:
        """Tell whether what was chosen can be done: a list needs its file, a question its consent."""
        match self._answers.value():
            case "list":
                return self._list.path() is not None
            case "ask":
                return self._allowed
            case _:
                return True

    def leaks(self) -> Path | None:
        """Return the list that was chosen."""
        return self._list.path() if self._answers.value() == _LIST else None

    def online(self) -> bool:
        """Tell whether Pwned Passwords is to be asked, with the person's consent."""
        return self._answers.value() == _ASK and self._allowed

    def allow(self, *, always: bool) -> None:
        """Take the consent for this audit, or for all: then it need not be chosen each time."""
        words = self.words
        self._allowed = True
        self._answers.choose(_ASK)
        self._show(_ASK)
        self._withdraw.setVisible(always)
        self._say(words.text("You allow this for every audit.") if always else words.text("Allowed for this audit."))
        self.changed.emit()

    def refuse(self, *, never: bool = False) -> None:
        """Go back to "not at all"; after a "never", say where that can be changed."""
        self._allowed = False
        self._answers.choose(_NO)
        self._show(_NO)
        if never:
            self._say(self.words.text("You said that Pwned Passwords is never asked. You can change that in:"))
            self._ledger.show()
        self.changed.emit()

    def _make_list(self) -> PathField:
        words = self.words
        field = PathField(words.text("List of leaked passwords"), words.text("Choose…"))
        field.changed.connect(self.changed)
        self._list_label = Body(words.text("The list, or the index made of it with “bilan leaks index”"))
        self._list_label.setBuddy(field)
        for widget in (self._list_label, field):
            widget.hide()
            self.body.addWidget(widget)
        return field

    def _choose(self, key: str) -> None:
        self._show(key)
        if key == _ASK and not self._allowed:
            self.consent_wanted.emit()
        self.changed.emit()

    def _show(self, key: str) -> None:
        self._list_label.setVisible(key == _LIST)
        self._list.setVisible(key == _LIST)
        if key != _ASK:
            self._say("")
            self._withdraw.hide()
        self._ledger.hide()

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
