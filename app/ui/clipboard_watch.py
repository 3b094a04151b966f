"""Is what was just copied something to be kept back? Only while the person asked for it; nothing of it is kept.

The system says when something is copied: nothing is asked for in between.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.ui import copied
from app.ui.copied import Kind
from app.ui.task import Task
from app.values.alarming import Alarming

if TYPE_CHECKING:  # it brings what only the window needs
    from app.ui.services import Job


class Sight(Enum):
    """How much of what is copied this screen lets a program see."""

    ALL = "all"
    IN_FRONT = "in-front"  # Wayland, macOS: only what is copied while a window of ours is in front, or was before


def sight() -> Sight:
    """Return how much can be seen here."""
    return Sight.IN_FRONT if QGuiApplication.platformName() in {"wayland", "wayland-egl", "cocoa"} else Sight.ALL


class ClipboardWatch(QObject):
    """Looks at what is copied while it is on, but not at what a password manager marked, or Bilan copied."""

    found = Signal(object)
    """There is something: `Alarming`."""

    def __init__(self, look: Callable[[str], Job[Alarming]], parent: QObject) -> None:
        """Look at texts with `look`; it is off."""
        super().__init__(parent)
        self._look = look
        self._on = False
        self._task: Task | None = None
        self._last = 0

    def switch(self, *, on: bool) -> None:
        """Look from now on, or not any more."""
        if on == self._on:
            return
        self._on = on
        clipboard = QGuiApplication.clipboard()
        if on:
            clipboard.dataChanged.connect(self._changed)
        else:
            clipboard.dataChanged.disconnect(self._changed)
            self._drop()

    def _changed(self) -> None:
        self._drop()
        if QGuiApplication.clipboard().ownsClipboard():
            return
        given = copied.now()
        # Some programs say twice that they copied the same. The number is another in each run, and no text.
        if given.kind not in {Kind.TEXT, Kind.ADDRESS} or hash(given.text) == self._last:
            return
        self._last = hash(given.text)
        task = Task(self._look(given.text), self)
        task.values.connect(lambda values: self._tell(task, values[-1]))
        self._task = task
        task.start()

    def _tell(self, task: Task, alarming: Alarming) -> None:
        if task is self._task and alarming:
            self.found.emit(alarming)

    def _drop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
