"""How does text look at each of its levels?

Plain text only: a name from someone's vault must never be read as markup.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_PIXELS = 14
"""Ordinary text at 100 %: 10.5 points at 96 dots an inch."""
_FIGURES = 0.75
_BREAKS = re.compile(r"[/.?&=_-]|[^\s/.?&=_-]{24}")


def text_scale(widget: QWidget) -> float:
    """Return how many times larger than at 100 % the text of `widget` is; at least 1."""
    widget.ensurePolished()
    return max(1.0, QFontInfo(widget.font()).pixelSize() / _PIXELS)


class _Text(QLabel):
    """A text that wraps, and asks for as much height as its width makes necessary."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class Title(_Text):
    """The title of a page, or the question on it."""


class WelcomeTitle(_Text):
    """The first words that a person reads."""


class DetailTitle(_Text):
    """The title of a detail pane."""


class SheetTitle(_Text):
    """The title of a sheet, or a level in words."""


class CardTitle(_Text):
    """The title of a card or of a group of them."""


class Strong(_Text):
    """A line that leads a second one."""


class AccentStrong(_Text):
    """A short line about what is confirmed or where one is."""


class Attention(_Text):
    """A short line about what is to fix."""


class Lead(_Text):
    """The explanation under a title or a question."""


class Body(_Text):
    """Ordinary text. It can be selected with the mouse, as advice is something one copies."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, bold: bool = False) -> None:
        """Show `text`, in bold where it leads others."""
        super().__init__(text, parent)
        self.setProperty("bold", bold)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def set_bold(self, bold: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Show the text in bold, or no longer."""
        if bold != self.property("bold"):
            self.setProperty("bold", bold)
            self.style().unpolish(self)
            self.style().polish(self)


class Second(_Text):
    """A quiet second line."""


class Quoted(_Text):
    """What somebody wrote, in slanted letters."""


class Fixed(_Text):
    """What is quoted byte for byte: each letter as wide as the next; it may break where no space is."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show `text`; a screen reader says it without the breaks."""
        super().__init__("", parent)
        self.quote(text)

    def quote(self, text: str) -> None:
        """Show another text."""
        self.setText(_BREAKS.sub("\\g<0>\u200b", text))
        self.setAccessibleName(text)


class Number(_Text):
    """The number on Home."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Show `text`, never wrapped."""
        super().__init__(text, parent)
        self.setWordWrap(False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the height of figures: the room for what hangs below a line stays empty."""
        hint = super().sizeHint()
        return QSize(hint.width(), round(hint.height() * _FIGURES))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for no less."""
        return self.sizeHint()
