"""How does every item of a section stand?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from app.checkup.overview import Overview
from app.knowledge.catalogue import Catalogue
from app.ui.pages.screen import Screen
from app.ui.pages.sections import summary
from app.ui.pages.vocabulary import known_how, state_name, state_word
from app.ui.widgets.buttons import LinkButton, PrimaryButton
from app.ui.widgets.choice import Choice
from app.ui.widgets.field import SearchField
from app.ui.widgets.row_model import ENTRY_ROLE
from app.ui.widgets.rows import FindingGroup, FindingList, FindingRow
from app.ui.widgets.text import Lead, Title
from app.words import Words
from checks.model import ItemId, SectionId
from checks.states import ItemState, State

ACCOUNTS = "accounts"
PEOPLE = "people"
_NARROW = 900


class SectionPage(Screen):
    """A list of items with shape and word, filtered by state. `page` is None for every item there is."""

    item_wanted = Signal(str)
    vault_wanted = Signal()
    result_wanted = Signal()
    practice_wanted = Signal()
    clicked_wanted = Signal()
    card_wanted = Signal()

    def __init__(self, words: Words, catalogue: Catalogue, overview: Overview, page: str | None) -> None:
        """List the items of `page`."""
        super().__init__(words)
        self._catalogue = catalogue
        self._sections = [section for section in catalogue.sections if page is None or section.page == page]
        ids = {section.id for section in self._sections}
        self._states = [state for state in overview.posture.states if state.item.section in ids]
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 16)
        column.setSpacing(12)
        title = words.text("Every item") if page is None else words.text(self._sections[0].short)
        column.addWidget(self.headed_by(Title(title)))
        column.addWidget(Lead(summary(words, self._states)))
        if page == "passwords":
            column.addLayout(self._vault_line(seen=overview.last_audit is not None))
        elif page == ACCOUNTS:  # to what was found: the questions about accounts are no place of the side bar
            column.addWidget(self.way_back(), 0, Qt.AlignmentFlag.AlignLeft)
        elif page == "links":
            column.addLayout(self._practice_line())
        elif page == PEOPLE:
            column.addWidget(self._card_button(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.notice)
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._search = SearchField(words.text("Find an item"))
        self._search.textChanged.connect(self._fill)
        self._tools.addWidget(self.finds_with(self._search), 2)
        self._filter = self._make_filter()
        self._tools.addWidget(self._filter, 1)
        column.addLayout(self._tools)
        self._list = FindingList()
        self._list.setAccessibleName(title)
        self._list.clicked.connect(self._open)
        self._list.activated.connect(self._open)
        column.addWidget(self._list, 1)
        self._fill()

    def fit(self, width: int) -> None:
        """Put the filter under the search where the window is narrow."""
        narrow = width < _NARROW
        self._tools.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _vault_line(self, *, seen: bool) -> QBoxLayout:
        words = self.words
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        vault = PrimaryButton(words.text("&Open a vault"))
        vault.clicked.connect(self.vault_wanted)
        self.goes_on_with(vault)
        line.addWidget(vault)
        if seen:
            result = LinkButton(words.text("See the last &result"))
            result.clicked.connect(self.result_wanted)
            line.addWidget(result)
        line.addStretch(1)
        return line

    def _practice_line(self) -> QBoxLayout:
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        practise = PrimaryButton(self.words.text("&Practise"))
        practise.clicked.connect(self.practice_wanted)
        clicked = LinkButton(self.words.text("&I clicked: what now?"))
        clicked.clicked.connect(self.clicked_wanted)
        line.addWidget(self.goes_on_with(practise))
        line.addWidget(clicked)
        line.addStretch(1)
        return line

    def _card_button(self) -> PrimaryButton:
        card = PrimaryButton(self.words.text("&What may we share about each other?"))
        card.clicked.connect(self.card_wanted)
        self.goes_on_with(card)
        return card

    def _make_filter(self) -> Choice:
        words = self.words
        choice = Choice(words.text("Show"))
        choice.addItem(words.text("All: {n}", n=len(self._states)), None)
        for state in State:
            n = sum(each.state is state for each in self._states)
            if n:
                choice.addItem(words.text("{state}: {n}", state=state_name(words, state), n=n), state.value)
        choice.currentIndexChanged.connect(self._fill)
        return choice

    def _fill(self) -> None:
        groups = [
            FindingGroup(self.words.text(section.title), self._rows(self._shown(section.id)))
            for section in self._sections
        ]
        self._list.set_groups([group for group in groups if group.rows])

    def _open(self, line: QModelIndex) -> None:
        entry = line.data(ENTRY_ROLE)
        if isinstance(entry, FindingRow):
            self.item_wanted.emit(entry.key)

    def _shown(self, section: SectionId) -> list[ItemState]:
        wanted, sought = self._filter.currentData(), self._search.text().casefold().strip()
        return [
            state
            for state in self._states
            if state.item.section == section
            and (wanted is None or state.state.value == wanted)
            and (not sought or sought in self._title(state).casefold())
        ]

    def _rows(self, states: Sequence[ItemState]) -> list[FindingRow]:
        words = self.words
        return [
            FindingRow(
                state.item.id,
                self._title(state),
                self._second(state),
                words.text("{minutes} min", minutes=state.item.minutes),
                "regressed" if state.regressed else state.state,
                state_word(words, state),
            )
            for state in states
        ]

    def _title(self, state: ItemState) -> str:
        return self.words.text(self._catalogue.entries[ItemId(state.item.id)].short)

    def _second(self, state: ItemState) -> str:
        words = self.words
        word = state_word(words, state)
        if state.provenance is None or state.at is None:
            return f"{word}: {state.reason}" if state.reason else word
        how, day = known_how(words, state.provenance), words.date(state.at.date())
        return words.text("{state}, {how} {day}", state=word, how=how, day=day)
