"""How far is the look at a history, and how is it stopped?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.checkup.events import Progress, Stage
from app.ui.pages.screen import Screen
from app.ui.widgets.progress import ProgressPanel
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import Lead, Title
from app.values.browsing import BrowserProfile
from app.words import Words


class HistoryProgressPage(Screen):
    """Shows how many addresses were inspected. `cancelled` is wanted by its only button, and by Esc."""

    cancelled = Signal()

    def __init__(self, words: Words, profile: BrowserProfile) -> None:
        """Show that the history of `profile` is being copied."""
        super().__init__(words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page(max_width=820)
        whole.addWidget(scroll)
        scroll.body.addWidget(self.headed_by(Title(words.text("Looking at your browser history"))))
        lead = words.text("{name}, on this computer only. If you stop, nothing of it is kept.", name=profile.label)
        scroll.body.addWidget(Lead(lead))
        scroll.body.addWidget(self.notice)
        self._panel = ProgressPanel(words.text("&Cancel"))
        self._panel.cancelled.connect(self.cancelled)
        self.back.connect(self.cancelled)
        self._panel.show_progress(words.text("Copying the history"), "", 0, 0)
        scroll.body.addWidget(self._panel)
        scroll.body.addStretch(1)

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        words = self.words
        if progress.stage is Stage.READING:
            count = words.count("{n} address", "{n} addresses", progress.done)
            self._panel.show_progress(words.text("Reading the addresses"), count, 0, 0)
            return
        count = words.count("{done} of {n} address", "{done} of {n} addresses", progress.of, done=progress.done)
        self._panel.show_progress(words.text("Inspecting the addresses"), count, progress.done, progress.of)
