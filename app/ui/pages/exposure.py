"""What leaked, what is worth closing, what protects the rest, and who holds my data?

The page is shown at once, and filled as soon as what is known has been put into rows beside the window.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.knowledge.catalogue import Catalogue
from app.ui.pace import Pace
from app.ui.pages.accounts import Sites
from app.ui.pages.address_sheet import AddressSheet, Destination
from app.ui.pages.change_sheet import ChangeSheet
from app.ui.pages.doors import Door, Place
from app.ui.pages.exclude_sheet import ExcludeSheet
from app.ui.pages.exposed import Exposed, Part
from app.ui.pages.exposed_detail import ExposedDetail
from app.ui.pages.exposed_rows import ExposedRows
from app.ui.pages.exposed_words import BREACH_LISTS, list_sentence, part_name
from app.ui.pages.grouping import Group
from app.ui.pages.sifting import Sieve, Sifting
from app.ui.pages.two_sides import TwoSidedPage, TwoSides
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.choice import Choice
from app.ui.widgets.field import SearchField
from app.ui.widgets.flow import Flow
from app.ui.widgets.row_model import ENTRY_ROLE, FindingRow
from app.ui.widgets.rows import FindingList
from app.ui.widgets.text import Second, Title
from app.words import Words
from checks.model import Exclusion, Subject

SIFTED_AT_ONCE = 2000
"""How many rows at most are looked at in one turn of the window."""
_WHILE_TYPING_MS = 200


class ExposurePage(TwoSidedPage):
    """A list of what is exposed at the left, one row of it at the right; in a narrow window one after the other."""

    vault_wanted = Signal()
    lists_wanted = Signal()
    letter_wanted = Signal()
    questions_wanted = Signal()
    place_wanted = Signal(Place)
    excluded = Signal(Exclusion)
    elsewhere_told = Signal(Subject, bool)

    def __init__(self, words: Words, catalogue: Catalogue, sites: Sites) -> None:
        """Show a page without rows; `show_exposed` brings them."""
        super().__init__(words)
        self._catalogue = catalogue
        self._sites = sites
        self._rows: ExposedRows | None = None
        self._sifting: Sifting | None = None
        self._detail = self._made_detail()
        self._left = self._list_side()
        self._sides = TwoSides(self, self._left, self._detail)
        self._pace = Pace(SIFTED_AT_ONCE)
        self._next_turn = _timer(self, 0, self._sift)
        self._settled = _timer(self, _WHILE_TYPING_MS, self._choose_row)
        self._line = 0

    def show_exposed(self, exposed: Exposed, doors: Sequence[Door]) -> None:
        """Show what is exposed now, from the line on that was looked at; what is sensitive is kept back."""
        self._line = max(self._list.currentIndex().row(), 0)
        self._rows = ExposedRows(self.words, exposed, doors)
        self._about.setText(self._state(exposed))
        self._lists.setText(self._list_state(exposed))
        self._count(self._rows)
        self._fill()

    def _made_detail(self) -> ExposedDetail:
        detail = ExposedDetail(self.words, self._catalogue, self._sites)
        detail.vault_wanted.connect(self.vault_wanted)
        detail.lists_wanted.connect(self.lists_wanted)
        detail.letter_wanted.connect(self.letter_wanted)
        detail.place_wanted.connect(self.place_wanted)
        detail.elsewhere_told.connect(self.elsewhere_told)
        detail.change_wanted.connect(self._ask_change)
        detail.page_wanted.connect(self._ask_page)
        detail.leave_out_wanted.connect(self._ask_exclusion)
        detail.sensitive_wanted.connect(self._show_sensitive)
        return detail

    def _list_side(self) -> QWidget:
        words = self.words
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 22, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.headed_by(Title(words.text("Accounts"))))
        self._about = Second(words.text("Sorting what is known…"))
        column.addWidget(self._about)
        column.addWidget(self._done)
        column.addWidget(self.notice)
        column.addWidget(self._made_search())
        column.addWidget(self._made_parts())
        self._list = FindingList()
        self._list.setAccessibleName(words.text("Accounts"))
        self._list.opened.connect(self._show)
        self._list.clicked.connect(lambda _line: self._sides.show_detail())
        self._list.activated.connect(lambda _line: self._sides.show_detail())
        column.addWidget(self._list, 1000)
        self._nothing = Second(words.text("Nothing here matches."))
        self._nothing.hide()
        column.addWidget(self._nothing)
        self._lists = Second("")
        column.addWidget(self._lists)
        column.addLayout(self._ways_on())
        return side

    def _made_search(self) -> SearchField:
        self._search = SearchField(self.words.text("Find a site"))
        self._search.textChanged.connect(self._fill)
        self.finds_with(self._search)
        return self._search

    def _made_parts(self) -> Choice:
        words = self.words
        self._part = Choice(words.text("Show"))
        self._part.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # its share of the width
        self._part.addItem(words.text("Everything"), None)
        for part in Part:
            self._part.addItem(part_name(words, part), part.value)
        self._part.currentIndexChanged.connect(self._fill)
        return self._part

    def _ways_on(self) -> Flow:
        words, line = self.words, Flow()
        lists = LinkButton(words.text("&Public lists…"))
        lists.clicked.connect(self.lists_wanted)
        questions = LinkButton(words.text("All &questions"))
        questions.clicked.connect(self.questions_wanted)
        line.addWidget(lists)
        line.addWidget(questions)
        return line

    def _state(self, exposed: Exposed) -> str:
        words, record = self.words, exposed.record
        if record is None:
            return words.text("No vault was read yet.")
        logins = words.count("{n} login", "{n} logins", sum(source.logins for source in record.opened))
        names = ", ".join(source.name for source in record.opened)
        return words.text("{names}, {logins}, read {day}", names=names, logins=logins, day=words.date(record.at.date()))

    def _list_state(self, exposed: Exposed) -> str:
        """Return which list of breaches is here, and whether it came too late to be compared."""
        words, record = self.words, exposed.record
        here = [each for each in exposed.lists if each.kind in BREACH_LISTS]
        if not here:
            return words.text("No list of breaches is here yet.")
        said = list_sentence(words, here[0], exposed.overview.today)
        if record is None or here[0].at <= record.at:
            return said
        return f"{said} {words.text('That was after the vault was read: read it again.')}"

    def _count(self, rows: ExposedRows) -> None:
        words = self.words
        for place, part in enumerate(Part, start=1):
            name = words.text("{name}: {n}", name=part_name(words, part), n=rows.count(part))
            self._part.setItemText(place, name)

    def _chosen(self) -> Part | None:
        key = self._part.currentData()
        return Part(key) if key else None

    def _fill(self) -> None:
        """Show what the tools ask for; what was being sifted is given up."""
        self._settled.stop()
        if self._rows is not None:
            self._sifting = Sifting(self._rows.exposed.groups, Sieve(self._search.text()))
            self._sift()

    def _sift(self) -> None:
        if self._sifting is None:
            return
        if not self._sifting.ended:
            with self._pace.turn() as size:
                self._sifting.look(size)
        if self._sifting.ended:
            self._show_sifted(self._sifting)
        else:
            self._next_turn.start()

    def _show_sifted(self, sifting: Sifting) -> None:
        if self._rows is None:
            return
        sought = bool(self._search.text().strip())
        self._list.set_groups(self._rows.shown(self._chosen(), sifting.passed, sought=sought))
        self._nothing.setVisible(not self._list.count())
        if self.isVisible():
            self._settled.start()

    def _choose_row(self) -> None:
        line, self._line = min(self._line, self._list.count() - 1), 0
        index = self._list.model().index(line, 0)
        if line > 0 and isinstance(index.data(ENTRY_ROLE), FindingRow):
            self._list.setCurrentIndex(index)
        else:
            self._list.choose_first()

    def _show(self, key: object) -> None:
        self._settled.stop()  # whoever has chosen a row is left there
        thing = self._rows.thing(key) if self._rows is not None else None
        if self._rows is not None and thing is not None:
            self._detail.show_thing(thing, self._rows.exposed)

    def _show_sensitive(self, shown: bool) -> None:  # noqa: FBT001 - a signal's
        if self._rows is None:
            return
        self._rows.shows_sensitive = shown
        place = self._part.findData(Part.LEAKED.value)
        self._search.clear()
        self._part.setCurrentIndex(place)
        self._fill()

    def _ask_change(self, subject: Subject) -> None:
        ChangeSheet(self.words, subject, self._sites.change(subject.site), self).open()

    def _ask_page(self, destination: Destination) -> None:
        AddressSheet(self.words, destination, self).open()

    def _ask_exclusion(self, group: Group) -> None:
        if self._rows is None:
            return
        sheet = ExcludeSheet(self.words, self._catalogue, group, self._rows.exposed.overview.today, self)
        sheet.decided.connect(self.excluded)
        sheet.open()


def _timer(page: ExposurePage, milliseconds: int, act: object) -> QTimer:
    timer = QTimer(page)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
