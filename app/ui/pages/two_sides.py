"""Where do a list and the detail of its row stand? Side by side, or in a narrow window one after the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.pages.detail_pane import DetailPane
from app.ui.pages.notice import Done
from app.ui.pages.screen import Screen
from app.words import Words

_NARROW: Final = 900
_LIST_WIDTH: Final = 356
_WIDEST: Final = 16777215  # Qt's own "no limit"


class TwoSides(QBoxLayout):
    """The layout of `page`. Without `lists` there is only one thing to show, and both sides stay visible."""

    def __init__(self, page: QWidget, left: QWidget, detail: DetailPane, *, lists: bool = True) -> None:
        """Show both sides."""
        super().__init__(QBoxLayout.Direction.LeftToRight, page)
        self._left = left
        self._detail = detail
        self._lists = lists
        self._narrow = False
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.addWidget(left)
        self.addWidget(detail, 1)
        detail.list_wanted.connect(self.show_list)

    def fit(self, width: int) -> None:
        """Show list and detail as two pages where both do not fit; without a list, one under the other."""
        narrow = width < _NARROW
        self._narrow = narrow and self._lists
        upright = narrow and not self._lists
        self.setDirection(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight)
        self._left.setMinimumWidth(0 if narrow else _LIST_WIDTH)
        self._left.setMaximumWidth(_WIDEST if narrow else _LIST_WIDTH)
        self._detail.show_way_back(shown=self._narrow)
        self.show_list()

    def press_primary(self) -> None:
        """Do what the primary button of the row that is seen does."""
        if self._detail.primary is not None:
            self._detail.primary.click()

    def show_detail(self) -> None:
        """Show what the row is about, where it is not beside."""
        if self._narrow:
            self._left.hide()
            self._detail.show()

    def show_list(self) -> None:
        """Show the list again."""
        self._left.show()
        self._detail.setVisible(not self._narrow)


class TwoSidedPage(Screen):
    """A page that consists of two sides; whoever builds it makes them, and puts `_done` where it is read."""

    _sides: TwoSides

    def __init__(self, words: Words) -> None:
        """Have done nothing yet."""
        super().__init__(words)
        self._done = Done()

    def go_on(self) -> None:
        """Do what the primary button of the row that is seen does."""
        self._sides.press_primary()

    def fit(self, width: int) -> None:
        """Show list and detail as two pages where both do not fit; without a list, one under the other."""
        self._sides.fit(width)

    def say_done(self, text: str) -> None:
        """Say that something was done, to a screen reader too."""
        self._done.say(text)
