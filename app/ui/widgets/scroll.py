"""How does a page scroll? Downwards only, whatever the size of the text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.widgets.text import text_scale

_BESIDE = 32
_ABOVE = 22
_BELOW = 16
_ALL_THE_WIDTH = 1000


class Page(QScrollArea):
    """The ground of a page; its content goes into `body`, in a centred column.

    The column is at most `max_width` pixels wide, at a text of 100 %; None takes all the width there is.
    """

    def __init__(self, parent: QWidget | None = None, *, max_width: int | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        ground.setObjectName("page")
        self._column = QWidget()
        self.body = QVBoxLayout(self._column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        around = self._around = QHBoxLayout(ground)
        around.setContentsMargins(_BESIDE, _ABOVE, _BESIDE, _BELOW)
        around.addStretch(1)
        around.addWidget(self._column, _ALL_THE_WIDTH)
        around.addStretch(1)
        self._column.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._max_width = max_width
        if max_width is not None:
            self.verticalScrollBar().rangeChanged.connect(self._keep_the_middle)
        self.setWidget(ground)

    def height_for(self, width: int) -> int:
        """Return the pixels that all of the page needs at `width`, so that nothing scrolls.

        They are enough beside a scroll bar too: Qt may draw one first, and keep it where less would do without.
        """
        return self._around.totalHeightForWidth(width - self.verticalScrollBar().sizeHint().width())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the column its width, which grows with the text."""
        if self._max_width is not None:
            self._column.setMaximumWidth(round(self._max_width * text_scale(self)))
        super().resizeEvent(event)

    def _keep_the_middle(self, _least: int, most: int) -> None:
        """Leave as much room at the left as the scroll bar takes: the column stays over what lies at the foot."""
        self.setViewportMargins(self.verticalScrollBar().sizeHint().width() if most else 0, 0, 0, 0)


def under_column(content: QLayout, max_width: int, above: int, below: int) -> QHBoxLayout:
    """Return `content` as wide as the column of a `Page` of `max_width` over it, with so many pixels around it."""
    inside = _Foot(max_width)
    content.setContentsMargins(0, 0, 0, 0)
    inside.setLayout(content)
    outside = QHBoxLayout()
    outside.setContentsMargins(_BESIDE, above, _BESIDE, below)
    outside.addStretch(1)
    outside.addWidget(inside, _ALL_THE_WIDTH)
    outside.addStretch(1)
    return outside


class _Foot(QWidget):
    """As wide as the column above it."""

    def __init__(self, max_width: int) -> None:
        super().__init__()
        self._max_width = max_width

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Take the column's width, which grows with the text."""
        self.setMaximumWidth(round(self._max_width * text_scale(self)))
        super().showEvent(event)
