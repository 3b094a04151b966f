"""Which of two or three short choices holds?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from app.ui.tokens import tokens
from app.ui.widgets.focus import set_ring_radius

_HEIGHT = 38
_RADIUS = 9
_INSET = 3


class Segmented(QWidget):
    """Choices side by side in one frame. `chosen` tells the key of a person's choice."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Offer `choices`: key and label of each; none is chosen at first."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._segments: dict[str, Segment] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        line.setSpacing(0)
        for key, label in choices:
            segment = Segment(label)
            self._segments[key] = segment
            self._group.addButton(segment)
            line.addWidget(segment)
            segment.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))

    def value(self) -> str | None:
        """Return the key of what is chosen, None while nothing is."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), None)

    def choose(self, key: str) -> None:
        """Show a choice that was made elsewhere; `chosen` does not tell it."""
        self._segments[key].setChecked(True)

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._group.setExclusive(False)
        for segment in self._segments.values():
            segment.setChecked(False)
        self._group.setExclusive(True)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the common frame."""
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn.control), 1))
        painter.setBrush(QColor(worn.sunken))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


class Segment(QRadioButton):
    """One choice; as wide in regular as it is in bold, so that choosing moves nothing."""

    def __init__(self, label: str) -> None:
        """Show `label`."""
        super().__init__(label)
        self.setAccessibleName(label.replace("&", ""))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_ring_radius(self, _RADIUS - _INSET)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the label in bold and 18 px at each side."""
        metrics = QFontMetrics(self._font(bold=True))
        width = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return QSize(width + 36, max(_HEIGHT - 2 * _INSET, metrics.height() + 10))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never cut the label."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002, N802 - Qt's name and signature
        """Take a press anywhere on the segment."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground and label."""
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(QPen(QColor(worn.accent), 1.5))
            painter.setBrush(QColor(worn.card))
            radius = _RADIUS - _INSET
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
        painter.setFont(self._font(bold=self.isChecked()))
        painter.setPen(QColor(worn.text if self.isChecked() else worn.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic, self.text())

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        return font
