"""Which addresses are the person's, and how does each stand?"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.pages.addresses_words import SOURCES, about_address, answers_said, stands
from app.ui.pages.notice import Done
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import Flow
from app.ui.widgets.progress import ProgressPanel
from app.ui.widgets.row_model import ENTRY_ROLE, FindingGroup, FindingRow
from app.ui.widgets.rows import FindingList
from app.ui.widgets.shapes import Empty
from app.ui.widgets.text import Lead, Second, Title
from app.values.kept_addresses import AddressBook, KeyState, KnownAddress, Looking
from app.words import Words


class AddressesPanel(QWidget):
    """The addresses in two groups, with a tick and without; the key; the way to look them up."""

    address_wanted = Signal(str)
    adding_wanted = Signal()
    key_wanted = Signal()
    look_up_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, words: Words, book: AddressBook, today: date) -> None:
        """Show `book` as it stands on the local date `today`."""
        super().__init__()
        self.words = words
        self._today = today
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        ticked = [each for each in book.known if each.own.ways]
        others = [each for each in book.known if not each.own.ways]
        said = words.count("&Look up the ticked address", "&Look up the {n} ticked addresses", len(ticked))
        self.look_up = PrimaryButton(said if ticked else words.text("&Look up"))
        self.look_up.setEnabled(bool(ticked))
        self.look_up.clicked.connect(self.look_up_wanted)
        self._tools = QWidget()
        self._tools.setLayout(self._ways())
        column.addWidget(self._tools)
        self._key = Second(_key_said(words, book.key))
        column.addWidget(self._key)
        self._progress = ProgressPanel(words.text("&Stop"))
        self._progress.cancelled.connect(self.stop_wanted)
        self._progress.hide()
        column.addWidget(self._progress)
        if book.known:
            column.addWidget(self._list(ticked, others), 1)
        else:
            column.addWidget(self._nothing())
            column.addStretch(1)

    def show_looking(self, looking: Looking) -> None:
        """Show how far the looking up is, in place of what could be begun instead."""
        words = self.words
        self.look_up.setEnabled(False)
        self._tools.hide()
        self._key.hide()
        title = words.text("Asking {name} about {address}", name=SOURCES[looking.source], address=looking.address)
        count = words.text("{n} of {of}", n=looking.done + 1, of=looking.of)
        self._progress.show_progress(title, count, looking.done, looking.of)
        self._progress.show_note(words.text("Services allow few questions a minute: this may wait in between."))
        self._progress.show()

    def _ways(self) -> Flow:
        words = self.words
        ways = Flow(gap=16)
        add = SecondaryButton(words.text("A&dd an address…"))
        add.clicked.connect(self.adding_wanted)
        key = LinkButton(words.text("Your &key to Have I Been Pwned…"))
        key.clicked.connect(self.key_wanted)
        for button in (self.look_up, add, key):
            ways.addWidget(button)
        return ways

    def _list(self, ticked: list[KnownAddress], others: list[KnownAddress]) -> FindingList:
        words = self.words
        made = FindingList()
        made.setAccessibleName(words.text("My addresses"))
        made.set_groups(
            [
                FindingGroup(words.text("Ticked"), [self._row(each) for each in ticked]),
                FindingGroup(words.text("Not ticked: nothing of them leaves"), [self._row(each) for each in others]),
            ]
        )
        made.clicked.connect(self._open)
        made.activated.connect(self._open)
        return made

    def _row(self, known: KnownAddress) -> FindingRow:
        words = self.words
        shape, word = stands(words, known, self._today)
        second = " · ".join(part for part in (about_address(words, known), answers_said(words, known)) if part)
        return FindingRow(known.own.address, known.own.address, second, word, shape, word)

    def _nothing(self) -> EmptyState:
        words = self.words
        return EmptyState(
            Empty.NOT_LOOKED,
            words.text("No address is known yet"),
            words.text(
                "Open a vault, and the addresses that are user names in it are offered here. Or add one by hand. "
                "None is kept before you tick it."
            ),
        )

    def _open(self, line: QModelIndex) -> None:
        entry = line.data(ENTRY_ROLE)
        if isinstance(entry, FindingRow):
            self.address_wanted.emit(str(entry.key))


class AddressesPage(Screen):
    """The panel as a page of its own."""

    def __init__(self, words: Words, book: AddressBook, today: date) -> None:
        """Show `book` as it stands on the local date `today`."""
        super().__init__(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 16)
        column.setSpacing(12)
        column.addWidget(self.headed_by(Title(words.text("My addresses"))))
        column.addWidget(
            Lead(
                words.text(
                    "In which leaks are your addresses? Tick, one by one, those that may be asked about. "
                    "Of the others nothing leaves this computer."
                )
            )
        )
        column.addWidget(self.notice)
        self.done = Done()
        column.addWidget(self.done)
        self.panel = AddressesPanel(words, book, today)
        self.goes_on_with(self.panel.look_up)
        column.addWidget(self.panel, 1)
        foot = QHBoxLayout()
        back = self.way_back()
        foot.addWidget(back)
        foot.addStretch(1)
        column.addLayout(foot)


def _key_said(words: Words, state: KeyState) -> str:
    match state:
        case KeyState.KEPT:
            return words.text("Your key is in this computer’s keychain.")
        case KeyState.NONE:
            return words.text("There is no key yet. Have I Been Pwned answers about addresses only to who has one.")
        case KeyState.NO_KEYCHAIN:
            return words.text(
                "This computer’s keychain cannot be used, so Bilan can keep no key, and Have I Been Pwned is not asked "
                "about addresses."
            )
