"""Where is the keyboard?

One ring for all controls, drawn above the window's content and outside of the control, so that nothing moves.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from app.ui.tokens import tokens

_OUTSIDE = 4
_LINE = 2
_RADIUS = 8
_RADIUS_PROPERTY: Final = "ringRadius"


def set_ring_radius(control: QWidget, radius: int) -> None:
    """Say how round `control` itself is, in pixels; 8 where nothing was said. A negative radius asks for no ring."""
    control.setProperty(_RADIUS_PROPERTY, radius)


class FocusRing(QObject):
    """Puts the ring around the control that has the keyboard; not around one that was just clicked."""

    def __init__(self, app: QApplication, theme: QObject) -> None:
        """Follow the focus of `app` for as long as `theme`, which asks for it, lives."""
        super().__init__(theme)
        self._ring: _Ring | None = None
        self._control: QWidget | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the control when it, or anything that it lies in, moves."""
        if event.type() in _MOVES and self._ring is not None and self._control is not None and isValid(self._ring):
            self._ring.surround(self._control)
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._leave()
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is None or clicked or _radius(now) < 0 or _lists(now):
            return
        canvas = _canvas(now)
        self._control, self._ring = now, _Ring(canvas)
        self._watched = _between(now, canvas)
        for each in self._watched:
            each.installEventFilter(self)
        self._ring.surround(now)

    def _leave(self) -> None:
        """Forget the control; it, or all of its window, may be gone already."""
        for each in self._watched:
            if isValid(each):
                each.removeEventFilter(self)
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring, self._control, self._watched = None, None, []


def _lists(control: QWidget) -> bool:
    """Tell whether `control` draws the place of the keyboard itself, around one of its rows."""
    from PySide6.QtWidgets import QAbstractItemView  # noqa: PLC0415 - its enums take long to make at a start

    return isinstance(control, QAbstractItemView)


def _radius(control: QWidget) -> int:
    radius = control.property(_RADIUS_PROPERTY)
    return radius if isinstance(radius, int) else _RADIUS


class _Ring(QWidget):
    """The ring around one control. It lies in the window or scroll area, so that no card cuts it off."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._around = _RADIUS
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def surround(self, control: QWidget) -> None:
        """Stand where `control` stands now."""
        self._around = _radius(control) + _OUTSIDE
        place = QRect(control.mapTo(self._canvas, QPoint()), control.size())
        self.setGeometry(place.adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE))
        self.setVisible(control.isVisible())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring, radius 4 px larger than the control's."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().accent), _LINE))
        inset = _LINE / 2
        radius = self._around - inset
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)


_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


def _canvas(control: QWidget) -> QWidget:
    """Return the innermost viewport that scrolls `control`, or its window."""
    within = control.parentWidget()
    while within is not None and not within.isWindow():
        area = within.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is within:
            return within
        within = area
    return control.window()


def _between(control: QWidget, canvas: QWidget) -> list[QWidget]:
    chain = []
    each: QWidget | None = control
    while each is not None and each is not canvas:
        chain.append(each)
        each = each.parentWidget()
    return chain
