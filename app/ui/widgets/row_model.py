"""What is listed, in which groups, when there may be thousands of rows?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
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
        self._groups = [_Group(FindingGroup(""))]

    def set_groups(self, groups: Iterable[FindingGroup]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._groups = [_Group(group) for group in groups] or [_Group(FindingGroup(""))]
        self.endResetModel()

    def extend(self, rows: Sequence[FindingRow], group: int) -> None:
        """Add `rows` at the end of the group number `group`; negative numbers count from the last."""
        if not rows:
            return
        into = self._groups[group]
        before = self._groups[: self._groups.index(into)]
        first = sum(len(each) for each in before) + len(into)
        appearing = 1 if into.title and not into.rows else 0
        self.beginInsertRows(QModelIndex(), first, first + appearing + len(rows) - 1)
        into.extend(rows)
        self.endInsertRows()
        if into.title:
            heading = self.index(sum(len(each) for each in before))
            self.dataChanged.emit(heading, heading)

    def entry(self, row: int) -> Entry:
        """Return the row or heading in line `row`; IndexError past the end."""
        for group in self._groups:
            if row < len(group):
                heads = group.heads()
                return Heading(group.title, len(group.rows)) if row < heads else group.rows[row - heads]
            row -= len(group)
        raise IndexError

    def line_of(self, key: Hashable) -> int | None:
        """Return the line in which the row `key` stands, None if it is not there."""
        first = 0
        for group in self._groups:
            for place, row in enumerate(group.rows, start=first + group.heads()):
                if row.key == key:
                    return place
            first += len(group)
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's name and signature
        """Return how many lines there are, headings included."""
        return 0 if parent.isValid() else sum(len(group) for group in self._groups)

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


def _said(entry: Entry) -> str:
    if isinstance(entry, Heading):
        return f"{entry.title}, {entry.count}"
    return ", ".join(part for part in (entry.shape_name, entry.title, entry.second, entry.right) if part)
