"""What is one setting of a platform, where is it, and how does it stand?

The address is shown before it is opened, and opened on a click only, in the person's own browser. Bilan itself asks the
platform nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from app.knowledge.platforms import Platform, Setting
from app.ui.browser import browse
from app.ui.pages.collection_words import purpose_name, purpose_said, told_word, way_on
from app.ui.pages.guided import GuidedPage
from app.ui.pages.notice import Done
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.card import Card, Sunken
from app.ui.widgets.steps import Steps
from app.ui.widgets.text import AccentStrong, Body, Fixed, Lead, Second, Strong, Title
from app.words import Words
from checks.own_data import SettingTold, Told


@dataclass(frozen=True, slots=True)
class Visited:
    """Which setting of `platform` is asked about, by its `place` from 0, and what was said of it before."""

    platform: Platform
    place: int
    before: SettingTold | None

    @property
    def setting(self) -> Setting:
        """Return the setting itself."""
        return self.platform.setting[self.place]


class SettingPage(GuidedPage):
    """One step: what it is, where, then five answers. `answered` carries the one given."""

    answered = Signal(Told)
    skipped = Signal()

    def __init__(self, words: Words, visited: Visited) -> None:
        """Ask about the setting of `visited`."""
        super().__init__(words, None)
        self._visited = visited
        self._add_place()
        purpose = visited.setting.purpose
        self.column.addWidget(self.headed_by(Title(purpose_name(words, purpose))))
        self.column.addWidget(Lead(purpose_said(words, purpose)))
        self._done = Done()
        self.column.addWidget(self._where())
        self._answers = self._ask()
        self.column.addWidget(self.notice)
        self.column.addStretch(1)
        _, skip, self._on = self.add_foot(words.text("&Back"), words.text("S&kip for now"), words.text("&Next"))
        if skip is not None:
            skip.clicked.connect(self.skipped)
        self._on.clicked.connect(self._send)
        self._on.setEnabled(self._answers.value() is not None)

    def _add_place(self) -> None:
        words, visited = self.words, self._visited
        number, of = visited.place + 1, len(visited.platform.setting)
        name = visited.platform.name
        where = AccentStrong(words.text("{number} of {of} – {section}", number=number, of=of, section=name))
        steps = Steps(of)
        steps.setAccessibleName(words.text("Setting {number} of {of}", number=number, of=of))
        steps.show_step(done=visited.place, current=number)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(where, 1)
        line.addWidget(steps, 2)
        self.column.addLayout(line)

    def _where(self) -> Card:
        words, visited = self.words, self._visited
        card, setting = Card(), visited.setting
        if setting.url:
            card.body.addWidget(Body(words.text("This page opens in your browser:")))
            quoted = Sunken()
            quoted.body.addWidget(Fixed(setting.url))
            card.body.addWidget(quoted)
            card.body.addLayout(self._ways())
        card.body.addWidget(Body(way_on(words, visited.platform, setting)))
        if setting.unverified:
            said = words.text("Not checked: if it leads nowhere, look in your account’s settings.")
            card.body.addWidget(Second(said))
        elif setting.last_verified is not None:
            month = words.month(setting.last_verified)
            said = words.text(
                "Found in public sources in {month}, not opened by us: if it has moved, look in your account’s "
                "settings.",
                month=month,
            )
            card.body.addWidget(Second(said))
        card.body.addWidget(self._done)
        return card

    def _ways(self) -> QHBoxLayout:
        words = self.words
        ways = QHBoxLayout()
        ways.setSpacing(16)
        go = SecondaryButton(words.text("&Open in the browser"))
        go.clicked.connect(self._browse)
        copy = LinkButton(words.text("&Copy the address"))
        copy.clicked.connect(self._copy)
        ways.addWidget(go)
        ways.addWidget(copy)
        ways.addStretch(1)
        return ways

    def _ask(self) -> Answers:
        words, before = self.words, self._visited.before
        hints = {
            Told.LEFT_ON: words.text("your choice is remembered"),
            Told.NOT_FOUND: words.text("leaves it open, costs nothing"),
            Told.NO_ACCOUNT: words.text("leaves the whole platform out"),
        }
        answers = Answers([(told.value, told_word(words, told), hints.get(told, "")) for told in Told])
        answers.setAccessibleName(words.text("Your answer"))
        if before is not None:
            answers.choose(before.told.value)
        answers.chosen.connect(lambda _key: self._on.setEnabled(True))
        line = QHBoxLayout()
        line.addWidget(Strong(words.text("How does it stand?")), 1)
        if before is not None:
            when = Second(words.text("answered on {day}", day=words.date(before.at.date())))
            when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(when, 1)
        self.column.addLayout(line)
        self.column.addWidget(answers)
        return answers

    def _browse(self) -> None:
        opened = browse(self._visited.setting.url)
        self.tell("" if opened else self.words.text("No browser took this address. Copy it, and open it yourself."))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._visited.setting.url)
        self._done.say(self.words.text("The address is in the clipboard."))

    def _send(self) -> None:
        answer = self._answers.value()
        if answer is not None:
            self.answered.emit(Told(answer))
