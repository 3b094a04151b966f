"""What may Bilan do while its window is closed? Nothing, before the person switches it on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.ui.clipboard_watch import Sight
from app.ui.pages.background_words import login_said, login_written, sight_said
from app.ui.pages.screen import Screen
from app.ui.widgets.card import Card
from app.ui.widgets.flow import Flow
from app.ui.widgets.scroll import Page
from app.ui.widgets.switch import Switch
from app.ui.widgets.text import Attention, Body, CardTitle, Lead, Second, Title
from app.values.background import AtLogin, Login, Wish
from app.words import Words


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands: what is wished, what happens at login, and what this desktop can do."""

    wish: Wish
    login: Login
    tray: bool
    sight: Sight


class BackgroundPage(Screen):
    """Three switches, each with what it does and what it cannot do."""

    wished = Signal(Wish)
    login_wanted = Signal(bool)

    def __init__(self, words: Words, standing: Standing) -> None:
        """Show how it stands."""
        super().__init__(words)
        self._standing = standing
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page(max_width=720)
        whole.addWidget(scroll)
        scroll.body.addWidget(self.headed_by(Title(words.text("In the background"))))
        said = words.text(
            "Reminders aside, Bilan only runs while its window is open, unless you switch something on here."
        )
        scroll.body.addWidget(Lead(said))
        scroll.body.addWidget(self.notice)
        for card in (self._tray(), self._login(), self._watch()):
            scroll.body.addWidget(card)
        ways = Flow()
        back = self.way_back()
        ways.addWidget(back)
        scroll.body.addLayout(ways)
        scroll.body.addStretch(1)

    def _tray(self) -> Card:
        words, wish, card = self.words, self._standing.wish, Card()
        card.body.addWidget(CardTitle(words.text("Tray")))
        switch = self._switch(words.text("Stay in the &tray when the window is closed"), on=wish.tray)
        switch.clicked.connect(lambda on: self.wished.emit(replace(wish, tray=on)))
        card.body.addWidget(switch)
        if self._standing.tray:
            done = words.text("From there: open Bilan, check what you copied, see what is due, quit. It does no more.")
            card.body.addWidget(Second(done))
        else:
            switch.setEnabled(wish.tray)
            none = words.text("This desktop shows no tray, so Bilan ends with its window. Nothing else is missing.")
            card.body.addWidget(Body(none))
        return card

    def _login(self) -> Card:
        words, login, card = self.words, self._standing.login, Card()
        on = login.state is not AtLogin.NO
        card.body.addWidget(CardTitle(words.text("At login")))
        switch = self._switch(words.text("Start in the tray when I &log in"), on=on)
        switch.setEnabled(on or (self._standing.wish.tray and self._standing.tray))
        switch.clicked.connect(self.login_wanted)
        card.body.addWidget(switch)
        said = login_said(words, login.state)
        fine = login.state in {AtLogin.NO, AtLogin.YES}
        card.body.addWidget(Body(said) if fine else Attention(said))
        what = login_written(words, login.way)
        card.body.addWidget(Second(words.text("What this sets up: {what} No window opens.", what=what)))
        return card

    def _watch(self) -> Card:
        words, wish, card = self.words, self._standing.wish, Card()
        card.body.addWidget(CardTitle(words.text("What you copy")))
        switch = self._switch(words.text("&Read what I copy"), on=wish.watch)
        switch.clicked.connect(lambda on: self.wished.emit(replace(wish, watch=on)))
        card.body.addWidget(switch)
        card.body.addWidget(
            Body(
                words.text(
                    "Each text that you copy is read like a draft, on this computer only. One quiet notice comes if"
                    " something should be kept back, and says what in general words. Nothing is kept. While it is on,"
                    " the tray icon has a dot, and the window’s title says so."
                )
            )
        )
        card.body.addWidget(Second(sight_said(words, self._standing.sight)))
        return card

    @staticmethod
    def _switch(text: str, *, on: bool) -> Switch:
        switch = Switch(text)
        switch.setChecked(on)
        return switch
