"""Which steps of something long are done, running and to come?"""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.widgets.shapes import Step
from app.ui.widgets.state import StepShape
from app.ui.widgets.text import Body, Second
from app.words import Words


class StepList(QWidget):
    """Lines of shape and words, a count below them; a line keeps its place when it changes."""

    def __init__(self, words: Words) -> None:
        """Begin without steps."""
        super().__init__()
        self.words = words
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(4)
        self._lines: dict[str, int] = {}

    def show_step(self, key: str, name: str, state: Step, count: str) -> None:
        """Add the step `key`, or change it."""
        line = self._lines.setdefault(key, len(self._lines))
        self._put(StepShape(state, name=self._state_words(state)), 2 * line, 0)
        self._put(Body(name, bold=state is Step.RUNNING), 2 * line, 1)
        if count:
            self._put(Second(count), 2 * line + 1, 1)

    def _put(self, cell: QWidget, row: int, column: int) -> None:
        before = self._grid.itemAtPosition(row, column)
        if before is not None and (old := before.widget()) is not None:
            self._grid.removeWidget(old)
            old.deleteLater()
        self._grid.addWidget(cell, row, column)

    def _state_words(self, state: Step) -> str:
        words = self.words
        match state:
            case Step.DONE:
                return words.text("done")
            case Step.RUNNING:
                return words.text("running")
            case Step.TO_COME:
                return words.text("to come")
            case Step.UNKNOWN:
                return words.text("could not look")
