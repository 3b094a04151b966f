"""What did the vault show, what comes first, and what could not be looked at?"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.catalogue import Catalogue
from app.checkup.record import AuditRecord
from app.ui.pages.grouping import Group, urgency_words
from app.ui.pages.result_detail import ResultDetail
from app.ui.pages.screen import Screen
from app.ui.pages.unread import could_not_look, left_out
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.field import SearchField
from app.ui.widgets.row_model import RowsMadeWhenSeen
from app.ui.widgets.rows import FindingGroup, FindingList, FindingRow
from app.ui.widgets.text import Second, Title
from app.words import Words
from checks.model import Urgency

_NARROW = 900
_LIST_WIDTH = 356
_A_FRAME_MS = 16


class Seen(Enum):
    """Whose result is seen, and where: kept, on the way through the first questions, or the sample's."""

    OWN = auto()
    FIRST_RUN = auto()
    SAMPLE = auto()


class ResultPage(Screen):
    """A list of what is to do at the left, one of it at the right; in a narrow window one after the other."""

    read_again = Signal()
    other_wanted = Signal()

    def __init__(
        self, words: Words, catalogue: Catalogue, record: AuditRecord, groups: Sequence[Group], seen: Seen
    ) -> None:
        """Show `record` and the `groups` of its findings; `seen` tells whose it is and what comes after it."""
        super().__init__(words)
        self._seen = seen
        self._groups = groups
        self._unread = could_not_look(words, catalogue, record)
        self._lists = bool(self._groups or self._unread)
        self._narrow = False
        self._detail = ResultDetail(words, catalogue, record, sample=seen is Seen.SAMPLE)
        self._detail.read_again.connect(self.read_again)
        self._detail.other_wanted.connect(self.other_wanted)
        self._detail.list_wanted.connect(self._show_list)
        self._left = self._list_side(record)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._sides.addWidget(self._left)
        self._sides.addWidget(self._detail, 1)
        self._fill("")

    def appear(self) -> None:
        """Take the focus, and show the first thing to do as soon as the list is drawn: each by itself is quick."""
        super().appear()
        QTimer.singleShot(_A_FRAME_MS, self, self._show_first)

    def fit(self, width: int) -> None:
        """Show list and detail as two pages where both do not fit; without a list, one under the other."""
        narrow = width < _NARROW
        self._narrow = narrow and self._lists
        upright = narrow and not self._lists
        self._sides.setDirection(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight)
        self._left.setMinimumWidth(0 if narrow else _LIST_WIDTH)
        self._left.setMaximumWidth(_WIDEST if narrow else _LIST_WIDTH)
        self._detail.show_way_back(shown=self._narrow)
        self._show_list()

    def _list_side(self, record: AuditRecord) -> QWidget:
        words = self.words
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
        search = SearchField(words.text("Find a site"))
        search.textChanged.connect(self._fill)
        column.addWidget(self.finds_with(search))
        self._list = FindingList()
        self._list.setAccessibleName(words.text("What is to do"))
        self._list.opened.connect(self._open)
        self._list.clicked.connect(self._show_detail)
        self._list.activated.connect(self._show_detail)
        column.addWidget(self._list, 1000)
        if not self._lists:
            search.hide()
            self._list.hide()
        column.addStretch(1)
        for line in left_out(words, record):
            column.addWidget(Second(line))
        column.addWidget(self._way_on())
        return side

    def _way_on(self) -> LinkButton:
        words = self.words
        match self._seen:
            case Seen.OWN:
                return _link(words.text("Open &another vault"), self.other_wanted)
            case Seen.FIRST_RUN:
                return _link(words.text("Go on with the &questions"), self.back)
            case Seen.SAMPLE:
                return _link(words.text("&Back"), self.back)

    def _read_what(self, record: AuditRecord) -> str:
        words = self.words
        logins = words.count("{n} login", "{n} logins", sum(source.logins for source in record.opened))
        if self._seen is Seen.SAMPLE:
            return logins
        names = ", ".join(source.name for source in record.opened)
        return words.text("{names}, {logins}, read {day}", names=names, logins=logins, day=words.date(record.at.date()))

    def _fill(self, sought: str) -> None:
        shown = [(number, group) for number, group in enumerate(self._groups) if _matches(group, sought)]
        groups = [self._of_urgency(urgency, shown) for urgency in Urgency]
        groups.append(FindingGroup(self.words.text("Could not look"), [unread.row for unread in self._unread]))
        self._list.set_groups([group for group in groups if group.rows])

    def _of_urgency(self, urgency: Urgency, shown: list[tuple[int, Group]]) -> FindingGroup:
        word = urgency_words(self.words, urgency)
        of_it = [(number, group) for number, group in shown if group.urgency is urgency]

        def made(place: int) -> FindingRow:
            number, group = of_it[place]
            return FindingRow(number, group.title, group.second, "", urgency, word)

        return FindingGroup(word, RowsMadeWhenSeen(len(of_it), made))

    def _show_first(self) -> None:
        if self._groups:
            self._list.choose(0)
        elif self._unread:
            self._list.choose(self._unread[0].row.key)
        else:
            self._detail.show_nothing_found()

    def _open(self, key: object) -> None:
        if isinstance(key, int):
            self._detail.show_group(self._groups[key])
        else:
            self._detail.show_unread(next(unread for unread in self._unread if unread.row.key == key))

    def _show_detail(self) -> None:
        if self._narrow:
            self._left.hide()
            self._detail.show()

    def _show_list(self) -> None:
        self._left.show()
        self._detail.setVisible(not self._narrow)


_WIDEST = 16777215  # Qt's own "no limit"


def _link(text: str, wanted: SignalInstance) -> LinkButton:
    link = LinkButton(text)
    link.clicked.connect(wanted)
    return link


def _matches(group: Group, sought: str) -> bool:
    wanted = sought.casefold().strip()
    return not wanted or any(
        wanted in text.casefold() for subject in group.subjects for text in (subject.title, subject.site, subject.user)
    )
