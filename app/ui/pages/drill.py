"""Who owns this address? One after the other, for as long as somebody likes.

No countdown, and nothing is kept: it is for the eye.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRandomGenerator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.drawn.parts import Address, MarkedText
from app.ui.pages.screen import Screen
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.card import Card, Sunken
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import Body, Lead, Second, Strong, Title
from app.words import Words
from checks.links.drill import Drill, Kind, drill

_COLUMN = 660


def _anywhere() -> int:
    return QRandomGenerator.global_().bounded(2**31 - 1)


class DrillPage(Screen):
    """An address, a few owners to choose from, then which it is and why."""

    def __init__(self, words: Words, seed: Callable[[], int] = _anywhere) -> None:
        """Begin with the address of the number that `seed` gives, and go on with the numbers behind it."""
        super().__init__(words)
        self._seed = seed()
        self._right = self._answered = 0
        self._answers = Answers(())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page(max_width=_COLUMN)
        whole.addWidget(scroll)
        column = scroll.body
        column.addWidget(self.headed_by(Title(words.text("Who owns this address?"))))
        column.addWidget(
            Lead(words.text("Take your time. Read the name from its right end, before the first single “/”."))
        )
        self._ground = QVBoxLayout()
        self._ground.setSpacing(12)
        column.addLayout(self._ground)
        column.addWidget(self.notice)
        column.addStretch(1)
        column.addLayout(self._ways())
        self._content = QWidget()
        self._ground.addWidget(self._content)
        self._ask()

    @property
    def shown(self) -> Drill:
        """The address that is seen."""
        return drill(self._seed)

    def _ways(self) -> QHBoxLayout:
        words = self.words
        line = QHBoxLayout()
        line.setSpacing(12)
        back = self.way_back()
        self._tally = Second("")
        self._tally.setWordWrap(False)
        self._skip = QuietButton(words.text("S&kip this one"))
        self._skip.clicked.connect(self._next)
        self._see = PrimaryButton(words.text("See the &answer"))
        self._see.clicked.connect(self._explain)
        self._on = PrimaryButton(words.text("&Next address"))
        self._on.clicked.connect(self._next)
        line.addWidget(back)
        line.addStretch(1)
        for widget in (self._tally, self._skip, self._see, self._on):
            line.addWidget(widget)
        return line

    def _next(self) -> None:
        self._seed += 1
        self._ask()
        self.appear()

    def _ask(self) -> None:
        made = self.shown
        answers = Answers([(option, option, "") for option in made.options])
        answers.setAccessibleName(self.words.text("Who owns this address?"))
        # Not told at once: the arrow keys choose each answer that they come by.
        answers.chosen.connect(lambda _chosen: self._see.setEnabled(True))
        self._answers = answers
        self._show(_quoted(MarkedText(self.words, made.address, kind="large address")), answers)
        self._see.setEnabled(False)
        self._offer(explained=False)

    def _explain(self) -> None:
        words, made, chosen = self.words, self.shown, self._answers.value()
        if chosen is None:
            return
        right = chosen == made.owner
        self._answered += 1
        self._right += right
        self._tally.setText(words.text("Read rightly: {right} of {n}", right=self._right, n=self._answered))
        told = Card()
        head = words.text("Yes: {owner}", owner=made.owner) if right else words.text("It is {owner}", owner=made.owner)
        told.body.addWidget(Strong(head))
        told.body.addWidget(Body(_reason(words, made.kind)))
        if not right:
            told.body.addWidget(Second(words.text("You chose: {act}.", act=chosen)))
        self._show(_quoted(Address(words, made.address, kind="large address")), told)
        self._offer(explained=True)
        self._on.setFocus()

    def _offer(self, *, explained: bool) -> None:
        """Show the buttons of an address that is asked about, or of one that is explained."""
        self._skip.setVisible(not explained)
        self._see.setVisible(not explained)
        self._on.setVisible(explained)
        self.goes_on_with(self._on if explained else self._see)

    def _show(self, *widgets: QWidget) -> None:
        """Show `widgets` in place of what was there."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in widgets:
            column.addWidget(widget)
        self._ground.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content


def _quoted(address: QWidget) -> Sunken:
    ground = Sunken()
    ground.body.setContentsMargins(16, 14, 16, 14)
    ground.body.addWidget(address)
    return ground


def _reason(words: Words, kind: Kind) -> str:
    return {
        Kind.SUBDOMAIN: words.text("A word to the left of the owner’s name is the owner’s own choice: harmless."),
        Kind.PREFIX: words.text(
            "What stands to the left of the owner is decoration: anyone can put a known name there."
        ),
        Kind.HYPHEN: words.text("A hyphen makes another name. Whoever registered it need not be the brand."),
        Kind.USER_INFO: words.text("What stands before an @ is only a user’s name. The owner comes after it."),
        Kind.PATH: words.text("Behind the first single slash anything may be written. The owner stands before it."),
        Kind.SUFFIX: words.text("Some endings have two parts. The owner’s name is the word before them."),
        Kind.TENANT: words.text(
            "This is a hosting site, where anyone can open a page: the owner is whoever opened this one."
        ),
    }[kind]
