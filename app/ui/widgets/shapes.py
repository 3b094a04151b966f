"""Which shape stands for which state? Everything reads in grey.

A disc or ring is about knowing, a square asks for an act, a diamond ranks. Drawn on a grid of 20 with lines of 1.8.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Final, Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from app.ui.tokens import Tokens, tokens
from checks.model import Urgency
from checks.states import State


class Step(Enum):
    """How far one step of a running job is."""

    DONE = auto()
    RUNNING = auto()
    TO_COME = auto()
    UNKNOWN = auto()


class Empty(Enum):
    """Why a page has nothing to list."""

    NOT_LOOKED = auto()
    NOTHING_FOUND = auto()
    COULD_NOT_LOOK = auto()


Shape = State | Urgency | Step | Empty | Literal["regressed"]

GRID: Final = 20.0
_LINE: Final = 1.8
_RING: Final = QRectF(1.6, 1.6, 16.8, 16.8)
_SQUARE: Final = QRectF(1.4, 1.4, 17.2, 17.2)


def draw_shape(painter: QPainter, shape: Shape, place: QRectF, turn: float = 0.0) -> None:
    """Draw `shape` into the square `place`; `turn` (0..1) is how far the arc of a running step has come round."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)  # whatever was filled before: a ring that is full says something else
    painter.translate(place.topLeft())
    painter.scale(place.width() / GRID, place.height() / GRID)
    if shape is Step.RUNNING:
        _running(painter, tokens(), turn)
    else:
        _DRAWN[shape](painter, tokens())
    painter.restore()


def _pen(painter: QPainter, colour: str, width: float = _LINE) -> None:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _confirmed(painter: QPainter, worn: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(worn.accent))
    painter.drawEllipse(QRectF(0.8, 0.8, 18.4, 18.4))
    _pen(painter, worn.on_accent, 2.0)
    painter.drawPolyline([QPointF(6.2, 10.2), QPointF(9.0, 13.0), QPointF(14.0, 7.4)])


def _in_part(painter: QPainter, worn: Tokens) -> None:
    _pen(painter, worn.accent)
    painter.drawEllipse(_RING)
    half = QPainterPath(QPointF(10, 4.4))
    half.arcTo(QRectF(4.4, 4.4, 11.2, 11.2), 90, 180)
    half.closeSubpath()
    painter.fillPath(half, QColor(worn.accent))


def _square(painter: QPainter, worn: Tokens) -> None:
    _pen(painter, worn.att_mark)
    painter.setBrush(QColor(worn.att_soft))
    painter.drawRoundedRect(_SQUARE, 4.5, 4.5)
    _pen(painter, worn.attention)


def _to_fix(painter: QPainter, worn: Tokens) -> None:
    _square(painter, worn)
    painter.drawLine(QLineF(5.8, 10, 14, 10))
    painter.drawPolyline([QPointF(10.8, 6.8), QPointF(14.0, 10), QPointF(10.8, 13.2)])


def _regressed(painter: QPainter, worn: Tokens) -> None:
    _square(painter, worn)
    painter.drawLine(QLineF(10, 5.8, 10, 14))
    painter.drawPolyline([QPointF(6.8, 10.8), QPointF(10, 14.0), QPointF(13.2, 10.8)])


def _not_known(painter: QPainter, worn: Tokens) -> None:
    pen = QPen(QColor(worn.unk), _LINE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.9, 1.36])  # nine equal dashes round the ring
    painter.setPen(pen)
    painter.drawEllipse(_RING)
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(12)
    painter.setFont(font)
    painter.setPen(QColor(worn.muted))
    painter.drawText(QRectF(0, 0, GRID, GRID), Qt.AlignmentFlag.AlignCenter, "?")


def _does_not_apply(painter: QPainter, worn: Tokens) -> None:
    _pen(painter, worn.unk, 1.5)
    painter.drawEllipse(_RING)
    painter.drawLine(QLineF(6.5, 10, 13.5, 10))


def _accepted(painter: QPainter, worn: Tokens) -> None:
    disc = QPainterPath()
    disc.addEllipse(_RING)
    painter.fillPath(disc, QColor(worn.accepted_fill))
    painter.save()
    painter.setClipPath(disc)
    _pen(painter, worn.accepted_mark, 1.2)
    for start in range(-20, 20, 5):
        painter.drawLine(QLineF(start, 20, start + 20, 0))
    painter.restore()
    _pen(painter, worn.accepted_mark)
    painter.drawEllipse(_RING)


def _to_recheck(painter: QPainter, worn: Tokens) -> None:
    _pen(painter, worn.accent)
    painter.drawEllipse(_RING)
    painter.drawPolyline([QPointF(10, 5.4), QPointF(10, 10.2), QPointF(13.2, 12.2)])


_DIAMOND: Final = QPolygonF([QPointF(10, 1.4), QPointF(18.6, 10), QPointF(10, 18.6), QPointF(1.4, 10)])


def _first(painter: QPainter, worn: Tokens) -> None:
    _pen(painter, worn.att_mark)
    painter.setBrush(QColor(worn.att_mark))
    painter.drawPolygon(_DIAMOND)


def _soon(painter: QPainter, worn: Tokens) -> None:
    _pen(painter, worn.att_mark)
    painter.drawPolygon(_DIAMOND)
    half = QPainterPath()
    half.addPolygon(QPolygonF([QPointF(10, 1.4), QPointF(10, 18.6), QPointF(1.4, 10)]))
    painter.fillPath(half, QColor(worn.att_mark))


def _when_you_can(painter: QPainter, worn: Tokens) -> None:
    _pen(painter, worn.unk)
    painter.drawPolygon(_DIAMOND)


def _tick(painter: QPainter, worn: Tokens) -> None:
    _pen(painter, worn.accent, 2.2)
    painter.drawPolyline([QPointF(4.4, 10.4), QPointF(8.4, 14.4), QPointF(15.8, 6.2)])


def _empty_ring(painter: QPainter, worn: Tokens) -> None:
    _pen(painter, worn.unk)
    painter.drawEllipse(_RING)


def _running(painter: QPainter, worn: Tokens, turn: float) -> None:
    _pen(painter, worn.line)
    painter.drawEllipse(_RING)
    _pen(painter, worn.accent, 2.2)
    painter.drawArc(_RING, round((90 - 360 * turn) * 16), -130 * 16)


_DRAWN: Final[dict[Shape, Callable[[QPainter, Tokens], None]]] = {
    State.PASS: _confirmed,
    State.PARTIAL: _in_part,
    State.FAIL: _to_fix,
    State.UNKNOWN: _not_known,
    State.NOT_APPLICABLE: _does_not_apply,
    State.ACCEPTED: _accepted,
    State.STALE: _to_recheck,
    "regressed": _regressed,
    Urgency.FIRST: _first,
    Urgency.SOON: _soon,
    Urgency.WHEN_YOU_CAN: _when_you_can,
    Step.DONE: _tick,
    Step.TO_COME: _empty_ring,
    Step.UNKNOWN: _not_known,
    Empty.NOT_LOOKED: _empty_ring,
    Empty.NOTHING_FOUND: _confirmed,
    Empty.COULD_NOT_LOOK: _not_known,
}
