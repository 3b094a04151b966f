"""What does the window expect of every page that it shows?

The window shows one page at a time, newly built from values. A page tells what its person wants by signals and never
decides what comes next.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from app.ui.pages.notice import Notice
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.focus import set_ring_radius
from app.words import Words


class Screen(QWidget):
    """One screen. `back` is wanted by Esc and by the page's own button."""

    back = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """Start an empty page in the language of `words`."""
        super().__init__(parent)
        self.words = words
        self.notice = Notice(self)
        self._heading: QLabel | None = None
        self._primary: QAbstractButton | None = None
        self._sought_in: QWidget | None = None

    def headed_by(self, heading: QLabel) -> QLabel:
        """Let `heading` take the focus when the page appears, so that a screen reader begins there."""
        heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        heading.setAccessibleName(heading.text())
        set_ring_radius(heading, -1)  # a title is no control: nothing can be done with it
        self._heading = heading
        return heading

    def goes_on_with(self, primary: QAbstractButton) -> QAbstractButton:
        """Let Ctrl+Enter press `primary`."""
        self._primary = primary
        return primary

    def way_back(self) -> QuietButton:
        """Return the button that leads back, the same on every page; Esc does the same."""
        button = QuietButton(self.words.text("&Back"))
        button.clicked.connect(self.back)
        return button

    def finds_with(self, search: QWidget) -> QWidget:
        """Let Ctrl+F bring the focus to `search`."""
        self._sought_in = search
        return search

    def appear(self) -> None:
        """Take the focus: the page has just been shown."""
        if self._heading is not None:
            self._heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Do what the page's primary button does, if it may be pressed now."""
        if self._primary is not None and self._primary.isEnabled():
            self._primary.click()

    def seek(self) -> None:
        """Bring the focus to where something can be searched, if there is such a place."""
        if self._sought_in is not None:
            self._sought_in.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fit(self, width: int) -> None:
        """Arrange the page for a window of `width` pixels at a text of 100 %; pages of one column need nothing."""

    def tell(self, problem: str) -> None:
        """Say in place what went wrong; an empty text takes it away."""
        self.notice.say(problem)
