"""Which steps of something long are done, running and to come?"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.widgets.shapes import Step
from app.ui.widgets.state import StepShape
from app.ui.widgets.text import Body, Second
from app.words import Words


@dataclass(slots=True)
class _Line:
    """What a step is drawn with; the same things say how it goes on, as new ones would all be styled and laid out."""

    row: int
    shape: StepShape
    name: Body
    count: Second | None = None


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
        self._lines: dict[str, _Line] = {}

    def show_step(self, key: str, name: str, state: Step, count: str) -> None:
        """Add the step `key`, or change it."""
        line = self._lines.get(key) or self._added(key)
        line.shape.show_step(state, self._state_words(state))
        line.name.setText(name)
        line.name.set_bold(state is Step.RUNNING)
        if count and line.count is None:
            line.count = Second()
            self._grid.addWidget(line.count, line.row + 1, 1)
        if line.count is not None:
            line.count.setText(count)

    def _added(self, key: str) -> _Line:
        line = self._lines[key] = _Line(2 * len(self._lines), StepShape(), Body())
        self._grid.addWidget(line.shape, line.row, 0)
        self._grid.addWidget(line.name, line.row, 1)
        return line

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
