"""What can be chosen, and where does everything lie?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.ui.pages.background import Standing
from app.ui.pages.background_words import in_short
from app.ui.pages.data_card import DataCard
from app.ui.pages.reminder_words import standing
from app.ui.pages.route_choice import RouteChoice
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card, separator
from app.ui.widgets.scroll import Page
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import Second, Strong, Title
from app.values.look import Look
from app.values.reminder import Reminder
from app.values.settings import Settings
from app.words import LANGUAGES, Words


class SettingsPage(Screen):
    """Language, look, what was told about oneself, who may be asked by which way, and the place of the data."""

    changed = Signal(Settings)
    about_wanted = Signal()
    recipients_wanted = Signal()
    lists_wanted = Signal()

    reminder_wanted = Signal()
    background_wanted = Signal()
    program_wanted = Signal()

    def __init__(
        self, words: Words, settings: Settings, profile: Path, reminder: Reminder, background: Standing
    ) -> None:
        """Show `settings`, how reminders stand, and what goes on in the `background`.

        `profile` is the file that everything is kept in.
        """
        super().__init__(words)
        self._settings = settings
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page(max_width=720)
        whole.addWidget(scroll)
        scroll.body.addWidget(self.headed_by(Title(words.text("Settings"))))
        scroll.body.addWidget(self.notice)
        card = Card()
        card.body.addLayout(_line(words.text("Language"), "", self._language()))
        card.body.addWidget(separator())
        card.body.addLayout(_line(words.text("Look"), "", self._look()))
        self._add_ways(card)
        self._add_ways_without_window(card, reminder, background)
        scroll.body.addWidget(card)
        route = RouteChoice(words, settings.route)
        route.chosen.connect(lambda way: self.changed.emit(replace(settings, route=way)))
        scroll.body.addWidget(route)
        self.data = DataCard(words, profile)
        scroll.body.addWidget(self.data)
        scroll.body.addStretch(1)

    def _add_ways(self, card: Card) -> None:
        words = self.words
        about = SecondaryButton(words.text("&Change…"))
        about.setAccessibleName(words.text("Change what you told about yourself"))
        about.clicked.connect(self.about_wanted)
        told = words.text("Job, phone, children: which questions are asked. Name, year, town: noticed in passwords.")
        _add(card, words.text("About you"), told, about)
        whom = SecondaryButton(words.text("&Decide…"))
        whom.setAccessibleName(words.text("Decide whom Bilan may ask"))
        whom.clicked.connect(self.recipients_wanted)
        outside = words.text("Services outside this computer: each has its own switch, and you see what would leave.")
        _add(card, words.text("Whom Bilan may ask"), outside, whom)
        lists = SecondaryButton(words.text("&Look at them…"))
        lists.setAccessibleName(words.text("Look at the public lists"))
        lists.clicked.connect(self.lists_wanted)
        public = words.text("Of sites that leaked, of second steps and passkeys: fetched, loaded or forgotten.")
        _add(card, words.text("Public lists"), public, lists)

    def _add_ways_without_window(self, card: Card, reminder: Reminder, background: Standing) -> None:
        words = self.words
        remind = SecondaryButton(words.text("&Reminders…"))
        remind.setAccessibleName(words.text("Decide whether and when you are reminded"))
        remind.clicked.connect(self.reminder_wanted)
        _add(card, words.text("Remind me"), standing(words, reminder), remind)
        behind = SecondaryButton(words.text("&Tray and clipboard…"))
        behind.setAccessibleName(words.text("Decide what Bilan does while its window is closed"))
        behind.clicked.connect(self.background_wanted)
        _add(card, words.text("In the background"), in_short(words, background.wish, tray=background.tray), behind)
        program = SecondaryButton(words.text("&Version and licences…"))
        program.clicked.connect(self.program_wanted)
        what = words.text("Which version this is, where things lie, and who made what it is made of.")
        _add(card, words.text("About Bilan"), what, program)

    def _language(self) -> Segmented:
        choice = Segmented((("en", "English"), ("fr", "Français")))
        choice.setAccessibleName(self.words.text("Language"))
        choice.choose(self.words.language)
        choice.chosen.connect(self._speak)
        return choice

    def _look(self) -> Segmented:
        words = self.words
        choice = Segmented(
            (
                (Look.SYSTEM.value, words.text("As the system")),
                (Look.LIGHT.value, words.text("Light")),
                (Look.DARK.value, words.text("Dark")),
            )
        )
        choice.setAccessibleName(words.text("Look"))
        choice.choose(self._settings.look.value)
        choice.chosen.connect(lambda key: self.changed.emit(replace(self._settings, look=Look(key))))
        return choice

    def _speak(self, chosen: str) -> None:
        language = next(language for language in LANGUAGES if language == chosen)
        self.changed.emit(replace(self._settings, language=language))


def _add(card: Card, title: str, second: str, control: SecondaryButton) -> None:
    card.body.addWidget(separator())
    card.body.addLayout(_line(title, second, control))


def _line(title: str, second: str, control: Segmented | SecondaryButton) -> QHBoxLayout:
    line = QHBoxLayout()
    said = QVBoxLayout()
    said.addWidget(Strong(title))
    if second:
        said.addWidget(Second(second))
    line.addLayout(said, 1)
    line.addWidget(control)
    return line
