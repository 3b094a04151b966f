"""How far along a short way is one? The words beside it carry the meaning."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.tokens import tokens

_HEIGHT = 6
_GAP = 6


class Steps(QWidget):
    """A short bar a step: done ones full, the current one outlined in the accent, the others outlined."""

    def __init__(self, of: int) -> None:
        """Draw `of` steps, none done."""
        super().__init__()
        self._of = of
        self._done = 0
        self._current = 0
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, done: int, current: int) -> None:
        """Show `done` full steps and `current`, counted from 1 as in "3 of 9", as the current one."""
        self._done, self._current = done, current
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the steps."""
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - _GAP * (self._of - 1)) / self._of
        for step in range(self._of):
            place = QRectF(step * (width + _GAP), 0, width, _HEIGHT).adjusted(0.5, 0.5, -0.5, -0.5)
            done, current = step < self._done, step + 1 == self._current
            painter.setPen(QPen(QColor(worn.accent if done or current else worn.control), 1.3 if current else 1))
            painter.setBrush(QColor(worn.accent if done else worn.soft if current else worn.card))
            painter.drawRoundedRect(place, 2.5, 2.5)


class StepNumber(QWidget):
    """A number in a ring, before a step that a person does themselves."""

    def __init__(self, number: int) -> None:
        """Show `number`."""
        super().__init__()
        self._number = str(number)
        self.setAccessibleName(self._number)
        side = max(_RING, QFontMetrics(self.font()).height())
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ring and number."""
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn.control), 1.3))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75))
        font = self.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        painter.setPen(QColor(worn.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._number)


_RING = 24
