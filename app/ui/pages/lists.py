"""Which public lists are on this computer, how old are they, and how do others come?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from app.ui.pages.exposed_words import age_said, list_state
from app.ui.pages.notice import Done
from app.ui.pages.recipients import about as about_recipient
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.flow import Flow
from app.ui.widgets.progress import ProgressPanel
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import Body, CardTitle, Lead, Second, Title
from app.values.kept_lists import NAMES, PUBLISHERS, About, Brought, ListKind, Result
from app.words import Words


class ListsPage(Screen):
    """One card a list. What is fetched, loaded or refused is said above them."""

    fetch_wanted = Signal(ListKind)
    forget_wanted = Signal(ListKind)
    load_wanted = Signal(object)
    """Carries the path of the file that holds a list."""
    ledger_wanted = Signal()

    def __init__(self, words: Words, abouts: Sequence[About], now: datetime) -> None:
        """Show the lists that are here, as they are at the aware instant `now`."""
        super().__init__(words)
        self._cancel: Callable[[], None] | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page(max_width=820)
        whole.addWidget(scroll)
        body = scroll.body
        body.addWidget(self.headed_by(Title(words.text("Public lists"))))
        body.addWidget(
            Lead(
                words.text(
                    "Which sites leaked, and which offer a second step or passkeys. They are the same for everybody, "
                    "and compared with your vault on this computer: nobody learns where you have accounts."
                )
            )
        )
        body.addWidget(self._made_load(), 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.notice)
        self._done = Done()
        body.addWidget(self._done)
        self._panel = ProgressPanel(words.text("&Cancel"))
        self._panel.cancelled.connect(self._stop)
        self._panel.hide()
        body.addWidget(self._panel)
        self._cards = {kind: _ListCard(words, kind, now) for kind in ListKind}
        for kind, card in self._cards.items():
            card.fetch.clicked.connect(lambda _checked, kind=kind: self._fetch(kind))
            card.forget.clicked.connect(lambda _checked, kind=kind: self.forget_wanted.emit(kind))
            body.addWidget(card)
        self._show(abouts)
        body.addLayout(self._ways())
        body.addStretch(1)

    def show_fetching(self, kind: ListKind, cancel: Callable[[], None]) -> None:
        """Show that a list is on its way; `cancel` stops it."""
        self._say("", "")
        self._cancel = cancel
        self._panel.show_progress(self.words.text("Asking {name}", name=NAMES[kind]), "", 0, 0)
        self._panel.show_note(self.words.text("The list that is here stays until a whole one has come."))
        self._panel.show()
        self._enable(enabled=False)

    def show_brought(self, brought: Brought) -> None:
        """Say what became of a list, and show the one that stands now."""
        words, name = self.words, NAMES[brought.kind]
        self._end()
        self._cards[brought.kind].show_about(brought.here)
        match brought.result:
            case Result.NEW:
                new = words.text("{name}: a new list was taken over.", name=name)
                self._say(f"{new} {words.text('Read your vault again to compare it.')}", "")
            case Result.UNCHANGED:
                self._say(words.text("{name}: nothing has changed.", name=name), "")
            case Result.REFUSED:
                why = words.message(brought.message, brought.params) if brought.message else ""
                self._say("", f"{name}: {why}" if why else words.text("{name}: the list could not be had.", name=name))

    def show_refused(self, reason: str) -> None:
        """Say why a list was not taken over."""
        self._end()
        self._say("", reason)

    def show_cancelled(self, kind: ListKind) -> None:
        """Say that a list was not fetched."""
        self._end()
        self._say(self.words.text("{name}: stopped. Nothing was changed.", name=NAMES[kind]), "")

    def show_forgotten(self, kind: ListKind, abouts: Sequence[About]) -> None:
        """Show what is left after a list was forgotten."""
        self._show(abouts)
        self._say(self.words.text("{name}: the list is no longer kept.", name=NAMES[kind]), "")

    def say_never(self) -> None:
        """Say that the person refused this publisher for good, and where that can be changed."""
        self._say("", self.words.text("You said that it is never asked. That can be changed in “Whom Bilan may ask”."))

    def _made_load(self) -> SecondaryButton:
        self._load = SecondaryButton(self.words.text("&Load a list from a file…"))
        self._load.clicked.connect(self._choose)
        self.goes_on_with(self._load)
        return self._load

    def _ways(self) -> Flow:
        words, ways = self.words, Flow(gap=12)
        ledger = LinkButton(words.text("&What left this computer"))
        ledger.clicked.connect(self.ledger_wanted)
        back = self.way_back()
        for way in (ledger, back):
            ways.addWidget(way)
        return ways

    def _show(self, abouts: Sequence[About]) -> None:
        here = {about.kind: about for about in abouts}
        for kind, card in self._cards.items():
            card.show_about(here.get(kind))

    def _fetch(self, kind: ListKind) -> None:
        self._say("", "")
        self.fetch_wanted.emit(kind)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.words.text("Load a list from a file"))
        if chosen:
            self.load_wanted.emit(Path(chosen))

    def _stop(self) -> None:
        if self._cancel is not None:
            self._cancel()

    def _end(self) -> None:
        self._cancel = None
        self._panel.hide()
        self._enable(enabled=True)

    def _enable(self, *, enabled: bool) -> None:
        self._load.setEnabled(enabled)
        for card in self._cards.values():
            card.fetch.setEnabled(enabled)
            card.forget.setEnabled(enabled)

    def _say(self, done: str, problem: str) -> None:
        self._done.say(done)
        self.tell(problem)


class _ListCard(Card):
    def __init__(self, words: Words, kind: ListKind, now: datetime) -> None:
        super().__init__()
        self.words = words
        self._now = now
        self._name = NAMES[kind]
        self.body.addWidget(CardTitle(self._name))
        self.body.addWidget(Second(_purpose(words, kind)))
        self._state = Body("")
        self.body.addWidget(self._state)
        self.fetch = SecondaryButton("")
        if kind not in PUBLISHERS:
            self.fetch.hide()
        self.forget = LinkButton(words.text("Forget it"))
        self.forget.setAccessibleName(words.text("Forget the list of {name}", name=self._name))
        ways = Flow(gap=12)
        ways.addWidget(self.fetch)
        ways.addWidget(self.forget)
        self.body.addLayout(ways)

    def show_about(self, about: About | None) -> None:
        """Show which list is here; None for none."""
        words = self.words
        self.forget.setVisible(about is not None)
        text = words.text("Fetch it…") if about is None else words.text("Fetch it again…")
        self.fetch.setText(text)
        self.fetch.setAccessibleName(f"{text} {self._name}")
        if about is None:
            self._state.setText(words.text("No list yet."))
            return
        age = age_said(words, about, self._now)
        self._state.setText(f"{list_state(words, about)}. {age}".rstrip())


def _purpose(words: Words, kind: ListKind) -> str:
    if kind not in PUBLISHERS:
        return words.text(
            "which sites take the same credentials, so that the leak of one concerns the others. Bilan asks nobody "
            "for it: load the file"
        )
    purpose = about_recipient(words, PUBLISHERS[kind]).purpose
    if kind is ListKind.FIREFOX_BREACHES:
        return words.text("{purpose}, a part of the one above", purpose=purpose)
    return purpose
