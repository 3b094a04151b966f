"""Which account is it, and what depends on it?"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import draw_icon
from app.ui.tokens import tokens

_ICON: Final = 18
_SIDE: Final = 16
_TEXT_X: Final = _SIDE + 28
_GAP: Final = 10
_ABOVE: Final = 10
_PAD: Final = 8
_SMALLER: Final = 9.75 / 10.5


class AccountRow(QWidget):
    """Icon, bold name, user and site beside it or under it where both do not fit, and a word at the right."""

    def __init__(self, icon_name: str, name: str, second: str, word: str) -> None:
        """Show them; `word` is empty where nothing particular depends on the account."""
        super().__init__()
        self._icon_name = icon_name
        self._name = name
        self._second = second
        self._word = word
        self._heights: dict[int, int] = {}
        self.setAccessibleName(", ".join(part for part in (name, second, word) if part))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Need a second line where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height at `width`, for which a layout asks again and again."""
        if width not in self._heights:
            self._heights[width] = self._measured(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again in another font."""
        self._heights.clear()
        super().changeEvent(event)

    def _measured(self, width: int) -> int:
        bold, small = QFontMetrics(self._bold()), QFontMetrics(self._small())
        under = 0 if self._fits_beside(width) or not self._second else small.height() + 2
        return 2 * _ABOVE + bold.height() + under

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the height at today's width."""
        return QSize(240, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Bear a narrow column."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the row."""
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bold, small = QFontMetrics(self._bold()), QFontMetrics(self._small())
        line = QRect(_TEXT_X, _ABOVE, self._room(self.width()), bold.height())
        icon = QRectF(_SIDE, line.top() + (line.height() - _ICON) / 2, _ICON, _ICON)
        draw_icon(painter, self._icon_name, icon, worn.muted)
        self._draw_word(painter, small)
        painter.setPen(QColor(worn.text))
        painter.setFont(self._bold())
        name = bold.elidedText(self._name, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(worn.muted))
        painter.setFont(self._small())
        beside = self._fits_beside(self.width())
        left = bold.horizontalAdvance(self._name) + _GAP if beside else 0
        place = line.adjusted(left, 0, 0, 0) if beside else line.translated(0, line.height() + 2)
        second = small.elidedText(self._second, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, second)

    def _draw_word(self, painter: QPainter, metrics: QFontMetrics) -> None:
        if not self._word:
            return
        worn = tokens()
        width, height = metrics.horizontalAdvance(self._word) + 2 * _PAD, metrics.height() + 4
        place = QRectF(self.width() - _SIDE - width + 0.5, (self.height() - height) / 2, width, height)
        painter.setPen(QPen(QColor(worn.line), 1))
        painter.setBrush(QColor(worn.sunken))
        painter.drawRoundedRect(place, 6, 6)
        painter.setPen(QColor(worn.text))
        painter.setFont(self._small())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._word)

    def _room(self, width: int) -> int:
        word = QFontMetrics(self._small()).horizontalAdvance(self._word) + 2 * _PAD + _GAP if self._word else 0
        return max(40, width - _TEXT_X - _SIDE - word)

    def _fits_beside(self, width: int) -> bool:
        name = QFontMetrics(self._bold()).horizontalAdvance(self._name)
        second = QFontMetrics(self._small()).horizontalAdvance(self._second)
        return name + _GAP + second <= self._room(width)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _SMALLER)
        return font
