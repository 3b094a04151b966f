"""Why is there nothing to list? Three reasons, three shapes, three texts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.shapes import Empty, draw_shape
from app.ui.widgets.text import Second, Strong

_SHAPE = 22


class EmptyState(Card):
    """The reason, what it means, and what can be done; `acted` tells that the person wants that."""

    acted = Signal()

    def __init__(self, kind: Empty, title: str, text: str, action: str = "", parent: QWidget | None = None) -> None:
        """Say `title` and `text` beside the shape of `kind`; an empty `action` gives no link."""
        super().__init__(parent)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(_Mark(kind), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(3)
        said.addWidget(Strong(title))
        said.addWidget(Second(text))
        if action:
            link = LinkButton(action)
            link.clicked.connect(self.acted)
            said.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        said.addStretch(1)
        line.addLayout(said, 1)
        self.body.addLayout(line)


class _Mark(QWidget):
    def __init__(self, kind: Empty) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(_SHAPE, _SHAPE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        draw_shape(QPainter(self), self._kind, QRectF(self.rect()))
