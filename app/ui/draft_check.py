"""When is a draft looked at again? A moment after the last key, beside the window; only the newest answer counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.services import Job
from app.ui.task import Task
from checks.posts.context import Context
from checks.posts.model import PostFinding

PAUSE_MS: Final = 250
Inspect = Callable[[str, Context], Job[tuple[PostFinding, ...]]]


class DraftCheck(QObject):
    """Looks at a draft as it is written. What was answered about an older one is dropped."""

    found = Signal(str, object)
    """The text that was looked at, and its findings."""
    failed = Signal(object)

    def __init__(self, inspect: Inspect, parent: QObject) -> None:
        """Look at drafts with `inspect`."""
        super().__init__(parent)
        self._inspect = inspect
        self._next: tuple[str, Context] = ("", Context())
        self._task: Task | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)

    def ask(self, text: str, context: Context) -> None:
        """Look at `text` soon, unless it changes once more."""
        self.drop()
        self._next = (text, context)
        self._pause.start()

    def drop(self) -> None:
        """Forget what was asked, and the text with it."""
        self._pause.stop()
        self._next = ("", Context())
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _look(self) -> None:
        text, context = self._next
        task = Task(self._inspect(text, context), self)
        task.values.connect(lambda values: self._tell(task, text, values[-1]))
        task.failed.connect(lambda error: self.failed.emit(error) if task is self._task else None)
        self._task = task
        task.start()

    def _tell(self, task: Task, text: str, findings: tuple[PostFinding, ...]) -> None:
        if task is self._task:
            self.found.emit(text, findings)
