"""What is this program, where does it keep things, and of what is it made under which licences?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from app.errors import BilanError
from app.licences import Part
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow import Flow
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import Body, CardTitle, Lead, Second, Strong, Title
from app.words import Words

_TEXT_HEIGHT: Final = 260
_SELECTABLE: Final = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


@dataclass(frozen=True, slots=True)
class Program:
    """What is told of the program: where `profile`, `log` and `installed` lie, what it is made of, by name."""

    version: str
    profile: Path
    log: Path
    installed: Path
    parts: Sequence[Part]
    text: Callable[[Part], str]


class ProgramPage(Screen):
    """Version, licence, places, and the licence of everything that ships."""

    def __init__(self, words: Words, program: Program) -> None:
        """Tell `program`."""
        super().__init__(words)
        self._program = program
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
        scroll.body.addWidget(self._places())
        scroll.body.addWidget(self._made_of())
        ways = Flow()
        back = LinkButton(words.text("&Back"))
        back.clicked.connect(self.back)
        ways.addWidget(back)
        scroll.body.addLayout(ways)
        scroll.body.addStretch(1)

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
