"""How is a row shown, one by one or by the thousand?"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.widgets.focus import set_ring_radius
from app.ui.widgets.row_model import FindingGroup, FindingRow, RowModel
from app.ui.widgets.row_painting import RowDelegate, RowMeasure, draw_row
from app.ui.widgets.text import Second, Strong

__all__ = ["FindingGroup", "FindingList", "FindingRow", "ListRow", "Row"]

LAID_OUT_AT_ONCE: Final = 50
"""Lines that are measured in one go; with 10,000 at once the window would stand still."""


class Row(QWidget):
    """Shape, bold title and second line, and at the right a text or a widget of its own: for short lists."""

    def __init__(self, shape: QWidget | None, title: str, second: str = "", right: QWidget | str | None = None) -> None:
        """Set them side by side."""
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(12)
        if shape is not None:
            line.addWidget(shape)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Strong(title))
        if second:
            said.addWidget(Second(second))
        line.addLayout(said, 1)
        if right is not None:
            line.addWidget(_Aside(right) if isinstance(right, str) else right)


class _Aside(Second):
    """A few words at the end of a line. They wrap only where there is no room: Qt would make a block of them."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for one line."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().minimumSizeHint().height())


class ListRow(QPushButton):
    """A row of a short list that can be opened: the look of a `FindingList` row."""

    def __init__(self, row: FindingRow, parent: QWidget | None = None) -> None:
        """Show `row`; `clicked` tells that it is opened."""
        super().__init__(parent)
        self._row = row
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(", ".join(part for part in (row.shape_name, row.title) if part))
        self.setAccessibleDescription(row.second)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_ring_radius(self, 9)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Grow downwards where the title needs a second line."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height at `width`."""
        return RowMeasure(self.font()).height(self._row, width)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the height at today's width."""
        return QSize(240, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Bear a narrow column."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        draw_row(painter, self._row, self.rect(), chosen=self.isChecked(), hovered=self.underMouse(), ringed=False)


class FindingList(QListView):
    """Thousands of rows in groups, painted as they are seen. `opened` tells the key of the row that became current."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty, with one group without heading."""
        super().__init__(parent)
        self._rows = RowModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(LAID_OUT_AT_ONCE)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._on_current)

    def set_groups(self, groups: Iterable[FindingGroup]) -> None:
        """Replace everything; groups without rows show nothing until they get some."""
        self._rows.set_groups(groups)

    def append(self, row: FindingRow, group: int = -1) -> None:
        """Add `row` at the end of the group number `group`, the last if none is said."""
        self._rows.extend([row], group)

    def extend(self, rows: Sequence[FindingRow], group: int = -1) -> None:
        """Add many rows at once, as `append`."""
        self._rows.extend(rows, group)

    def choose(self, key: Hashable) -> None:
        """Make the row `key` current, which tells `opened`; a key that is not there changes nothing."""
        line = self._rows.line_of(key)
        if line is not None:
            self.setCurrentIndex(self._rows.index(line))

    def choose_first(self) -> None:
        """Make the first row current, which tells `opened`; without a row, nothing changes."""
        for line in range(self.count()):
            if isinstance(self._rows.entry(line), FindingRow):
                self.setCurrentIndex(self._rows.index(line))
                return

    def height_of_rows(self, most: int) -> int:
        """Return the pixels that all lines need, at today's width; no more are counted than `most`."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect.setWidth(self.viewport().width())
        height = 0
        for line in range(self.count()):
            height += self.itemDelegate().sizeHint(option, self._rows.index(line)).height()
            if height >= most:
                return most
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the rows out anew for another width: Qt would do so for another height only."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def count(self) -> int:
        """Return how many lines there are, headings included."""
        return self._rows.rowCount()

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            entry = self._rows.entry(now.row())
            if isinstance(entry, FindingRow):
                self.opened.emit(entry.key)
