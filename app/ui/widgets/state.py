"""In which state is something, in a shape that reads in grey?"""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.tokens import moves
from app.ui.widgets.shapes import Shape, Step, draw_shape
from checks.model import Urgency
from checks.states import State

_TURN_MS: Final = 1200


class _ShapeMark(QWidget):
    """A shape of `size` pixels. `name` says it to a screen reader; empty where a word beside it says the same."""

    def __init__(self, shape: Shape, size: int, name: str) -> None:
        super().__init__()
        self._shape = shape
        self.setFixedSize(size, size)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the shape."""
        draw_shape(QPainter(self), self._shape, QRectF(self.rect()), self._turn())

    def _turn(self) -> float:
        return 0.0


class StateShape(_ShapeMark):
    """The state of an item."""

    def __init__(self, state: State | Literal["regressed"], size: int = 20, name: str = "") -> None:
        """Draw `state`."""
        super().__init__(state, size, name)

    def show_state(self, state: State | Literal["regressed"], name: str) -> None:
        """Draw another state."""
        self._shape = state
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()


class UrgencyShape(_ShapeMark):
    """How soon something should be done."""

    def __init__(self, urgency: Urgency, size: int = 20, name: str = "") -> None:
        """Draw `urgency`."""
        super().__init__(urgency, size, name)


class StepShape(_ShapeMark):
    """How far a step of a running job is. The arc of a running one turns, unless less motion was asked for."""

    def __init__(self, step: Step = Step.TO_COME, size: int = 18, name: str = "") -> None:
        """Draw `step`."""
        super().__init__(step, size, name)
        self._turning = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_TURN_MS)
        self._turning.setLoopCount(-1)
        self._turning.valueChanged.connect(self.update)
        self.show_step(step, name)

    def show_step(self, step: Step, name: str = "") -> None:
        """Draw another step."""
        self._shape = step
        self.setAccessibleName(name)
        self.setToolTip(name)
        if step is Step.RUNNING and moves():
            self._turning.start()
        else:
            self._turning.stop()
        self.update()

    def _turn(self) -> float:
        turn = self._turning.currentValue()
        return turn if isinstance(turn, float) else 0.0
