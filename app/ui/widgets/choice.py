"""Which of several things is shown?"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QWidget

from app.ui.icons import draw_icon
from app.ui.tokens import tokens

_HEIGHT = 38


class Choice(QComboBox):
    """A list that opens; its accessible name is `label`."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        """Start without entries: `addItem(text, key)` adds them."""
        super().__init__(parent)
        self.setAccessibleName(label)
        self.view().setAccessibleName(label)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the longest entry and the arrow."""
        hint = super().sizeHint()
        return QSize(hint.width() + 28, max(_HEIGHT, self.fontMetrics().height() + 16))

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list, wide enough for its longest entry."""
        self.view().setMinimumWidth(max(self.width(), self.view().sizeHintForColumn(0) + 28))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the frame of a field, the entry and the arrow."""
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn.control), 1))
        painter.setBrush(QColor(worn.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(QColor(worn.text if self.isEnabled() else worn.muted))
        room = self.rect().adjusted(12, 0, -32, 0)
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        arrow = QRectF(self.width() - 24, (self.height() - 16) / 2, 16, 16)
        draw_icon(painter, "chevron-down", arrow, worn.muted)
