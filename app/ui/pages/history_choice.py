"""Whose history may be looked at, and what happens to it?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.ui.pages.history_words import last_look
from app.ui.pages.screen import Screen
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.card import Soft
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.scroll import Page
from app.ui.widgets.shapes import Empty
from app.ui.widgets.text import Body, CardTitle, Lead, Strong, Title
from app.values.browsing import BrowserProfile, Family
from app.words import Words
from checks.looked_through import HistoryLook, looks_at


class HistoryChoicePage(Screen):
    """One profile is chosen and agreed to at a time. Until then nothing was read but where the files are."""

    agreed = Signal(object)
    """A `BrowserProfile` may be looked at, once."""

    def __init__(self, words: Words, profiles: tuple[BrowserProfile, ...], looks: tuple[HistoryLook, ...] = ()) -> None:
        """Offer `profiles`. `looks` are what was kept of earlier ones, the latest first."""
        super().__init__(words)
        self._looks = looks
        self._profiles = {str(number): profile for number, profile in enumerate(profiles)}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page(max_width=820)
        whole.addWidget(scroll)
        self._body = scroll.body
        self._body.addWidget(self.headed_by(Title(words.text("Look at my browser history"))))
        lead = words.text("Which addresses did you visit that should rather not have been opened?")
        self._body.addWidget(Lead(lead))
        self._body.addWidget(self.notice)
        if profiles:
            self._offer()
        else:
            self._body.addWidget(self._none())
        self._body.addStretch(1)

    def _offer(self) -> None:
        words = self.words
        self._body.addWidget(self._promise())
        self._body.addWidget(CardTitle(words.text("Which one? You agree to one at a time.")))
        self._answers = Answers([(key, each.label, self._hint(each)) for key, each in self._profiles.items()])
        self._body.addWidget(self._answers)
        agree = PrimaryButton(words.text("I &agree: look at it"))
        agree.setEnabled(False)
        agree.clicked.connect(self._on_agreed)
        self._answers.chosen.connect(lambda _key: agree.setEnabled(True))
        self.goes_on_with(agree)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(agree)
        line.addWidget(self.way_back())
        line.addStretch(1)
        self._body.addLayout(line)

    def _promise(self) -> Soft:
        words = self.words
        soft = Soft()
        said = (
            (
                words.text("What is read"),
                words.text("Addresses, how often and when you visited them. No titles, no passwords, no cookies."),
            ),
            (
                words.text("How"),
                words.text(
                    "The file is copied into a private folder and read in a separate part of Bilan that has no network."
                    " The copy is deleted as soon as that is done."
                ),
            ),
            (
                words.text("What is kept"),
                words.text(
                    "Only the day, the browser, the number of its profile and how many addresses are at each level. No"
                    " address, no site, no title: the list is shown once, and is gone when you leave its page."
                ),
            ),
        )
        for title, text in said:
            soft.body.addWidget(Strong(title))
            soft.body.addWidget(Body(text))
        return soft

    def _hint(self, profile: BrowserProfile) -> str:
        permission = self.words.text("needs a permission of macOS") if profile.family is Family.SAFARI else ""
        looks = looks_at(self._looks, profile.browser, profile.number, profile.of)
        return " · ".join(filter(None, (permission, last_look(looks, self.words))))

    def _none(self) -> EmptyState:
        words = self.words
        empty = EmptyState(
            Empty.COULD_NOT_LOOK,
            words.text("No history to look at"),
            words.text(
                "Bilan knows where Chrome, Chromium, Brave, Edge, Vivaldi, Opera, Arc, Firefox, LibreWolf and Safari"
                " keep theirs, and found none of them. This is not “nothing found”."
            ),
            words.text("&Back"),
        )
        empty.acted.connect(self.back)
        return empty

    def _on_agreed(self) -> None:
        key = self._answers.value()
        if key is not None:
            self.agreed.emit(self._profiles[key])
