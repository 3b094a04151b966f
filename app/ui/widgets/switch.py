"""Is it on? Always with a word beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.ui.tokens import tokens
from app.ui.widgets.focus import set_ring_radius

_TARGET: Final = 32
_GAP: Final = 10


class _Painted(QCheckBox):
    """A check box drawn by its class; the word and the whole of it can be pressed."""

    mark: QSize

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text.replace("&", ""))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_ring_radius(self, 6)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for mark and word."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(self.mark.width() + _GAP + words.width() + 4, max(_TARGET, words.height() + 8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never cut the word."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002, N802 - Qt's name and signature
        """Take a press on the word too."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw mark and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - self.mark.height()) / 2
        self.draw_mark(painter, QRectF(2, top, self.mark.width(), self.mark.height()))
        painter.setPen(QColor(tokens().text if self.isEnabled() else tokens().muted))
        words = self.rect().adjusted(self.mark.width() + _GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, self.text())

    def draw_mark(self, painter: QPainter, place: QRectF) -> None:
        """Draw on or off into `place`."""
        raise NotImplementedError


class Switch(_Painted):
    """Turns something on or off at once."""

    mark = QSize(40, 22)

    def draw_mark(self, painter: QPainter, place: QRectF) -> None:
        """Draw a track with a knob: filled and at the right when on."""
        worn = tokens()
        on = self.isChecked()
        half = place.height() / 2
        painter.setPen(QPen(QColor(worn.accent if on else worn.control), 1.5))
        painter.setBrush(QColor(worn.accent if on else worn.card))
        painter.drawRoundedRect(place.adjusted(0.75, 0.75, -0.75, -0.75), half, half)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.on_accent if on else worn.control))
        centre = QPointF(place.right() - half if on else place.left() + half, place.center().y())
        painter.drawEllipse(centre, 6, 6)


class TickBox(_Painted):
    """Ticks something; it takes effect with the page's button."""

    mark = QSize(18, 18)

    def draw_mark(self, painter: QPainter, place: QRectF) -> None:
        """Draw a box, with a tick when on."""
        worn = tokens()
        on = self.isChecked()
        painter.setPen(QPen(QColor(worn.accent if on else worn.control), 1.5))
        painter.setBrush(QColor(worn.accent if on else worn.card))
        painter.drawRoundedRect(place.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        if on:
            pen = QPen(QColor(worn.on_accent), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            start = place.topLeft()
            painter.drawPolyline([start + QPointF(5, 9.3), start + QPointF(8, 12.2), start + QPointF(13.2, 6.2)])
