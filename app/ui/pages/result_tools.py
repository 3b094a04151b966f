"""What of a result is shown: which part, found by which text, of which check, in which order?"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.knowledge.catalogue import Catalogue
from app.ui.pages.excluded import check_name
from app.ui.pages.grouping import urgency_words
from app.ui.pages.reading import Reading
from app.ui.pages.sifting import Order, Sieve
from app.ui.widgets.choice import Choice
from app.ui.widgets.field import SearchField
from app.words import Words
from checks.model import CheckId, Urgency


class Shelf(Enum):
    """A part of a result that can be shown by itself."""

    TO_DO = "to-do"
    FIRST = "first"
    SOON = "soon"
    WHEN_YOU_CAN = "when-you-can"
    CHANGED = "changed"
    UNREAD = "unread"
    TO_KNOW = "to-know"
    LEFT_OUT = "left-out"


URGENCIES = {Shelf.FIRST: Urgency.FIRST, Shelf.SOON: Urgency.SOON, Shelf.WHEN_YOU_CAN: Urgency.WHEN_YOU_CAN}


class ResultTools(QWidget):
    """A search field and three lists that open. `changed` tells that something else is to be shown."""

    changed = Signal()

    def __init__(self, words: Words, catalogue: Catalogue, reading: Reading) -> None:
        """Offer the shelves that hold something, and the checks that found something to do."""
        super().__init__()
        self.words = words
        self.search = SearchField(words.text("Find a site"))
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self._shelves = self._make_shelves(reading)
        self._checks = self._make_checks(catalogue, reading.checks)
        self._orders = self._make_orders()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(_line((self.search, 5), (self._shelves, 4)))
        column.addLayout(_line((self._checks, 1), (self._orders, 1)))

    def shelf(self) -> Shelf:
        """Return which part is to be shown."""
        return Shelf(self._shelves.currentData())

    def show_shelf(self, shelf: Shelf) -> None:
        """Choose another part, if it holds anything."""
        place = self._shelves.findData(shelf.value)
        if place >= 0:
            self._shelves.setCurrentIndex(place)

    def sieve(self) -> Sieve:
        """Return what is looked for."""
        check = self._checks.currentData()
        return Sieve(self.search.text(), CheckId(check) if check else None, Order(self._orders.currentData()))

    def _make_shelves(self, reading: Reading) -> Choice:
        words = self.words
        shelves = self._choice(words.text("Show"))
        for shelf, n in _counts(reading):
            if n or shelf is Shelf.TO_DO:
                shelves.addItem(words.text("{name}: {n}", name=_name(words, shelf), n=n), shelf.value)
        return shelves

    def _make_checks(self, catalogue: Catalogue, found: Iterable[CheckId]) -> Choice:
        words = self.words
        checks = self._choice(words.text("Of which check"))
        checks.addItem(words.text("Every check"), "")
        for check in found:
            checks.addItem(check_name(words, catalogue, check), check)
        return checks

    def _make_orders(self) -> Choice:
        words = self.words
        orders = self._choice(words.text("In which order"))
        orders.addItem(words.text("By importance"), Order.IMPORTANT.value)
        orders.addItem(words.text("By number of accounts"), Order.MOST.value)
        orders.addItem(words.text("By name"), Order.NAME.value)
        return orders

    def _choice(self, label: str) -> Choice:
        choice = Choice(label)
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # its share, not its longest entry
        choice.currentIndexChanged.connect(lambda _place: self.changed.emit())
        return choice


def _line(*tools: tuple[QWidget, int]) -> QHBoxLayout:
    """Set tools side by side, each with its share of the width."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for tool, share in tools:
        line.addWidget(tool, share)
    return line


def _counts(reading: Reading) -> Iterable[tuple[Shelf, int]]:
    yield Shelf.TO_DO, len(reading.to_do)
    for shelf, urgency in URGENCIES.items():
        yield shelf, reading.urgencies.get(urgency, 0)
    yield Shelf.CHANGED, len(reading.changed)
    yield Shelf.UNREAD, len(reading.unread)
    yield Shelf.TO_KNOW, len(reading.to_know)
    yield Shelf.LEFT_OUT, len(reading.not_judged) + len(reading.beside.exclusions)


def _name(words: Words, shelf: Shelf) -> str:
    match shelf:
        case Shelf.TO_DO:
            return words.text("To do")
        case Shelf.FIRST | Shelf.SOON | Shelf.WHEN_YOU_CAN:
            return urgency_words(words, URGENCIES[shelf])
        case Shelf.CHANGED:
            return words.text("Since last time")
        case Shelf.UNREAD:
            return words.text("Could not look")
        case Shelf.TO_KNOW:
            return words.text("Good to know")
        case Shelf.LEFT_OUT:
            return words.text("Left out")
