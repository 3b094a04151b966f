"""How long does a heated draft rest? Ten minutes, in memory only."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTime, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.widgets.aloud import say_aloud
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.text import Second
from app.words import Words

MINUTES: Final = 10


class DraftWait(QWidget):
    """A button that lets the draft rest, and says until when. `changed` tells that it begins or ends."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """Wait for nothing yet."""
        super().__init__(parent)
        self.words = words
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(MINUTES * 60 * 1000)
        self._rest.timeout.connect(self._rested)
        self._button = SecondaryButton(words.text("Wait {n} minutes", n=MINUTES))
        self._button.clicked.connect(self._turn)
        self._said = Second()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._button)
        line.addWidget(self._said, 1)

    @property
    def waiting(self) -> bool:
        """Tell whether the draft rests now."""
        return self._rest.isActive()

    def stop(self) -> None:
        """Wait no more, and say nothing about it."""
        was = self.waiting
        self._rest.stop()
        self._show("")
        if was:
            self.changed.emit()

    def _turn(self) -> None:
        if self.waiting:
            self.stop()
            return
        self._rest.start()
        until = QTime.currentTime().addSecs(MINUTES * 60).toString("HH:mm")
        self._show(self.words.text("Until {time}, here in memory only.", time=until))
        self.changed.emit()

    def _rested(self) -> None:
        self._show(self.words.text("{n} minutes are over. Read it once more.", n=MINUTES))
        self.changed.emit()

    def _show(self, text: str) -> None:
        words = self.words
        self._button.setText(words.text("Go on now") if self.waiting else words.text("Wait {n} minutes", n=MINUTES))
        self._said.setText(text)
        if text:
            say_aloud(self._said)
