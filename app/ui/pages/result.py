"""What did the vault show, what comes first, and what could not be looked at?"""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.checkup.record import AuditRecord
from app.knowledge.catalogue import Catalogue
from app.ui.pace import Pace
from app.ui.pages.accounts import Sites
from app.ui.pages.change_sheet import ChangeSheet
from app.ui.pages.changed import movements
from app.ui.pages.delete_sheet import DeleteSheet
from app.ui.pages.exclude_sheet import ExcludeSheet
from app.ui.pages.grouping import Group
from app.ui.pages.reading import Reading
from app.ui.pages.result_detail import ResultDetail
from app.ui.pages.result_rows import ResultRows
from app.ui.pages.result_tools import ResultTools, Shelf
from app.ui.pages.two_sides import TwoSidedPage, TwoSides
from app.ui.pages.unread import left_out
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.rows import FindingList
from app.ui.widgets.text import Second, Title
from app.words import Words
from checks.model import Exclusion, Subject
from checks.passwords.progress import Movement

_A_FRAME_MS = 16
_WHILE_TYPING_MS = 200
SIFTED_AT_ONCE = 2000
"""How many rows at most are looked at in one turn of the window."""


class Seen(Enum):
    """Whose result is seen, and where: kept, on the way through the first questions, or the sample's."""

    OWN = auto()
    FIRST_RUN = auto()
    SAMPLE = auto()


