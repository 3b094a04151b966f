"""What can be pressed?"""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.widgets.focus import set_ring_radius


class _Button(QPushButton):
    """A button as wide as its words. Enter presses it, not only Space."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_ring_radius(self, 8)


class PrimaryButton(_Button):
    """The one thing to do on a screen."""


class SecondaryButton(_Button):
    """Another thing that can be done."""


class QuietButton(_Button):
    """A way past: it has no border."""


class LinkButton(_Button):
    """A way to more, in the words of a link."""
