"""How do small things stand in lines that break where the width ends?"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Sets its widgets side by side, and into a new line where they do not fit."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 14, between_lines: int = 8, right_from: int = 0
    ) -> None:
        """Start empty; gaps in pixels. While one line is enough, items from `right_from` on stand at its right."""
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._between_lines = between_lines
        self._right_from = right_from

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take `item` as the last one."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return the item at `index`, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Remove and return the item at `index`, None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Want no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Need more lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines at `width`."""
        return self._lay(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Put everything in its place."""
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Prefer one line."""
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Bear any width that holds the widest thing."""
        smallest = QSize()
        for item in self._items:
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest

    def _lay(self, rect: QRect, *, place: bool) -> int:
        y = rect.y()
        for line in self._lines(rect):
            tall = max(where.height() for _, where in line)
            if place:
                for item, where in line:
                    item.setGeometry(where.translated(0, y + (tall - where.height()) // 2))
            y += tall + self._between_lines
        return max(y - self._between_lines - rect.y(), 0)

    def _lines(self, rect: QRect) -> list[list[tuple[QLayoutItem, QRect]]]:
        """Return the items line by line, each where it stands in its line, from a top of nought."""
        lines: list[list[tuple[QLayoutItem, QRect]]] = []
        x = rect.x()
        spare = rect.width() - self.sizeHint().width()
        for number, item in enumerate(self._items):
            hint = item.sizeHint()
            if number and number == self._right_from:
                x += max(spare, 0)
            if not lines or (x > rect.x() and x + hint.width() > rect.x() + rect.width()):
                x = rect.x()
                lines.append([])
            lines[-1].append((item, QRect(QPoint(x, 0), hint)))
            x += hint.width() + self._gap
        return lines