class ResultPage(TwoSidedPage):
    """A list of what is to do at the left, one of it at the right; in a narrow window one after the other."""

    read_again = Signal()
    other_wanted = Signal()
    items_wanted = Signal()
    accounts_wanted = Signal()
    ledger_wanted = Signal()
    excluded = Signal(Exclusion)
    included = Signal(Exclusion)
    delete_wanted = Signal(object)
    """Carries the path of a file that the person wants to be deleted."""

    def __init__(self, words: Words, catalogue: Catalogue, reading: Reading, sites: Sites, seen: Seen) -> None:
        """Show `reading`; `seen` tells whose it is and what comes after it."""
        super().__init__(words)
        self._catalogue = catalogue
        self._reading = reading
        self._sites = sites
        self._seen = seen
        self._rows = ResultRows(words, catalogue, reading)
        self._lists = _lists(reading)
        self._detail = self._made_detail()
        self._left = self._list_side()
        self._sides = TwoSides(self, self._left, self._detail, lists=self._lists)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_WHILE_TYPING_MS)
        self._settled.timeout.connect(self._list.choose_first)
        self._pace = Pace(SIFTED_AT_ONCE)
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.timeout.connect(self._sift)
        self._fill()

    def appear(self) -> None:
        """Take the focus, and show the first thing to do as soon as the list is drawn: each by itself is quick."""
        super().appear()
        QTimer.singleShot(_A_FRAME_MS, self, self._show_first)

    def show_shelf(self, shelf: Shelf) -> None:
        """Show another part of the result."""
        self._tools.show_shelf(shelf)

    def _made_detail(self) -> ResultDetail:
        detail = ResultDetail(self.words, self._catalogue, self._reading, self._sites, sample=self._seen is Seen.SAMPLE)
        detail.read_again.connect(self.read_again)
        detail.other_wanted.connect(self.other_wanted)
        detail.change_wanted.connect(self._ask_change)
        detail.leave_out_wanted.connect(self._ask_exclusion)
        detail.take_back_wanted.connect(self.included)
        detail.delete_wanted.connect(self._ask_delete)
        return detail

    def _list_side(self) -> QWidget:
        words, record = self.words, self._reading.record
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 22, 20, 16)
        column.setSpacing(8)
        sample = self._seen is Seen.SAMPLE
        title = words.text("The sample vault") if sample else words.text("Passwords")
        column.addWidget(self.headed_by(Title(title)))
        column.addWidget(Second(self._read_what(record)))
        if sample:
            column.addWidget(Second(words.text("Invented accounts: nothing of this is kept.")))
        column.addWidget(self._done)
        column.addWidget(self.notice)
        if self._reading.changed:
            column.addWidget(self._change_line())
        self._tools = ResultTools(words, self._catalogue, self._reading)
        self._tools.changed.connect(self._fill)
        self.finds_with(self._tools.search)
        column.addWidget(self._tools)
        self._list = self._made_list()
        column.addWidget(self._list, 1000)
        self._nothing = Second(words.text("Nothing here matches."))
        column.addWidget(self._nothing)
        self._tools.setVisible(self._lists)
        self._list.setVisible(self._lists)
        column.addStretch(1)
        for line in left_out(words, record):
            column.addWidget(Second(line))
        column.addLayout(self._ways_on())
        return side

    def _made_list(self) -> FindingList:
        made = FindingList()
        made.setAccessibleName(self.words.text("What is to do"))
        made.opened.connect(lambda key: self._detail.show_thing(self._rows.thing(key)))
        made.clicked.connect(lambda _line: self._sides.show_detail())
        made.activated.connect(lambda _line: self._sides.show_detail())
        return made

    def _change_line(self) -> LinkButton:
        """Return in a line what changed since the last audit; it leads to which accounts."""
        words = self.words
        counts = dict.fromkeys(Movement, 0)
        for each in self._reading.changed:
            for movement, subjects in each.moved.items():
                counts[movement] += len(subjects)
        said = movements(words, counts)
        link = LinkButton(said)
        link.setAccessibleName(words.text("Since last time: {changes}", changes=said))
        link.clicked.connect(lambda: self.show_shelf(Shelf.CHANGED))
        return link

    def _ways_on(self) -> Flow:
        words, line = self.words, Flow()
        if self._reading.beside.asked:
            line.addWidget(_link(words.text("&What left this computer"), self.ledger_wanted))
        match self._seen:
            case Seen.OWN:
                line.addWidget(_link(words.text("Open &another vault"), self.other_wanted))
                line.addWidget(_link(words.text("All &questions"), self.items_wanted))
                line.addWidget(_link(words.text("More about your a&ccounts"), self.accounts_wanted))
            case Seen.FIRST_RUN:
                line.addWidget(_link(words.text("Go on with the &questions"), self.back))
            case Seen.SAMPLE:
                line.addWidget(self.way_back())
        return line

    def _read_what(self, record: AuditRecord) -> str:
        words = self.words
        logins = words.count("{n} login", "{n} logins", sum(source.logins for source in record.opened))
        if self._seen is Seen.SAMPLE:
            return logins
        names = ", ".join(source.name for source in record.opened)
        return words.text("{names}, {logins}, read {day}", names=names, logins=logins, day=words.date(record.at.date()))

    def _fill(self) -> None:
        """Show what the tools ask for, at once where little is to be sifted; what was being sifted is given up."""
        self._settled.stop()
        self._sifting = self._rows.sifting(self._tools.shelf(), self._tools.sieve())
        self._sift()

    def _sift(self) -> None:
        if not self._sifting.ended:
            with self._pace.turn() as size:
                self._sifting.look(size)
        if self._sifting.ended:
            self._show_sifted()
        else:
            self._next_turn.start()

    def _show_sifted(self) -> None:
        passed = self._sifting.passed
        self._list.set_groups(self._rows.shown(self._tools.shelf(), self._tools.sieve(), passed))
        self._nothing.setVisible(self._lists and not self._list.count())
        if self.isVisible():
            self._settled.start()

    def _show_first(self) -> None:
        """Show what is to do first: the file that should go stands above it, but the passwords in it matter more."""
        if not self._lists:
            self._detail.show_thing(None)
        elif self._tools.shelf() is Shelf.TO_DO and self._reading.to_do:
            self._list.choose(self._rows.first_to_do())
        else:
            self._list.choose_first()

    def _ask_change(self, subject: Subject) -> None:
        ChangeSheet(self.words, subject, self._sites.change(subject.site), self).open()

    def _ask_exclusion(self, group: Group) -> None:
        sheet = ExcludeSheet(self.words, self._catalogue, group, self._reading.beside.today, self)
        sheet.decided.connect(self.excluded)
        sheet.open()

    def _ask_delete(self, path: Path) -> None:
        sheet = DeleteSheet(self.words, path, self)
        sheet.accepted.connect(lambda: self.delete_wanted.emit(path))
        sheet.open()


def _lists(reading: Reading) -> bool:
    """Tell whether there is anything to list besides "nothing found"."""
    beside = reading.beside
    rows = (reading.to_do, reading.unread, reading.to_know, reading.not_judged, reading.changed)
    return any(rows) or bool(beside.exclusions or beside.plain)


def _link(text: str, wanted: SignalInstance) -> LinkButton:
    link = LinkButton(text)
    link.clicked.connect(wanted)
    return link
