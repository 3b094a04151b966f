"""What do the patterns of the bar mean, and how much is each?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.tokens import tokens
from app.ui.widgets.flow import Flow
from app.ui.widgets.patterns import Part, draw_part

_SWATCH: Final = QSize(22, 14)
_GAP: Final = 8


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A part, its word and its whole number; an empty number where none is shown."""

    part: Part
    word: str
    number: str = ""


class Legend(QWidget):
    """Pattern, word and number of each part, in lines that break where it is narrow."""

    def __init__(self, entries: Sequence[LegendEntry] = ()) -> None:
        """Show `entries`."""
        super().__init__()
        self._flow = Flow(self, right_from=list(Part).index(Part.UNKNOWN))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_entries(entries)

    def show_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Show other entries."""
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for entry in entries:
            self._flow.addWidget(_Entry(entry))
        self.setAccessibleName(", ".join(f"{entry.word} {entry.number}".rstrip() for entry in entries))


class _Entry(QWidget):
    def __init__(self, entry: LegendEntry) -> None:
        super().__init__()
        self._entry = entry
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        bold = QFont(self.font())
        bold.setBold(True)
        plain = QFontMetrics(self.font())
        number = QFontMetrics(bold).horizontalAdvance(self._entry.number)
        width = _SWATCH.width() + _GAP + plain.horizontalAdvance(self._entry.word) + (number and number + _GAP)
        return QSize(width + 1, max(plain.height(), _SWATCH.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        top = (self.height() - _SWATCH.height()) / 2
        draw_part(painter, self._entry.part, QRectF(0, top, _SWATCH.width(), _SWATCH.height()))
        painter.setPen(QColor(tokens().text))
        metrics = painter.fontMetrics()
        base = (self.height() + metrics.ascent() - metrics.descent()) // 2
        x = _SWATCH.width() + _GAP
        painter.drawText(x, base, self._entry.word)
        x += metrics.horizontalAdvance(self._entry.word) + _GAP
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(x, base, self._entry.number)
