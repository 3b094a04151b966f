"""How does one section stand, at a glance?"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.icons import draw_icon
from app.ui.tokens import tokens
from app.ui.widgets.bar import ProtectionBar
from app.ui.widgets.focus import set_ring_radius
from checks.score import Parts

_RADIUS = 12
_PAD = 16
_ICON = 18
_BAR = 12
_GAP = 8
_ABOVE = 9


class SectionTile(QPushButton):
    """Icon, title, small bar and a line of words. `clicked` opens the section."""

    def __init__(self, title: str, icon_name: str, parts: Parts, second: str, parent: QWidget | None = None) -> None:
        """Show them; `second` is also what a screen reader says after the title."""
        super().__init__(parent)
        self._title = title
        self._icon_name = icon_name
        self._second = second
        self.setAccessibleName(title)
        self.setAccessibleDescription(second)
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_ring_radius(self, _RADIUS)
        self._bar = ProtectionBar(_BAR)
        self._bar.setParent(self)
        self._bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._bar.show_parts(parts)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for two lines of text and the bar between them."""
        height = self._bar_top() + _BAR + _GAP - 2 + QFontMetrics(self._small()).height() + _ABOVE
        return QSize(
            _PAD * 2 + _ICON * 2 + _GAP * 2 + QFontMetrics(self._bold()).horizontalAdvance(self._title), height
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never cut the title."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the bar as wide as the tile."""
        self._bar.setGeometry(_PAD, self._bar_top(), self.width() - 2 * _PAD, _BAR)
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the card and its words."""
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn.control if self.underMouse() else worn.line), 1))
        painter.setBrush(QColor(worn.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        tall = QFontMetrics(self._bold()).height()
        top = _ABOVE
        draw_icon(painter, self._icon_name, QRectF(_PAD, top + (tall - _ICON) / 2, _ICON, _ICON), worn.accent)
        arrow = QRectF(self.width() - _PAD - 12, top + (tall - 16) / 2, 16, 16)
        draw_icon(painter, "chevron", arrow, worn.muted)
        painter.setPen(QColor(worn.text))
        painter.setFont(self._bold())
        left = _PAD + _ICON + _GAP
        painter.drawText(
            QRectF(left, top, self.width() - left - _PAD - 12, tall), Qt.AlignmentFlag.AlignVCenter, self._title
        )
        painter.setPen(QColor(worn.muted))
        painter.setFont(self._small())
        below = QRectF(_PAD, self._bar_top() + _BAR + _GAP - 2, self.width() - 2 * _PAD, painter.fontMetrics().height())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, self._second)

    def _bar_top(self) -> int:
        return _ABOVE + QFontMetrics(self._bold()).height() + _GAP - 2

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 9.75 / 10.5)
        return font
