"""Which file does macOS want opened here?

There, a file that is double-clicked comes as an event of the application, not as an argument of its start: also the
first one, soon after it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from app.ui.instance import Handed, asked_for


class Application(QApplication):
    """Listens for files itself: a filter of all events would load a class of Qt for each object that has one."""

    handed = Signal(Handed)
    """This is wanted open."""

    def event(self, event: QEvent) -> bool:
        """Take files of this computer."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file():
            self.handed.emit(asked_for((Path(event.file()),)))
            return True
        return super().event(event)
