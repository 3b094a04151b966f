"""Which pattern stands for which part of the bar?"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.ui.tokens import Tokens, tokens


class Part(Enum):
    """A part of the bar, in the bar's order; the values are the fields of `checks.score.Parts`."""

    MEASURED = "measured"
    PRACTISED = "practised"
    DECLARED = "declared"
    UNKNOWN = "unknown"
    TO_FIX = "to_fix"
    ACCEPTED = "accepted"


_RADIUS: Final = 5.0
_OUTLINE: Final = 1.5
_STEP: Final = 5.0
_SLANT_STEP: Final = 6.0


def draw_part(painter: QPainter, part: Part, place: QRectF) -> None:
    """Draw a part into `place`, its outline inside."""
    inside = place.adjusted(0.75, 0.75, -0.75, -0.75)
    path = QPainterPath()
    radius = min(_RADIUS, inside.height() / 3, inside.width() / 2)
    path.addRoundedRect(inside, radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _DRAWN[part](painter, path, tokens())
    painter.restore()


def _measured(painter: QPainter, path: QPainterPath, worn: Tokens) -> None:
    _fill(painter, path, worn.measured)
    _outline(painter, path, worn.measured)


def _practised(painter: QPainter, path: QPainterPath, worn: Tokens) -> None:
    _fill(painter, path, worn.practised)
    box = path.boundingRect()
    lines = [QLineF(x, box.top(), x, box.bottom()) for x in _steps(box.left() + _STEP, box.right(), _STEP)]
    _hatch(painter, path, lines, worn.card, 1.5)
    _outline(painter, path, worn.practised)


def _declared(painter: QPainter, path: QPainterPath, worn: Tokens) -> None:
    _fill(painter, path, worn.declared_fill)
    _outline(painter, path, worn.declared_outline)


def _unknown(painter: QPainter, path: QPainterPath, worn: Tokens) -> None:
    _fill(painter, path, worn.card)
    box = path.boundingRect()
    painter.save()
    painter.setClipPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(worn.unk))
    for row, y in enumerate(_steps(box.top() + 4, box.bottom() - 2, _STEP)):
        for x in _steps(box.left() + 4 + (row % 2) * _STEP, box.right() - 2, 2 * _STEP):
            painter.drawEllipse(QPointF(x, y), 1.05, 1.05)
    painter.restore()
    pen = QPen(QColor(worn.unk), 1.3)
    pen.setDashPattern([3, 2.2])
    painter.setPen(pen)
    painter.drawPath(path)


def _to_fix(painter: QPainter, path: QPainterPath, worn: Tokens) -> None:
    _fill(painter, path, worn.att_soft)
    box = path.boundingRect()
    lines = [QLineF(box.left(), y, box.right(), y) for y in _steps(box.top() + _STEP, box.bottom() - 2, _STEP)]
    _hatch(painter, path, lines, worn.att_mark, 1.8)
    _outline(painter, path, worn.att_mark)


def _accepted(painter: QPainter, path: QPainterPath, worn: Tokens) -> None:
    _fill(painter, path, worn.accepted_fill)
    box = path.boundingRect()
    tall = box.height()
    lines = [QLineF(x, box.bottom(), x + tall, box.top()) for x in _steps(box.left() - tall, box.right(), _SLANT_STEP)]
    _hatch(painter, path, lines, worn.accepted_mark, 1.3)
    _outline(painter, path, worn.accepted_mark)


_DRAWN: Final[dict[Part, Callable[[QPainter, QPainterPath, Tokens], None]]] = {
    Part.MEASURED: _measured,
    Part.PRACTISED: _practised,
    Part.DECLARED: _declared,
    Part.UNKNOWN: _unknown,
    Part.TO_FIX: _to_fix,
    Part.ACCEPTED: _accepted,
}


def _fill(painter: QPainter, path: QPainterPath, colour: str) -> None:
    painter.fillPath(path, QColor(colour))


def _outline(painter: QPainter, path: QPainterPath, colour: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), _OUTLINE))
    painter.drawPath(path)


def _hatch(painter: QPainter, path: QPainterPath, lines: list[QLineF], colour: str, width: float) -> None:
    painter.save()
    painter.setClipPath(path)
    painter.setPen(QPen(QColor(colour), width))
    painter.drawLines(lines)
    painter.restore()


def _steps(first: float, last: float, step: float) -> list[float]:
    return [first + step * n for n in range(max(0, int((last - first) // step) + 1))]
