"""How far is the look through an archive, and how is it stopped?"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.checkup.archive_events import LookedThrough
from app.ui.pages.screen import Screen
from app.ui.widgets.progress import ProgressPanel
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import Lead, Title
from app.words import Words

_KIBIBYTE: Final = 1024
"""What a bar counts in: four gigabytes, counted in bytes, are more than one of Qt can hold."""
_MEBIBYTE: Final = 1024 * _KIBIBYTE


class LookBackProgressPage(Screen):
    """Shows how much was read. `cancelled` is wanted by its only button, and by Esc."""

    cancelled = Signal()

    def __init__(self, words: Words) -> None:
        """Show that the archives are being opened."""
        super().__init__(words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page(max_width=820)
        whole.addWidget(scroll)
        scroll.body.addWidget(self.headed_by(Title(words.text("Looking through your archive"))))
        scroll.body.addWidget(Lead(words.text("On this computer only. If you stop, nothing of it is kept.")))
        scroll.body.addWidget(self.notice)
        self._panel = ProgressPanel(words.text("&Cancel"))
        self._panel.cancelled.connect(self.cancelled)
        self.back.connect(self.cancelled)
        self._panel.show_progress(words.text("Opening it"), "", 0, 0)
        scroll.body.addWidget(self._panel)
        scroll.body.addStretch(1)

    def show_progress(self, looked: LookedThrough) -> None:
        """Show how far it is."""
        done, of = looked.read // _MEBIBYTE, max(looked.of // _MEBIBYTE, 1)
        count = self.words.text("{done} of {of} MB read", done=done, of=max(done, of))
        self._panel.show_progress(
            self.words.text("Reading and counting"), count, looked.read // _KIBIBYTE, of * _KIBIBYTE
        )
