"""What do the pages that lead a person by the hand have in common?

Above, the name and the way out; one column in the middle; at the foot, the steps back and on.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.pages.screen import Screen
from app.ui.widgets.brand import Brand
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.card import separator
from app.ui.widgets.scroll import Page, under_column
from app.words import Words

COLUMN = 660


class GuidedPage(Screen):
    """A page without side bar. `closed` is wanted by its way out."""

    closed = Signal()

    def __init__(self, words: Words, way_out: str | None, parent: QWidget | None = None) -> None:
        """Draw the frame; `way_out` is the text of the button above at the right, empty for none.

        None leaves the upper line out: the page stands beside the side bar, which says the name already.
        """
        super().__init__(words, parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        if way_out is not None:
            whole.addLayout(self._top(way_out))
        self._scroll = Page(max_width=COLUMN)
        whole.addWidget(self._scroll, 1)
        self.column: QVBoxLayout = self._scroll.body
        self._whole = whole

    def add_foot(self, back: str, aside: str, on: str) -> tuple[QPushButton | None, QPushButton | None, PrimaryButton]:
        """Draw the foot: a button back (which tells `back`), one aside, and the primary one; empty texts give none."""
        line = QHBoxLayout()
        left = QuietButton(back) if back else None
        middle = QuietButton(aside) if aside else None
        primary = PrimaryButton(on)
        if left is not None:
            left.clicked.connect(self.back)
            line.addWidget(left)
        line.addStretch(1)
        if middle is not None:
            line.addWidget(middle)
            line.addSpacing(8)
        line.addWidget(primary)
        self.goes_on_with(primary)
        self._whole.addLayout(_ruled())
        self._whole.addLayout(under_column(line, COLUMN, above=18, below=24))
        return left, middle, primary

    def _top(self, way_out: str) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setContentsMargins(32, 22, 32, 8)
        top.addStrut(38)  # with or without a way out, the name stands in the same place
        top.addWidget(Brand())
        top.addStretch(1)
        if way_out:
            button = QuietButton(way_out)
            button.clicked.connect(self.closed)
            top.addWidget(button)
        return top


def _ruled() -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(32, 0, 32, 0)
    line.addWidget(separator())
    return line
