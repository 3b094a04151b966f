"""How is much drawn anew without the window standing still for long?"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


def paint_in_its_own_turn(widget: QWidget) -> None:
    """Let what waits be heard between the layout of what `widget` is about to show and its painting.

    Each takes some 20 ms, and together they are felt. What was painted before stays until then.
    """
    if widget.isVisible():
        widget.setUpdatesEnabled(False)
        QTimer.singleShot(1, widget, lambda: widget.setUpdatesEnabled(True))  # after 0 it would still be this turn
