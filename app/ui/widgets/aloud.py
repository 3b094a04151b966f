"""How does a screen reader hear at once what has just changed on the screen?"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def say_aloud(widget: QWidget) -> None:
    """Let a screen reader say the accessible name of `widget` now, wherever the focus is."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415 - its enums take long to make at a start

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
