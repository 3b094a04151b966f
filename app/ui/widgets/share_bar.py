"""How large is one share beside others? A bar; the words beside it say the figure."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.tokens import tokens

_HEIGHT: Final = 10
_RADIUS: Final = 3


class ShareBar(QWidget):
    """A level bar, without a ground that would read as a whole. What stands beside it says the same."""

    def __init__(self, share: float, parent: QWidget | None = None) -> None:
        """Draw it over `share` of the width, from 0 to 1."""
        super().__init__(parent)
        self._share = min(max(share, 0.0), 1.0)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bar; of nothing, a thin line, so that it is seen to be none."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().accent if self._share else tokens().control))
        box = QRectF(self.rect())
        box.setWidth(max(box.width() * self._share, 2 * _RADIUS if self._share else 1))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
