"""How is a letter to a company written, and how does it leave the window?

It is seen as it will be while it is typed. Nothing of it is kept, but what the person says they sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.letters.companies import Company
from app.letters.letter import Letter, as_text
from app.letters.mail import mail
from app.letters.writing import Wish, is_ready, written
from app.ui import paper
from app.ui.pages.letter_form import LetterForm
from app.ui.pages.notice import Done
from app.ui.pages.screen import Screen
from app.ui.pages.sent_sheet import SentSheet
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.lines import Paper
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import Lead, Second, Title
from app.words import Words

_NARROW = 1000
_ROWS = 16
_BESIDE = 32
_ABOVE = 26


class LetterPage(Screen):
    """A form at the left, the letter at the right; in a narrow window the letter under the form."""

    sent = Signal(Wish, object)
    """Carries what was filled in, and the local date on which the letter was sent."""
    companies_wanted = Signal(object)
    """Carries the path of a list of companies; `show_companies` is its answer."""

    def __init__(self, words: Words, companies: Sequence[Company], today: date) -> None:
        """Offer the names of `companies`; the letter is dated `today`."""
        super().__init__(words)
        self._today = today
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._scroll = Page()
        self._scroll.body.addWidget(self.headed_by(Title(words.text("A letter to a company"))))
        self._scroll.body.addWidget(Lead(words.text("It stands on the GDPR, and must be answered within one month.")))
        self._form = LetterForm(words)
        self._form.changed.connect(self._show)
        self._form.list_wanted.connect(self._choose_list)
        self._scroll.body.addWidget(self._form)
        self._side = self._make_side()
        self._both = QHBoxLayout()
        self._both.setContentsMargins(0, 0, _BESIDE, 0)
        self._both.addWidget(self._scroll, 1)
        self._both.addWidget(self._side, 1)
        whole.addLayout(self._both, 1)
        whole.addLayout(self._foot())
        self._form.show_companies(companies)
        self._show()

    def fit(self, width: int) -> None:
        """Put the letter under the form where the window is narrow, else beside it: there it never leaves the sight."""
        narrow = width < _NARROW
        if narrow:
            self._scroll.body.addWidget(self._side)
        else:
            self._both.addWidget(self._side, 1)
        self._both.setContentsMargins(0, 0, 0 if narrow else _BESIDE, 0)
        self._side.setContentsMargins(0, 0 if narrow else _ABOVE, 0, 0)

    def show_companies(self, companies: Sequence[Company]) -> None:
        """Offer the names of `companies` from now on."""
        self.tell("")
        self._form.show_companies(companies)
        self._form.take_focus()

    def _make_side(self) -> QWidget:
        words = self.words
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._paper = Paper(words.text("The letter"), _ROWS)
        column.addWidget(self._paper, 1)
        ways = Flow(gap=8)
        self._ways = [
            self._way(ways, words.text("Save &as…"), self._save),
            self._way(ways, words.text("&Print…"), self._print),
            self._way(ways, words.text("&Copy"), self._copy),
            self._way(ways, words.text("&Mail program"), self._mail),
        ]
        column.addLayout(ways)
        self._lacking = Second(words.text("Still missing: the company, your name, or where to answer."))
        self._done = Done()
        for each in (self._lacking, self._done, self.notice):
            column.addWidget(each)
        return side

    def _way(self, ways: Flow, text: str, act: object) -> QPushButton:
        button = SecondaryButton(text)
        button.clicked.connect(act)
        ways.addWidget(button)
        return button

    def _foot(self) -> QHBoxLayout:
        words = self.words
        foot = QHBoxLayout()
        foot.setContentsMargins(32, 12, 32, 18)
        back = self.way_back()
        self._on = PrimaryButton(words.text("I have &sent it…"))
        self._on.clicked.connect(self._ask_when)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self.goes_on_with(self._on))
        return foot

    def _letter(self) -> Letter:
        return written(self._form.wish(), self._today)

    def _show(self) -> None:
        place = self._paper.verticalScrollBar().value()
        document = paper.document(self._letter())
        self._paper.setDocument(document)
        self._shown = document  # Qt does not keep it, and lets go of the one before
        self._paper.verticalScrollBar().setValue(place)
        ready = is_ready(self._form.wish())
        for each in (*self._ways, self._on):
            each.setEnabled(ready)
        self._lacking.setVisible(not ready)
        self._done.say("")

    def _choose_list(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.words.text("List of companies"), "", "JSON (*.json)")
        if chosen:
            self.companies_wanted.emit(Path(chosen))

    def _save(self) -> None:
        words = self.words
        kinds = f"PDF (*{paper.PDF});;{words.text('Plain text')} (*{paper.PLAIN})"
        chosen, kind = QFileDialog.getSaveFileName(self, words.text("Save the letter"), self._file_name(), kinds)
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.casefold() not in {paper.PDF, paper.PLAIN}:
            path = path.with_name(path.name + (paper.PLAIN if paper.PLAIN in kind else paper.PDF))
        if paper.save(self._letter(), path):
            self.tell("")
            self._done.say(words.text("Saved: {name}", name=path.name))
        else:
            self.tell(words.text("The letter could not be written there. Choose another folder."))

    def _file_name(self) -> str:
        """Return a name that every system takes: letters and digits of the company, and the date."""
        company = "".join(sign if sign.isalnum() else "-" for sign in self._form.wish().company.name).strip("-")
        return f"{company}-{self._today.isoformat()}{paper.PDF}"

    def _print(self) -> None:
        paper.print_out(self._letter(), self)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._letter()))
        self._done.say(self.words.text("The letter is in the clipboard."))

    def _mail(self) -> None:
        words, letter = self.words, self._letter()
        made = mail(self._form.wish().company.email, letter)
        if not paper.open_mail(made):
            self.tell(words.text("No mail program took the letter. Copy it, and write the message yourself."))
            return
        self.tell("")
        if not made.whole:
            QGuiApplication.clipboard().setText(as_text(letter))
            self._done.say(words.text("The letter is too long to be handed over. It is in the clipboard: paste it."))

    def _ask_when(self) -> None:
        wish = self._form.wish()
        sheet = SentSheet(self.words, wish.company.name, self._today, self)
        sheet.sent.connect(lambda day: self.sent.emit(wish, day))
        sheet.open()
