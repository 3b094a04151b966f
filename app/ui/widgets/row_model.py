"""What is listed, in which groups, when there may be thousands of rows?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, overload

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.widgets.shapes import Shape

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A row: `key` finds it again; `right` stands at its right end; `shape_name` says the shape to a screen reader."""

    key: Hashable
    title: str
    second: str
    right: str
    shape: Shape
    shape_name: str = ""


class RowsMadeWhenSeen(Sequence[FindingRow]):
    """Rows of which each is made when it is drawn or read: thousands cost no more than what is seen."""

    def __init__(self, count: int, make: Callable[[int], FindingRow]) -> None:
        """Have `count` rows; `make` is given the place of one, from 0."""
        self._places = range(count)
        self._make = make

    @overload
    def __getitem__(self, place: int) -> FindingRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[FindingRow]: ...
    def __getitem__(self, place: int | slice) -> FindingRow | Sequence[FindingRow]:
        """Make the row at `place`; IndexError past the end."""
        if isinstance(place, slice):
            return [self._make(each) for each in self._places[place]]
        return self._make(self._places[place])

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places)


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Rows under a heading; an empty title has none."""

    title: str
    rows: Sequence[FindingRow] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a group: its title and how many rows it has."""

    title: str
    count: int


Entry = FindingRow | Heading


class _Grown(list[FindingRow]):
    """Rows that are ours to add to: those that were handed in stay as they are."""


class _Group:
    def __init__(self, group: FindingGroup) -> None:
        self.title = group.title
        self.rows = group.rows

    def extend(self, rows: Sequence[FindingRow]) -> None:
        if not isinstance(self.rows, _Grown):
            self.rows = _Grown(self.rows)
        self.rows.extend(rows)

    def heads(self) -> int:
        return 1 if self.title and self.rows else 0

    def __len__(self) -> int:
        return self.heads() + len(self.rows)


class RowModel(QAbstractListModel):
    """Groups of rows as one flat list. New rows come at the end of their group: nothing else changes place."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with one group without heading."""
        super().__init__(parent)
        self._groups: list[_Group] = []
        self._starts: list[int] = []
        """In which line each group begins, and how many lines there are: asked for with every row that is drawn."""
        self._take([FindingGroup("")])

    def set_groups(self, groups: Iterable[FindingGroup]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._take(list(groups) or [FindingGroup("")])
        self.endResetModel()

    def extend(self, rows: Sequence[FindingRow], group: int) -> None:
        """Add `rows` at the end of the group number `group`; negative numbers count from the last."""
        if not rows:
            return
        number = range(len(self._groups))[group]
        into, start = self._groups[number], self._starts[number]
        first = start + len(into)
        appearing = 1 if into.title and not into.rows else 0
        self.beginInsertRows(QModelIndex(), first, first + appearing + len(rows) - 1)
        into.extend(rows)
        self._count()
        self.endInsertRows()
        if into.title:
            heading = self.index(start)
            self.dataChanged.emit(heading, heading)

    def entry(self, row: int) -> Entry:
        """Return the row or heading in line `row`; IndexError past the end."""
        if not 0 <= row < self._starts[-1]:
            raise IndexError
        number = bisect_right(self._starts, row) - 1
        group, place = self._groups[number], row - self._starts[number]
        heads = group.heads()
        return Heading(group.title, len(group.rows)) if place < heads else group.rows[place - heads]

    def line_of(self, key: Hashable) -> int | None:
        """Return the line in which the row `key` stands, None if it is not there."""
        for start, group in zip(self._starts, self._groups, strict=False):  # one start more: the end
            for place, row in enumerate(group.rows, start=start + group.heads()):
                if row.key == key:
                    return place
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's name and signature
        """Return how many lines there are, headings included."""
        return 0 if parent.isValid() else self._starts[-1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a view draws, or says."""
        if role == ENTRY_ROLE:
            return self.entry(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.entry(index.row()).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _said(self.entry(index.row()))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be opened; a heading is only read."""
        if not index.isValid() or isinstance(self.entry(index.row()), Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _take(self, groups: Sequence[FindingGroup]) -> None:
        self._groups = [_Group(group) for group in groups]
        self._count()

    def _count(self) -> None:
        self._starts = list(accumulate(map(len, self._groups), initial=0))


def _said(entry: Entry) -> str:
    if isinstance(entry, Heading):
        return f"{entry.title}, {entry.count}"
    return ", ".join(part for part in (entry.shape_name, entry.title, entry.second, entry.right) if part)
