"""How much is confirmed, what holds it, how far can it go, and what is best done next?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout

from app.checkup.overview import Overview
from app.knowledge.catalogue import Catalogue, Section
from app.ui.pages.changes import changes
from app.ui.pages.next_steps import NextSteps
from app.ui.pages.notice import Done
from app.ui.pages.reminder_words import last_and_next
from app.ui.pages.score_card import ScoreCard
from app.ui.pages.screen import Screen
from app.ui.pages.sections import PAGES, combined_parts, page_icon, summary
from app.ui.pages.why import WhyDialog
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Soft
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import Body, CardTitle, Second, Title
from app.ui.widgets.tile import SectionTile
from app.words import Words
from checks.matters import exports

_NARROW = 1000
_ACROSS = 3


class HomePage(Screen):
    """The check-up at one glance. Signals tell what the person wants to open."""

    item_wanted = Signal(str)
    section_wanted = Signal(str)
    every_item_wanted = Signal()
    vault_wanted = Signal()
    look_back_wanted = Signal()
    first_run_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, words: Words, catalogue: Catalogue, overview: Overview) -> None:
        """Draw `overview`."""
        super().__init__(words)
        self._catalogue = catalogue
        self._overview = overview
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page()
        whole.addWidget(scroll)
        self._body = scroll.body
        self._body.setSpacing(10)
        self._body.addLayout(self._head())
        self._body.addWidget(self.notice)
        self._done = Done()
        self._body.addWidget(self._done)
        self._body.addWidget(self._score())
        self._add_invitation()
        self._add_waiting()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(14)
        self._add_next()
        self._body.addLayout(self._beside)
        self._add_sections()
        self._body.addStretch(1)

    def fit(self, width: int) -> None:
        """Put the changes under the steps where the window is narrow."""
        narrow = width < _NARROW
        self._beside.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def say_done(self, text: str) -> None:
        """Say that something was done, to a screen reader too."""
        self._done.say(text)

    def _head(self) -> QHBoxLayout:
        words = self.words
        head = QHBoxLayout()
        head.addWidget(self.headed_by(Title(words.text("Your check-up"))), 2)
        lines = (words.date(self._overview.today), last_and_next(words, self._overview.reminder))
        day = Second("\n".join(filter(None, lines)))
        day.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(day, 3)
        return head

    def _score(self) -> ScoreCard:
        card = ScoreCard(self.words, self._catalogue, self._overview.posture)
        card.why_wanted.connect(self._say_why)
        return card

    def _say_why(self) -> None:
        WhyDialog(self.words, self._catalogue, self._overview.posture, self).exec()

    def _add_invitation(self) -> None:
        """Offer what is worth most while little is known: the questions, and the vault."""
        words, overview = self.words, self._overview
        if overview.last_audit is not None:
            return
        strip = Soft()
        strip.body.setContentsMargins(19, 6, 19, 6)
        line = QHBoxLayout()
        line.addWidget(
            Body(words.text("Bilan has not looked at your passwords yet. It can, and keeps none of them.")), 1
        )
        vault = LinkButton(words.text("&Open a vault"))
        vault.clicked.connect(self.vault_wanted)
        line.addWidget(vault)
        strip.body.addLayout(line)
        self._body.addWidget(strip)

    def _add_waiting(self) -> None:
        """Say that a copy of their data should be there by now."""
        words, known = self.words, self._overview
        waited_for = exports(known.told, known.looked_back, known.today)
        ready = sum(each.ready <= known.today for each in waited_for)
        if not ready:
            return
        strip = Soft()
        strip.body.setContentsMargins(19, 6, 19, 6)
        line = QHBoxLayout()
        said = words.count(
            "{n} copy of your data that you asked for should be ready",
            "{n} copies of your data that you asked for should be ready",
            ready,
        )
        line.addWidget(Body(said), 1)
        look = LinkButton(words.text("Look bac&k"))
        look.clicked.connect(self.look_back_wanted)
        line.addWidget(look)
        strip.body.addLayout(line)
        self._body.addWidget(strip)

    def _add_next(self) -> None:
        steps = NextSteps(self.words, self._catalogue, self._overview.posture)
        steps.item_wanted.connect(self.item_wanted)
        if steps.first is not None:
            self.goes_on_with(steps.first)
        self._beside.addWidget(steps, 9)
        beside = changes(self.words, self._catalogue, self._overview)
        if beside is not None:
            self._beside.addWidget(beside, 5)

    def _add_sections(self) -> None:
        words = self.words
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(CardTitle(words.text("Sections")), 1)
        report = LinkButton(words.text("Save a &report…"))
        report.clicked.connect(self.report_wanted)
        head.addWidget(report)
        every = LinkButton(words.text("See &every item"))
        every.clicked.connect(self.every_item_wanted)
        head.addWidget(every)
        self._body.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(10)
        for place, page in enumerate(PAGES):
            grid.addWidget(self._tile(page), place // _ACROSS, place % _ACROSS)
            grid.setColumnStretch(place % _ACROSS, 1)
        self._body.addLayout(grid)

    def _tile(self, page: str) -> SectionTile:
        words, states = self.words, self._overview.posture.states
        sections = [section for section in self._catalogue.sections if section.page == page]
        ids = {section.id for section in sections}
        concerned = [state for state in states if state.item.section in ids]
        tile = SectionTile(
            _title(words, sections), page_icon(page), combined_parts(concerned), summary(words, concerned)
        )
        tile.clicked.connect(lambda: self.section_wanted.emit(page))
        return tile


def _title(words: Words, sections: list[Section]) -> str:
    return words.text(sections[0].short) if sections else ""
