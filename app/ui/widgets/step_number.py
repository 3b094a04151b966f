"""Which number does a step have?"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.tokens import tokens

_ROOM = 10


class StepNumber(QWidget):
    """A number in a ring, as large as its digits need."""

    def __init__(self, number: int) -> None:
        """Show `number`."""
        super().__init__()
        self._text = str(number)
        self.setAccessibleName(self._text)
        font = self.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        self.setFont(font)
        side = max(self.fontMetrics().height(), self.fontMetrics().horizontalAdvance(self._text)) + _ROOM // 2
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring and the number."""
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn.control), 1.4))
        painter.setBrush(QColor(worn.card))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setPen(QColor(worn.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
