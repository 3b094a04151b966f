"""How is something asked over a page, which waits behind it?"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.icons import Icon
from app.ui.tokens import tokens
from app.ui.widgets.card import Soft
from app.ui.widgets.flow import Flow
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import Lead, SheetTitle, text_scale

_WIDTH = 600
_MARGIN = 24
"""Pixels of the page that stay visible at each side of the sheet."""


class Sheet(QDialog):
    """A dialog over the window that `parent` is in.

    What it is about goes into `body`, its buttons into `foot`: the way out first, it stands at the left. It scrolls
    where the window is small; its buttons stay in sight.
    """

    def __init__(self, title: str, lead: str, icon_name: str, parent: QWidget) -> None:
        """Head the sheet with an icon, `title` and `lead`."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._scroll = Page()
        self.body: QVBoxLayout = self._scroll.body
        self.body.addLayout(_head(title, lead, icon_name))
        whole.addWidget(self._scroll, 1)
        around = QVBoxLayout()
        around.setContentsMargins(32, 8, 32, 22)
        around.setSpacing(10)
        self.foot = Flow(gap=10, right_from=1)
        around.addLayout(self.foot)
        self.below: QVBoxLayout = around
        whole.addLayout(around)
        self._shade: _Shade | None = None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Take as much room as is needed and the window has, and cover the page behind."""
        window = (self.parentWidget() or self).window()
        self._shade = _Shade(window)
        room = QSize(window.width() - 2 * _MARGIN, window.height() - 2 * _MARGIN)
        width = min(round(_WIDTH * text_scale(self)), room.width())
        for child in self.findChildren(QWidget):
            child.ensurePolished()  # or it would be measured in another font
        needed = self._scroll.height_for(width) + self.below.totalHeightForWidth(width)
        self.resize(width, min(needed, room.height()))
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Uncover the page."""
        super().hideEvent(event)
        if self._shade is not None:
            self._shade.deleteLater()
            self._shade = None


class _Shade(QWidget):
    """Darkens a whole window, whatever its size becomes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Grow with the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        QPainter(self).fillRect(self.rect(), QColor(tokens().shade))


def _head(title: str, lead: str, icon_name: str) -> QHBoxLayout:
    tile = Soft()
    tile.setFixedSize(44, 44)
    tile.body.setContentsMargins(0, 0, 0, 0)
    tile.body.addWidget(Icon(icon_name, 20), 0, Qt.AlignmentFlag.AlignCenter)
    said = QVBoxLayout()
    said.setSpacing(2)
    heading: QLabel = SheetTitle(title)
    said.addWidget(heading)
    if lead:
        said.addWidget(Lead(lead))
    head = QHBoxLayout()
    head.setSpacing(14)
    head.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
    head.addLayout(said, 1)
    return head
