"""How far is something long, and how is it stopped?"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEasingCurve, QRectF, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from app.ui.tokens import moves, tokens
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.text import CardTitle, Second

_HEIGHT: Final = 8
_GROWS_MS: Final = 200
_WANDERS_MS: Final = 1200
_WANDERING_SHARE: Final = 0.25


class ProgressPanel(Card):
    """What is being done, how much of it is done, a note, and the button that stops it (signal `cancelled`)."""

    cancelled = Signal()

    def __init__(self, cancel: str, parent: QWidget | None = None) -> None:
        """Start at nothing; `cancel` is the button's text."""
        super().__init__(parent)
        self._title = CardTitle()
        self._count = Second()
        self._count.setWordWrap(False)
        self._bar = ProgressLine()
        self._note = Second()
        self.cancel = SecondaryButton(cancel)
        self.cancel.clicked.connect(self.cancelled)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        foot.addWidget(self._note, 1)
        foot.addWidget(self.cancel)
        self.body.addLayout(head)
        self.body.addWidget(self._bar)
        self.body.addSpacing(4)
        self.body.addLayout(foot)

    def show_progress(self, title: str, count: str, done: int, of: int) -> None:
        """Show `done` of `of`; `of` is 0 while the whole is not known, which is drawn as not known."""
        self._title.setText(title)
        self._count.setText(count)
        self._bar.setAccessibleName(title)
        self._bar.setAccessibleDescription(count)
        self._bar.show_progress(done, of)

    def show_note(self, note: str) -> None:
        """Show another line beside the button."""
        self._note.setText(note)


class ProgressLine(QProgressBar):
    """A line that grows; while the whole is not known a piece wanders along it, or dots stand still."""

    def __init__(self) -> None:
        """Start with the whole not known."""
        super().__init__()
        self.setTextVisible(False)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._moving = QVariantAnimation(self)
        self._moving.valueChanged.connect(self.update)
        self._drawn = 0.0
        self.setRange(0, 0)

    def show_progress(self, done: int, of: int) -> None:
        """Show `done` of `of`; see `ProgressPanel.show_progress`."""
        self.setRange(0, of)
        self.setValue(done)
        if of:
            self._grow_to(min(max(done / of, 0.0), 1.0))
        elif moves() and self._moving.loopCount() != -1:
            self._wander()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the trough, then what is done."""
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        trough = QPainterPath()
        trough.addRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
        painter.fillPath(trough, QColor(worn.card))
        painter.setClipPath(trough)
        for left, width in self._pieces():
            piece = QPainterPath()
            piece.addRoundedRect(QRectF(box.width() * left, 0, box.width() * width, _HEIGHT), _HEIGHT / 2, _HEIGHT / 2)
            painter.fillPath(piece, QColor(worn.accent))
        painter.setClipping(False)
        painter.setPen(QPen(QColor(worn.control), 1))
        painter.drawPath(trough)

    def _pieces(self) -> tuple[tuple[float, float], ...]:
        """Return left end and width of each filled piece, as shares of the line."""
        at = self._moving.currentValue()
        now = at if isinstance(at, float) else 0.0
        if self.maximum():
            return ((0.0, now if moves() else self._drawn),)
        if not moves():
            return tuple((n / 12 + 0.03, 0.015) for n in range(12))
        return ((now * (1 + _WANDERING_SHARE) - _WANDERING_SHARE, _WANDERING_SHARE),)

    def _grow_to(self, share: float) -> None:
        if share == self._drawn and self._moving.loopCount() == 1:
            return
        self._restart(self._drawn if self._moving.loopCount() == 1 else 0.0, share, _GROWS_MS, 1)
        self._moving.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._drawn = share

    def _wander(self) -> None:
        self._restart(0.0, 1.0, _WANDERS_MS, -1)
        self._moving.setEasingCurve(QEasingCurve.Type.Linear)

    def _restart(self, start: float, end: float, milliseconds: int, loops: int) -> None:
        self._moving.stop()
        self._moving.setStartValue(start)
        self._moving.setEndValue(end)
        self._moving.setDuration(milliseconds)
        self._moving.setLoopCount(loops)
        self._moving.start()
