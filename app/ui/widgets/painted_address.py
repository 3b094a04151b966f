"""Which characters of an address say what? Painted, numbered, and never by colour alone.

The name that somebody registered is bold, the rest quiet. A line breaks after `/ ? &`, never inside that name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.tokens import Tokens, tokens
from app.ui.widgets.focus import set_ring_radius


class Stroke(Enum):
    """How a span is underlined."""

    WAVY = auto()  # the strongest sign
    DASHES = auto()  # a sign
    DOTS = auto()  # for information


@dataclass(frozen=True, slots=True)
class Painted:
    """A span of the text with the number of its finding."""

    number: int
    start: int
    end: int
    stroke: Stroke


class NumberMark(QWidget):
    """The number of a finding, as it stands under its span."""

    def __init__(self, number: int, stroke: Stroke) -> None:
        """Draw `number` in the colours of `stroke`."""
        super().__init__()
        self._number, self._stroke = number, stroke
        self.setFixedSize(_BESIDE, _BESIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_number(painter, QRectF(self.rect()), self._number, self._stroke)


class PaintedAddress(QWidget):
    """An address in letters of one width, with its signs under it. It can be reached by keyboard, to be read aloud."""

    def __init__(self, text: str, owner: tuple[int, int], painted: Sequence[Painted], name: str) -> None:
        """Show `text`, the span `owner` in bold, and `painted` under it; a screen reader says `name`."""
        super().__init__()
        self._text = _UNSEEN.sub("\ufffd", text[:_LONGEST])
        self._owner, self._painted = owner, painted
        self.setObjectName("address")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_ring_radius(self, 8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Ask for the height that its lines need."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines, each with room for the numbers under it if it has any."""
        return round(sum(self._height(line) for line in self._lines(width)))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the window's width."""
        return QSize(_WIDE, self.heightForWidth(_WIDE))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Bear a narrow window."""
        return QSize(_NARROW, round(self._height((0, 0))))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the lines one under another."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for line in self._lines(self.width()):
            self._draw(painter, line, top)
            top += self._height(line)

    def _font(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setFamilies(["Noto Sans Mono", "monospace"])
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setBold(bold)
        return font

    def _lines(self, width: int) -> list[tuple[int, int]]:
        """Return where each line starts and ends."""
        metrics = QFontMetricsF(self._font(bold=True))
        lines, start, used, last = [], 0, 0.0, 0
        for place, sign in enumerate(self._text):
            used += metrics.horizontalAdvance(sign)
            if used > width and place > start:
                end = last if last > start else place
                lines.append((start, end))
                start, used = end, metrics.horizontalAdvance(self._text[end : place + 1])
            if self._may_break(place + 1):
                last = place + 1
        return [*lines, (start, len(self._text))]

    def _may_break(self, place: int) -> bool:
        inside = self._owner[0] < place < self._owner[1]
        return not inside and (self._text[place - 1] in "/?&" or place == self._owner[0])

    def _height(self, line: tuple[int, int]) -> float:
        tall = QFontMetricsF(self._font()).height()
        return tall + (_UNDER + _NUMBER if self._on(line) else _GAP)

    def _on(self, line: tuple[int, int]) -> list[Painted]:
        return [each for each in self._painted if each.start < line[1] and each.end > line[0]]

    def _draw(self, painter: QPainter, line: tuple[int, int], top: float) -> None:
        worn = tokens()
        base = top + QFontMetricsF(self._font()).ascent()
        edges = sorted({*line, *(edge for edge in self._owner if line[0] < edge < line[1])})
        for start, end in pairwise(edges):
            bold = self._owner[0] <= start < self._owner[1]
            painter.setFont(self._font(bold=bold))
            painter.setPen(QColor(worn.text if bold else worn.muted))
            painter.drawText(QPointF(self._x(line, start), base), self._text[start:end])
        free = 0.0
        for each in self._on(line):
            left, right = self._x(line, max(each.start, line[0])), self._x(line, min(each.end, line[1]))
            under = top + QFontMetricsF(self._font()).height() + 1
            _underline(painter, QPointF(left, under), right - left, each.stroke)
            middle = max((left + right) / 2, free + _NUMBER / 2)
            free = middle + _NUMBER / 2 + 2
            place = QRectF(middle - _NUMBER / 2, under + _UNDER - 2, _NUMBER - 2, _NUMBER - 2)
            _draw_number(painter, place, each.number, each.stroke)

    def _x(self, line: tuple[int, int], place: int) -> float:
        plain, bold = QFontMetricsF(self._font()), QFontMetricsF(self._font(bold=True))
        start, end = (min(max(edge, line[0]), place) for edge in self._owner)
        return (
            plain.horizontalAdvance(self._text[line[0] : start])
            + bold.horizontalAdvance(self._text[start:end])
            + plain.horizontalAdvance(self._text[end:place])
        )


def _underline(painter: QPainter, at: QPointF, width: float, stroke: Stroke) -> None:
    worn = tokens()
    pen = QPen(QColor(worn.unk if stroke is Stroke.DOTS else worn.att_mark), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if stroke is Stroke.WAVY:
        painter.setPen(pen)
        path = QPainterPath(at)
        steps = max(round(width / _WAVE), 1)
        for step in range(steps):
            x = at.x() + step * width / steps
            up = -2.5 if step % 2 else 2.5
            path.quadTo(QPointF(x + width / steps / 2, at.y() + up), QPointF(x + width / steps, at.y()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        return
    pen.setDashPattern([5.0, 2.5] if stroke is Stroke.DASHES else [1.4, 1.6])
    painter.setPen(pen)
    painter.drawLine(at, QPointF(at.x() + width, at.y()))


def _draw_number(painter: QPainter, place: QRectF, number: int, stroke: Stroke) -> None:
    worn = tokens()
    edge, ground, ink = _colours(worn, stroke)
    painter.setPen(QPen(QColor(edge), 1.4))
    painter.setBrush(QColor(ground))
    painter.drawEllipse(place.adjusted(1, 1, -1, -1))
    font = QFont(painter.font())
    font.setFamilies(QFont().families())
    font.setBold(True)
    font.setPixelSize(round(place.height() * 0.58))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))


def _colours(worn: Tokens, stroke: Stroke) -> tuple[str, str, str]:
    if stroke is Stroke.DOTS:
        return worn.unk, worn.card, worn.text
    return worn.att_mark, worn.att_soft, worn.attention


_LONGEST: Final = 2000
_WIDE: Final = 640
_NARROW: Final = 240
_UNDER: Final = 8.0
_NUMBER: Final = 18.0
_BESIDE: Final = 22
_GAP: Final = 6.0
_WAVE: Final = 6.0
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f]")
