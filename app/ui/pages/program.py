"""What is this program, where does it keep things, and of what is it made under which licences?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from app.errors import BilanError
from app.knowledge.licences import Part
from app.ui.browser import browse
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow import Flow
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import Body, CardTitle, Fixed, Lead, Second, Strong, Title
from app.values.release import Release
from app.words import Words

_TEXT_HEIGHT: Final = 260
_SELECTABLE: Final = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


@dataclass(frozen=True, slots=True)
class Program:
    """What is told of the program: where `profile`, `log` and `installed` lie, what it is made of, by name.

    `announced` says that there is a place where newer versions are announced.
    """

    version: str
    profile: Path
    log: Path
    installed: Path
    announced: bool
    parts: Sequence[Part]
    text: Callable[[Part], str]


class ProgramPage(Screen):
    """Version, licence, places, and the licence of everything that ships."""

    newer_wanted = Signal()

    def __init__(self, words: Words, program: Program) -> None:
        """Tell `program`."""
        super().__init__(words)
        self._program = program
        self._page = ""
        self._told = Body("")
        self._address = Fixed("")
        self._open = SecondaryButton(words.text("&Open its page in the browser"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page(max_width=820)
        whole.addWidget(scroll)
        scroll.body.addWidget(self.headed_by(Title(words.text("About Bilan"))))
        scroll.body.addWidget(Lead(words.text("Version {version}", version=program.version)))
        scroll.body.addWidget(
            Body(
                words.text(
                    "Free software under the GNU General Public License, version 3 or later: you may use, study, change"
                    " and pass it on. It comes without any warranty."
                )
            )
        )
        scroll.body.addWidget(self.notice)
        scroll.body.addWidget(self._versions())
        scroll.body.addWidget(self._places())
        scroll.body.addWidget(self._made_of())
        ways = Flow()
        back = self.way_back()
        ways.addWidget(back)
        scroll.body.addLayout(ways)
        scroll.body.addStretch(1)

    def show_newer(self, release: Release | None) -> None:
        """Say what was announced; None for nothing newer."""
        words = self.words
        if release is None:
            self._told.setText(words.text("There is no newer version."))
            return
        day = words.date(release.on)
        self._told.setText(words.text("There is version {version}, of {day}.", version=release.version, day=day))
        self._page = release.page
        self._address.setText(release.page)
        self._open.show()
        self._address.show()

    def show_unknown(self, reason: str) -> None:
        """Say why nobody could tell."""
        self._told.setText(self.words.text("Could not tell whether there is a newer version. {reason}", reason=reason))

    def _versions(self) -> Card:
        words, card = self.words, Card()
        card.body.addWidget(CardTitle(words.text("Newer versions")))
        self._open.clicked.connect(self._browse)
        if not self._program.announced:
            none = words.text(
                "This copy names no place where newer versions are announced, so it asks nobody. Look where you got it."
            )
            card.body.addWidget(Body(none))
            return card
        never = words.text("Bilan asks only when you press this, after you agreed, and installs nothing by itself.")
        card.body.addWidget(Second(never))
        ask = SecondaryButton(words.text("Is there a &newer version?"))
        ask.clicked.connect(self.newer_wanted)
        for widget in (ask, self._told, self._address, self._open):
            card.body.addWidget(widget)
        self._address.hide()
        self._open.hide()
        return card

    def _browse(self) -> None:
        opened = browse(self._page)
        self.tell("" if opened else self.words.text("No browser took this address. Copy it, and open it yourself."))

    def _places(self) -> Card:
        words, program, card = self.words, self._program, Card()
        card.body.addWidget(CardTitle(words.text("Where things lie")))
        for name, place in (
            (words.text("Your check-up, encrypted; beside it, small notes of what you switched on"), program.profile),
            (words.text("The log: what failed and where, nothing of yours"), program.log),
            (words.text("The program"), program.installed),
        ):
            card.body.addWidget(Second(name))
            path = Body(str(place))
            path.setTextInteractionFlags(_SELECTABLE)
            path.setAccessibleName(words.text("{name}: {path}", name=name, path=str(place)))
            card.body.addWidget(path)
        return card

    def _made_of(self) -> Card:
        words, card = self.words, Card()
        card.body.addWidget(CardTitle(words.text("What it is made of")))
        card.body.addWidget(Second(words.text("The work of many people, each part under its own licence.")))
        self._choice = Choice(words.text("Part"))
        for part in self._program.parts:
            self._choice.addItem(f"{part.name} {part.version}".strip(), part)
        self._said = Strong("")
        self._box = QPlainTextEdit()
        self._box.setReadOnly(True)
        self._box.setTabChangesFocus(True)
        self._box.setMinimumHeight(_TEXT_HEIGHT)
        self._box.setAccessibleName(words.text("Text of the licence"))
        self._choice.currentIndexChanged.connect(self._show)
        own = next((n for n, part in enumerate(self._program.parts) if part.name == "Bilan"), 0)
        self._choice.setCurrentIndex(own)
        self._show()
        for widget in (self._choice, self._said, self._box):
            card.body.addWidget(widget)
        return card

    def _show(self) -> None:
        part: Part | None = self._choice.currentData()
        if part is None:
            return
        words = self.words
        if part.within:
            said = words.text("{licence} – comes with {within}", licence=part.licence, within=part.within)
        else:
            said = part.licence
        self._said.setText(said)
        try:
            self._box.setPlainText(self._program.text(part))
        except BilanError as error:
            self._box.clear()
            self.tell(words.message(error.message, error.params))
