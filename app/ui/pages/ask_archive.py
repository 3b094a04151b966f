"""How does a person ask a network for their archive, and is one waited for?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.knowledge.platforms import Platform, Setting
from app.ui.pages.address_ways import AddressWays
from app.ui.pages.collection_words import way_on
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import LinkButton, PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.choice import Choice
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import Body, CardTitle, Lead, Second, Strong, Title
from app.words import Words
from checks.ids import MessageId
from checks.matters import Export
from checks.own_data import Purpose

ASKED_OF: Final = ("linkedin", "x", "facebook", "instagram", "tiktok", "snapchat")
"""Platforms whose archives Bilan reads, and whose page for asking is known."""


class AskArchivePage(Screen):
    """One platform at a time. `asked` carries the id of one that the person asked, `withdrawn` of one they did not."""

    asked = Signal(str)
    withdrawn = Signal(str)

    def __init__(
        self, words: Words, platforms: Sequence[Platform], waited_for: Sequence[Export], today: date, first: str = ""
    ) -> None:
        """Offer those of `platforms` whose archives can be read, the one with the id `first` shown first."""
        super().__init__(words)
        self._platforms = _offered(platforms)
        self._waited_for = {each.platform: each for each in waited_for}
        self._today = today
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page(max_width=820)
        whole.addWidget(scroll)
        body = scroll.body
        body.addWidget(self.headed_by(Title(words.text("Ask for your archive"))))
        lead = words.text(
            "You ask in your own browser, signed in as you are. Bilan connects to no network; it remembers that you "
            "asked, and reminds you once the archive should be there."
        )
        body.addWidget(Lead(lead))
        body.addWidget(self.notice)
        self._which = Choice(words.text("Which network"))
        for platform, _ in self._platforms:
            self._which.addItem(platform.name, platform.id)
        self._which.setCurrentIndex(max(self._which.findData(first), 0))
        self._which.currentIndexChanged.connect(self._show)
        body.addWidget(self._which)
        self._place = QVBoxLayout()
        self._shown: QWidget | None = None
        body.addLayout(self._place)
        body.addLayout(self._ways())
        body.addStretch(1)
        self._show()

    def _ways(self) -> QHBoxLayout:
        words, line = self.words, QHBoxLayout()
        self._on = PrimaryButton(words.text("I &asked for it"))
        self._on.clicked.connect(lambda: self.asked.emit(self._which.currentData()))
        back = self.way_back()
        line.addWidget(self.goes_on_with(self._on))
        line.addWidget(back)
        line.addStretch(1)
        return line

    def _show(self) -> None:
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = self._card(*self._platforms[self._which.currentIndex()])
        self._place.addWidget(self._shown)
        self._shown.show()
        self._on.setEnabled(self._which.currentData() not in self._waited_for)

    def _card(self, platform: Platform, setting: Setting) -> Card:
        words, card = self.words, Card()
        card.body.addWidget(CardTitle(words.text("The archive of {platform}", platform=platform.name)))
        waited_for = self._waited_for.get(platform.id)
        if waited_for is not None:
            card.body.addWidget(Strong(waiting(words, platform.name, waited_for, self._today)))
            not_asked = LinkButton(words.text("I did not ask for it"))
            not_asked.clicked.connect(lambda: self.withdrawn.emit(platform.id))
            line = QHBoxLayout()
            line.addWidget(not_asked)
            line.addStretch(1)
            card.body.addLayout(line)
        for number, step in enumerate(self._steps(platform, setting), 1):
            card.body.addWidget(Body(words.text("{number}. {step}", number=number, step=step)))
            if number == 1 and setting.url:
                card.body.addWidget(AddressWays(words, setting.url, platform.name))
        if setting.unverified:
            said = words.text("Not checked: if it leads nowhere, look in your account’s settings.")
            card.body.addWidget(Second(said))
        elif setting.last_verified is not None:
            month = words.month(setting.last_verified)
            said = words.text("Last seen in {month}: if it has moved, look in your account’s settings.", month=month)
            card.body.addWidget(Second(said))
        return card

    def _steps(self, platform: Platform, setting: Setting) -> tuple[str, ...]:
        words = self.words
        return (
            words.text("Open this page in your browser, and sign in:"),
            way_on(words, platform, setting),
            words.message(MessageId(f"archive.ask.{platform.id}"), {}),
            words.text("Come back here and say that you asked. Once the file is there, drop it on “Look back”."),
        )


def waiting(words: Words, name: str, export: Export, today: date) -> str:
    """Return that the archive of the platform called `name` is waited for, or should be there."""
    asked = words.date(export.asked)
    if export.ready <= today:
        return words.text("You asked {platform} on {day}: your archive should be ready.", platform=name, day=asked)
    return words.text("You asked {platform} on {day}: it takes about a day.", platform=name, day=asked)


def _offered(platforms: Sequence[Platform]) -> list[tuple[Platform, Setting]]:
    found = [
        (platform, setting)
        for platform in platforms
        if platform.id in ASKED_OF
        for setting in platform.setting
        if setting.purpose is Purpose.DOWNLOAD
    ]
    return sorted(found, key=lambda each: ASKED_OF.index(each[0].id))
