"""How do facts stand under one another, each beside the word that it answers to?"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from app.ui.widgets.text import Body, Second


def axes(facts: Iterable[tuple[str, str]]) -> QGridLayout:
    """Return the `facts`: a quiet word at the left, what it is about at the right."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for row, (axis, said) in enumerate(facts):
        grid.addWidget(Second(axis), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Body(said), row, 1)
    return grid
