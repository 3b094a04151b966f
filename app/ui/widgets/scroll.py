"""How does a page scroll? Downwards only, whatever the size of the text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

_BESIDE = 32
_ABOVE = 26
_BELOW = 24
_ALL_THE_WIDTH = 1000


class Page(QScrollArea):
    """The ground of a page; its content goes into `body`, in a centred column of at most `max_width` pixels."""

    def __init__(self, parent: QWidget | None = None, *, max_width: int | None = None) -> None:
        """Start empty; without `max_width` the column takes all the width there is."""
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
        around = QHBoxLayout(ground)
        around.setContentsMargins(_BESIDE, _ABOVE, _BESIDE, _BELOW)
        around.addStretch(1)
        around.addWidget(self._column, _ALL_THE_WIDTH)
        around.addStretch(1)
        self._column.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if max_width is not None:
            self._column.setMaximumWidth(max_width)
        self.setWidget(ground)
