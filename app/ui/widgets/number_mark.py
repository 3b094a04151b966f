"""Which finding is this? A number in a circle, on the text and before its explanation."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.tokens import tokens

_SIDE = 22


class Weight(IntEnum):
    """How much a finding weighs; each has its own underline."""

    HINT = 1
    SECOND_LOOK = 2
    STRONGEST = 3


class NumberMark(QWidget):
    """The number of a finding. It is an ornament: what it stands before says the number too."""

    def __init__(self, number: int, weight: Weight, parent: QWidget | None = None) -> None:
        """Show `number`."""
        super().__init__(parent)
        self._number = number
        self._weight = weight
        self.setFixedSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw circle and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_number(painter, self._number, self._weight, QRectF(self.rect()).adjusted(1, 1, -1, -1))


def draw_number(painter: QPainter, number: int, weight: Weight, place: QRectF) -> None:
    """Draw a circle with `number` into `place`."""
    worn = tokens()
    hint = weight is Weight.HINT
    painter.setPen(QPen(QColor(worn.control if hint else worn.att_mark), 1.3))
    painter.setBrush(QColor(worn.card if hint else worn.att_soft))
    painter.drawEllipse(place)
    font = QFont(QApplication.font())
    font.setBold(True)
    font.setPixelSize(max(9, round(place.height() * 0.62)))
    painter.setFont(font)
    painter.setPen(QColor(worn.muted if hint else worn.attention))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))
