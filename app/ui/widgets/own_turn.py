"""How is much drawn anew without the window standing still for long?"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


def paint_in_its_own_turn(widget: QWidget) -> None:
    """Let what waits be heard between the layout of what `widget` is about to show and its painting.

    Each takes some 20 ms, and together they are felt. What was painted before stays until then. However often this is
    called meanwhile, the painting is put off once. A widget in it must not become a window of its own before it.
    """
    if widget.isVisible() and widget.updatesEnabled():
        widget.setUpdatesEnabled(False)
        QTimer.singleShot(1, widget, lambda: _paint(widget))  # after 0 it would still be this turn


def _paint(widget: QWidget) -> None:
    widget.setUpdatesEnabled(True)
    widget.repaint()  # now: the next call may come before Qt would
