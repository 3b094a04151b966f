"""When is the window on the screen?"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_AT_LATEST_MS: Final = 1000
"""A window that starts in the dock, or on another desktop, may not be painted for hours."""


class FirstPaint(QObject):
    """Tells once that a window and all that lies in it was painted, or that this is not to be waited for."""

    came = Signal()

    def __init__(self, window: QWidget) -> None:
        """Wait from now on."""
        super().__init__(window)
        self._window: Final = window
        self._waiting: Final = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._tell)
        self._waiting.start(_AT_LATEST_MS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell it in the next turn: what lies in the window is painted in this one."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            self._waiting.start(0)
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        self._window.removeEventFilter(self)
        self.came.emit()
