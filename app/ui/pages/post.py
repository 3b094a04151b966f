"""What in this draft deserves a second look before it is posted?"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from app.errors import BilanError
from app.ui import copied
from app.ui.copied import Kind
from app.ui.draft_check import DraftCheck, Inspect
from app.ui.pages.draft_findings import DraftFindings
from app.ui.pages.draft_questions import DraftQuestions
from app.ui.pages.draft_wait import DraftWait
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import LinkButton, PrimaryButton
from app.ui.widgets.choice import Choice
from app.ui.widgets.draft_box import DraftBox, Mark
from app.ui.widgets.flow import Flow
from app.ui.widgets.number_mark import Weight
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import Lead, Second, Title
from app.values import drafts
from app.words import Words
from checks.posts.context import Account, Audience, Context
from checks.posts.model import PostFinding, RuleId

IDLE_MS: Final = 15 * 60 * 1000
_NARROW: Final = 1000
_MOST_SHOWN: Final = 40


class PostPage(Screen):
    """The draft at the left, what was found in it at the right. It stores nothing, and forgets the draft when left."""

    words_wanted = Signal()
    """The person wants to see the list of their private words."""
    unflagged_wanted = Signal()
    """The same of the words that are never flagged."""
    never_wanted = Signal(str)
    """A word of the draft is never to be flagged again."""
    watch_wanted = Signal()
    """The person wants to decide whether what they copy is read."""
    checked = Signal()
    """The newest text was looked at, or could not be."""

    def __init__(self, words: Words, inspect: Inspect, *, watched: bool = False) -> None:
        """Look at drafts with `inspect`; `watched` says that all that is copied is read anyway."""
        super().__init__(words)
        self._all: tuple[PostFinding, ...] = ()
        self._found: tuple[PostFinding, ...] = ()
        self._ignored: set[tuple[RuleId, str]] = set()
        self._check = DraftCheck(inspect, self)
        self._check.found.connect(self._show)
        self._check.failed.connect(self._refuse)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._forget_idle)
        self._watched = watched
        self._box = DraftBox(words.text("Your draft"), words.text("Paste or write here"))
        self._box.written.connect(self.look_again)
        self._findings = DraftFindings(words)
        self._findings.use_wanted.connect(self._box.replace)
        self._findings.ignore_wanted.connect(self._ignore)
        self._findings.never_wanted.connect(self._never_flag)
        self._questions = DraftQuestions(words)
        self._wait = DraftWait(words)
        self._wait.changed.connect(self._waiting_changed)
        self._audience = self._choice_of_audience()
        self._account = self._choice_of_account()
        self._arrange()
        self._allow()
        QShortcut(QKeySequence("F8"), self, lambda: self._step(1))
        QShortcut(QKeySequence("Shift+F8"), self, lambda: self._step(-1))

    def fit(self, width: int) -> None:
        """Set the findings beside the draft, or under it."""
        narrow = width < _NARROW
        self._sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._findings.setMinimumHeight(320 if narrow else 0)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Forget the draft when the page is left; not when its window is only minimised."""
        if not event.spontaneous():
            self._forget()
        super().hideEvent(event)

    def write(self, text: str) -> None:
        """Put `text` into the box, in place of what is there."""
        self._box.put(text)

    def say(self, done: str) -> None:
        """Say that something was done, where it is said that nothing is stored."""
        self._said.setText(done)

    def is_empty(self) -> bool:
        """Tell whether nothing would be lost if the page were left."""
        return not self._box.text().strip()

    # --- looking

    def look_again(self) -> None:
        """Look at the draft anew: it, or what is known about it, is another."""
        text = self._box.text()
        self.tell("")
        self._allow()
        if text:
            self._idle.start()
        if len(text) > drafts.LONGEST:
            self._check.drop()
            self._refuse(drafts.DraftTooLong(name=self.words.text("Your draft"), limit=drafts.LONGEST))
        elif text.strip():
            self._findings.show_looking()
            self._check.ask(text, self._context())
        else:
            self._check.drop()
            self._take((), text)
            self._findings.show_nothing_yet()

    def _show(self, text: str, findings: tuple[PostFinding, ...]) -> None:
        if text != self._box.text():
            return
        held = tuple(each for each in findings if (each.rule, text[each.start : each.end]) not in self._ignored)
        self._take(held, text)
        self.checked.emit()

    def _take(self, findings: tuple[PostFinding, ...], text: str) -> None:
        """Show `findings`, the first if they are very many: nobody looks at hundreds, and drawing takes time."""
        self._all, self._found = findings, findings[:_MOST_SHOWN]
        self._box.show_marks([Mark(each.start, each.end, Weight(each.severity)) for each in self._found])
        self._findings.show_findings(self._found, text, more=len(findings) - len(self._found))

    def _refuse(self, error: BilanError) -> None:
        self._take((), "")
        self._findings.show_unknown()
        self.tell(self.words.message(error.message, error.params))
        self.checked.emit()

    def _context(self) -> Context:
        return Context(self._audience.currentData(), self._account.currentData())

    def _ignore(self, number: int) -> None:
        text = self._box.text()
        finding = self._found[number - 1]
        self._ignored.add((finding.rule, text[finding.start : finding.end]))
        self._show(text, self._all)
        if self._found:
            self._findings.go_to(min(number, len(self._found)))
        else:
            self._box.setFocus()

    def _never_flag(self, number: int) -> None:
        finding = self._found[number - 1]
        self.never_wanted.emit(" ".join(self._box.text()[finding.start : finding.end].split()))

    def _step(self, by: int) -> None:
        if self._found:
            before = self._findings.current() or (0 if by > 0 else 1)
            number = (before - 1 + by) % len(self._found) + 1
            self._box.go_to(number)
            self._findings.go_to(number)

    # --- leaving with it

    def _copy_and_clear(self) -> None:
        words = self.words
        if n := self._questions.open():
            self.tell(words.count("{n} question is still open.", "{n} questions are still open.", n))
            self._questions.go_to_open()
            return
        QGuiApplication.clipboard().setText(self._box.text())
        self._forget()
        self._said.setText(words.text("Copied. The draft is no longer here."))

    def take_clipboard(self) -> None:
        """Put what was copied into the box, or say why that is not done."""
        given = copied.now()
        if given.kind is Kind.CONCEALED:
            self.tell(self.words.text("What was copied is marked as a password by its program. It was not read."))
        elif given.text:
            self.write(given.text)
            self._box.setFocus()
        else:
            self.tell(self.words.text("No text was copied. Copy your draft where it is, then come back."))

    def _forget(self) -> None:
        self._box.forget()
        self._questions.forget()
        self._wait.stop()
        self._ignored.clear()
        self._check.drop()
        self._idle.stop()

    def _forget_idle(self) -> None:
        self._forget()
        self._said.setText(self.words.text("The draft was cleared, after 15 minutes without a key."))

    def _waiting_changed(self) -> None:
        """Keep the draft as it is while it cools off; the person has all their time to read it afterwards."""
        self._box.setReadOnly(self._wait.waiting)
        self._allow()
        if self._box.text():
            self._idle.start()

    def _allow(self) -> None:
        """Offer what can be done: an empty draft can neither go nor rest, a resting one cannot go."""
        some = not self.is_empty()
        self._copy.setEnabled(some and not self._wait.waiting)
        self._wait.setEnabled(some)

    # --- how it is arranged

    def _arrange(self) -> None:
        words = self.words
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        page = Page()
        around.addWidget(page)
        page.body.addWidget(self.headed_by(Title(words.text("Think before you post"))))
        page.body.addWidget(Lead(words.text("Paste or write here. It is read on this computer only, as you type.")))
        page.body.addLayout(self._helps())
        page.body.addWidget(self.notice)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(20)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(self._choices())
        left.addWidget(self._box, 1)
        left.addWidget(self._questions)
        self._said = Second(words.text("Never stored. Cleared when you leave."))
        left.addWidget(self._said)
        left.addLayout(self._ways())
        self._sides.addLayout(left, 6)
        self._sides.addWidget(self._findings, 5)
        page.body.addLayout(self._sides, 1)

    def _helps(self) -> Flow:
        words, line = self.words, Flow(gap=18)
        private = LinkButton(words.text("&Private words…"))
        private.clicked.connect(self.words_wanted)
        clipboard = LinkButton(words.text("Check what I &copied"))
        clipboard.clicked.connect(self.take_clipboard)
        unflagged = LinkButton(words.text("&Never flagged…"))
        unflagged.clicked.connect(self.unflagged_wanted)
        always = LinkButton(
            words.text("Reading what you cop&y: on…") if self._watched else words.text("Always read what I cop&y…")
        )
        always.clicked.connect(self.watch_wanted)
        for way in (private, unflagged, clipboard, always):
            line.addWidget(way)
        return line

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, choice in enumerate((self._audience, self._account)):
            grid.addWidget(QLabel(choice.accessibleName()), row, 0)
            grid.addWidget(choice, row, 1)
        return grid

    def _ways(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        self._copy = PrimaryButton(self.words.text("Copy and clear"))
        self._copy.clicked.connect(self._copy_and_clear)
        line.addWidget(self.goes_on_with(self._copy))
        line.addWidget(self._wait, 1)
        return line

    def _choice_of_audience(self) -> Choice:
        words = self.words
        choice = Choice(words.text("Who will read it"))
        choice.addItem(words.text("Everyone on the network"), Audience.PUBLIC)
        choice.addItem(words.text("My connections"), Audience.CONNECTIONS)
        choice.addItem(words.text("One person, in a message"), Audience.MESSAGE)
        choice.currentIndexChanged.connect(self.look_again)
        return choice

    def _choice_of_account(self) -> Choice:
        words = self.words
        choice = Choice(words.text("In whose name"))
        choice.addItem(words.text("In my own name"), Account.OWN)
        choice.addItem(words.text("For my employer"), Account.EMPLOYER)
        choice.currentIndexChanged.connect(self.look_again)
        return choice
