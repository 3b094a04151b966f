"""What stands at the right of a list: what one of its rows is about, and at the foot what can be done about it?"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.icons import Icon
from app.ui.widgets.buttons import LinkButton, PrimaryButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.own_turn import paint_in_its_own_turn
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import Second
from app.words import Words


class DetailPane(QFrame):
    """Begins empty. What it shows scrolls; its actions stay at its foot, the primary one first."""

    list_wanted = Signal()

    def __init__(self, words: Words, promise: str) -> None:
        """Say `promise` over the actions."""
        super().__init__()
        self.words = words
        self._promise = promise
        self.primary: QPushButton | None = None
        self._way_back = LinkButton(words.text("Back to the &list"))
        self._way_back.clicked.connect(self.list_wanted)
        self._way_back.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._way_back)
        self._content = QWidget()
        self._column.addWidget(self._content, 1)
        self._foot = QWidget()
        self._column.addWidget(self._foot)

    def show_way_back(self, *, shown: bool) -> None:
        """Offer the way back to the list, where it is not beside."""
        self._way_back.setVisible(shown)

    def show_said(self, said: Iterable[QWidget], head: QHBoxLayout | None, acts: Iterable[QPushButton]) -> None:
        """Show what is `said` under `head`, and `acts` at the foot."""
        paint_in_its_own_turn(self)
        scroll = Page()
        if head is not None:
            scroll.body.addLayout(head)
        for widget in said:
            scroll.body.addWidget(widget)
        scroll.body.addStretch(1)
        self._content = self._put(self._content, scroll)
        self._foot = self._put(self._foot, self._made_foot(acts))

    @staticmethod
    def made_primary(text: str, act: Callable[[], None]) -> PrimaryButton:
        """Return the button for the one thing to do."""
        button = PrimaryButton(text)
        button.clicked.connect(lambda _checked: act())
        return button

    def _put(self, old: QWidget, new: QWidget) -> QWidget:
        self._column.replaceWidget(old, new)
        old.deleteLater()
        return new

    def _made_foot(self, acts: Iterable[QPushButton]) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(32, 8, 32, 20)
        column.setSpacing(12)
        kept = QHBoxLayout()
        kept.setSpacing(8)
        kept.addWidget(Icon("eye-off", 16, "muted"))
        kept.addWidget(Second(self._promise), 1)
        column.addLayout(kept)
        line = Flow(gap=10)
        self.primary = None
        for act in acts:
            line.addWidget(act)
            if isinstance(act, PrimaryButton):
                self.primary = act
        column.addLayout(line)
        return foot
