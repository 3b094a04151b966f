"""How does a complaint reach an authority?

Its text is prepared, to be copied into the authority's own form. The address is shown first, and opened on a click
only.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.letters.authorities import AUTHORITIES, CNIL, EDPB, ICO, Authority
from app.letters.letter import Letter, as_text
from app.ui.browser import browse
from app.ui.pages.notice import Done, Notice
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Sunken
from app.ui.widgets.choice import Choice
from app.ui.widgets.lines import Paper
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Body, Fixed, Strong
from app.words import Language, Words

_ROWS = 9


class ComplaintSheet(Sheet):
    """Chooses an authority and a language, shows address and text, copies the one and opens the other."""

    def __init__(self, words: Words, company: str, complaint: Callable[[Language], Letter], parent: QWidget) -> None:
        """Offer the text that `complaint` writes in a language about `company`."""
        title = words.text("Complain about {company}", company=company)
        lead = words.text("Authorities have a form of their own. Paste this text into it.")
        super().__init__(title, lead, "mail", parent)
        self.words = words
        self._complaint = complaint
        self._language: Language = words.language
        self._authority = self._ask_authority()
        self._address = Fixed("")
        quoted = Sunken()
        quoted.body.addWidget(self._address)
        self.body.addWidget(Body(words.text("This page opens in your browser:")))
        self.body.addWidget(quoted)
        self.body.addWidget(Strong(words.text("Language of the text")))
        self._language_choice = self._ask_language()
        self.body.addWidget(self._language_choice)
        self._text = Paper(words.text("The complaint"), _ROWS)
        self.body.addWidget(self._text)
        self._notice, self._done = Notice(), Done()
        self.body.addWidget(self._notice)
        self.body.addWidget(self._done)
        self._add_ways()
        self._show()

    def _ask_authority(self) -> Choice:
        words = self.words
        choice = Choice(words.text("Which authority"))
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        names = {
            CNIL: words.text("CNIL, in France"),
            ICO: words.text("ICO, in the United Kingdom"),
            EDPB: words.text("That of another country: list of all"),
        }
        for authority in AUTHORITIES:
            choice.addItem(names[authority], authority.name)
        choice.setCurrentIndex(0 if words.language == "fr" else len(AUTHORITIES) - 1)
        choice.currentIndexChanged.connect(self._show)
        self.body.addWidget(Strong(words.text("Which authority")))
        self.body.addWidget(choice)
        return choice

    def _ask_language(self) -> Segmented:
        choice = Segmented((("en", "English"), ("fr", "Français")))
        choice.setAccessibleName(self.words.text("Language of the text"))
        choice.choose(self._language)
        choice.chosen.connect(self._speak)
        return choice

    def _add_ways(self) -> None:
        words = self.words
        close = SecondaryButton(words.text("&Not now"))
        close.clicked.connect(self.reject)
        copy = SecondaryButton(words.text("&Copy"))
        copy.clicked.connect(self._copy)
        go = PrimaryButton(words.text("&Open in the browser"))
        go.clicked.connect(self._browse)
        for button in (close, copy, go):
            self.foot.addWidget(button)
        go.setDefault(True)

    def _speak(self, chosen: str) -> None:
        self._language = "fr" if chosen == "fr" else "en"
        self._show()

    def _chosen(self) -> Authority:
        return AUTHORITIES[max(0, self._authority.currentIndex())]

    def _show(self) -> None:
        self._address.quote(self._chosen().address)
        self._text.setPlainText(self._written())

    def _written(self) -> str:
        return as_text(self._complaint(self._language))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._written())
        self._done.say(self.words.text("The text is in the clipboard."))

    def _browse(self) -> None:
        if browse(self._chosen().address):
            self.accept()
        else:
            self._notice.say(self.words.text("No browser took this address. Copy it, and open it yourself."))
