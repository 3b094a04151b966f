"""What deserves a second look, why, and which calmer words could stand there?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.widgets.aloud import say_aloud
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card, Soft, separator
from app.ui.widgets.flow import Flow
from app.ui.widgets.number_mark import NumberMark, Weight
from app.ui.widgets.text import AccentStrong, Body, CardTitle, Quoted, Second, Strong
from app.words import Words
from checks.posts.model import PostFinding
from checks.posts.quoting import quoted
from checks.posts.unflagged import may_be_unflagged

_NOTHING: Final[dict[str, str]] = {}


class DraftFindings(Card):
    """A line that says how many there are, then each of them. Numbers count from 1."""

    use_wanted = Signal(int, str)
    """The number of a finding, and the words to put in its place."""
    ignore_wanted = Signal(int)
    never_wanted = Signal(int)
    focused = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """Show that nothing was looked at yet."""
        super().__init__(parent)
        self.words = words
        self._cards: list[FindingCard] = []
        self._title = CardTitle()
        self._more = Second(words.text("No rule knows what is secret where you work: add it to your private words."))
        self.body.addWidget(self._title)
        self.body.addWidget(self._more)
        self._ground = QWidget()
        self._ground.setObjectName("page")
        self._column = QVBoxLayout(self._ground)
        self._column.setContentsMargins(4, 4, 8, 4)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setObjectName("findings")
        scroll.setWidget(self._ground)
        self.body.addWidget(scroll, 1)
        self.show_nothing_yet()

    def show_nothing_yet(self) -> None:
        """Say that the draft is empty."""
        self._fill((), "")
        self._say(self.words.text("What deserves a second look appears here as you write."))

    def show_looking(self) -> None:
        """Say that the text is another one than was looked at; what was found stays in sight meanwhile."""
        if not self._cards:
            self._say(self.words.text("Looking…"))

    def show_unknown(self) -> None:
        """Say that the draft could not be looked at, which is not “nothing found”."""
        self._fill((), "")
        self._say(self.words.text("Could not look at this draft."))

    def show_findings(self, findings: Sequence[PostFinding], text: str, more: int) -> None:
        """Show what was found in `text`, and that there are so many `more`."""
        self._fill(findings, text)
        words, n = self.words, len(findings) + more
        if more:
            rest = words.count("{n} more comes up as you go on.", "{n} more come up as you go on.", more)
            self._column.insertWidget(self._column.count() - 1, Second(rest))
        many = words.count("{n} thing worth a second look", "{n} things worth a second look", n)
        self._say(many if n else words.text("Nothing found. That is not a guarantee."))

    def go_to(self, number: int) -> None:
        """Bring the finding of `number` to the keyboard, so that a screen reader says it."""
        card = self._cards[number - 1]
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # In the next turn: a card that was just made has no place yet.
        QTimer.singleShot(0, card, lambda: self._scroll.ensureWidgetVisible(card))

    def current(self) -> int:
        """Return the number of the finding that has the keyboard, 0 if none has."""
        return next((number for number, card in enumerate(self._cards, 1) if card.has_keyboard()), 0)

    def _say(self, text: str) -> None:
        self._more.setVisible(not self._cards)
        if text != self._title.text():
            self._title.setText(text)
            say_aloud(self._title)

    def _fill(self, findings: Sequence[PostFinding], text: str) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._cards = [FindingCard(self.words, number, each, text) for number, each in enumerate(findings, 1)]
        for number, card in enumerate(self._cards, 1):
            if number > 1:
                self._column.addWidget(separator())
            card.use_wanted.connect(lambda calmer, number=number: self.use_wanted.emit(number, calmer))
            card.ignore_wanted.connect(lambda number=number: self.ignore_wanted.emit(number))
            card.never_wanted.connect(lambda number=number: self.never_wanted.emit(number))
            self._column.addWidget(card)
            card.show()  # at once, or it could not take the keyboard yet
        self._column.addStretch(1)


class FindingCard(QWidget):
    """One finding: what it is, the place, why it may bite, and a calmer way."""

    use_wanted = Signal(str)
    ignore_wanted = Signal()
    never_wanted = Signal()

    def __init__(self, words: Words, number: int, finding: PostFinding, text: str) -> None:
        """Show `finding`, which is in `text`."""
        super().__init__()
        severity = words.message(finding.severity_message, _NOTHING)
        kind = words.message(finding.kind_message, _NOTHING)
        place = words.text("“{quoted}”", quoted=quoted(text, finding))
        reason = words.message(finding.reason_message, _NOTHING)
        title = words.text("{severity} – {kind}", severity=severity, kind=kind)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{number}. {title}: {place} {reason}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(NumberMark(number, Weight(finding.severity)), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Strong(title), 1)
        column.addLayout(head)
        column.addWidget(Quoted(place))
        column.addWidget(Second(reason))
        calmer_message = finding.calmer_message
        # What stands in a draft is said in its language, what explains it in the person's.
        calmer = Words(finding.lang).message(calmer_message, _NOTHING) if calmer_message else ""
        ways = self._ways(words, title, calmer, place if may_be_unflagged(finding, text) else "")
        if calmer:
            soft = Soft()
            soft.body.setContentsMargins(14, 8, 14, 4)
            soft.body.setSpacing(2)
            soft.body.addWidget(AccentStrong(words.text("A calmer way")))
            soft.body.addWidget(Body(words.text("“{quoted}”", quoted=calmer)))
            soft.body.addLayout(ways)
            column.addWidget(soft)
        else:
            column.addLayout(ways)

    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is on the card or in it."""
        focus: QWidget | None = self.window().focusWidget()  # PySide's stubs do not expect that there may be none
        return focus is self or (focus is not None and self.isAncestorOf(focus))

    def _ways(self, words: Words, title: str, calmer: str, never: str) -> Flow:
        line = Flow(gap=18, between_lines=0)
        if calmer:
            use = LinkButton(words.text("Use it"))
            use.setAccessibleName(f"{use.text()}: {calmer}")
            use.clicked.connect(lambda: self.use_wanted.emit(calmer))
            line.addWidget(use)
        ignore = LinkButton(words.text("Ignore here"))
        ignore.setAccessibleName(f"{ignore.text()}: {title}")
        ignore.clicked.connect(self.ignore_wanted)
        line.addWidget(ignore)
        if never:
            button = LinkButton(words.text("Never flag this word"))
            button.setAccessibleName(f"{button.text()}: {never}")
            button.clicked.connect(self.never_wanted)
            line.addWidget(button)
        return line
