"""What do our icons look like at any size, in any colour?

Drawings of our own in `resources/icons`, on a grid of 24 with lines of 1.8, each in one colour. The logo keeps its own.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from app import paths
from app.ui.tokens import tokens


def draw_icon(painter: QPainter, name: str, place: QRectF, colour: str) -> None:
    """Draw the icon `name` into `place`; FileNotFoundError for a name that we do not have (a bug of ours)."""
    drawing = _drawing(name, colour)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, place)
    painter.restore()


def icon(name: str, size: int, colour: str | None = None) -> QPixmap:
    """Return the icon `size` pixels high, crisp on every screen; in the accent colour when none is given.

    It stays as it is when the look changes: where it should not, use `Icon`.
    """
    drawing = _drawing(name, colour or tokens().accent)
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


class Icon(QWidget):
    """An icon that follows the look. It is an ornament: the words beside it say the same."""

    def __init__(self, name: str, size: int = 18, colour: str = "accent", parent: QWidget | None = None) -> None:
        """Draw `name` in the colour of the field `colour` of `Tokens`."""
        super().__init__(parent)
        self._name = name
        self._colour = colour
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the icon in today's colour."""
        draw_icon(QPainter(self), self._name, QRectF(self.rect()), getattr(tokens(), self._colour))


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    source = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
