"""How much is confirmed, by what, and how far can it go? One bar of six parts.

The order is meant: the end of *declared* is the confirmed value and the end of *not known* is what is possible, so
that both numbers are places on the bar. Each part has a pattern of its own and reads in grey.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

from PySide6.QtCore import QEasingCurve, QLineF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import draw_icon
from app.ui.tokens import moves, tokens
from app.ui.widgets.patterns import Part, draw_part
from checks.score import Parts

_GAP: Final = 2.0
_LEAST: Final = 10.0
_GROWS_MS: Final = 200
_MARK: Final = 2.0
_TAG_HEIGHT: Final = 22.0
_TAG_GAP: Final = 8.0


@dataclass(frozen=True, slots=True)
class BarLabels:
    """The words over the bar, and `accessible`: the whole of it in one sentence for a screen reader."""

    confirmed: str
    held: str
    possible: str
    accessible: str


@dataclass(frozen=True, slots=True)
class Span:
    """A drawn part: from where to where, in pixels from the left end of the bar."""

    part: Part
    left: float
    right: float


def spans(shares: Sequence[float], width: float) -> tuple[Span, ...]:
    """Return where each part of `shares` (in the order of `Part`, adding up to 100) lies on a bar of `width` pixels.

    A part that would be narrower than 10 px is drawn 10 px wide, at the expense of the widest; a part of 0 is absent.
    """
    present = [(part, share) for part, share in zip(Part, shares, strict=True) if share > 0]
    whole = sum(share for _, share in present)
    if not present:
        return ()
    room = max(width - _GAP * (len(present) - 1), 0)
    widths = _widened([room * share / whole for _, share in present])
    placed, left = [], 0.0
    for (part, _), each in zip(present, widths, strict=True):
        placed.append(Span(part, left, left + each))
        left += each + _GAP
    return tuple(placed)


def _widened(widths: Sequence[float]) -> list[float]:
    """Return `widths` with none under 10 px, what that takes cut from the widest, evenly where several are."""
    owed = sum(max(_LEAST - width, 0) for width in widths)
    seen = [max(width, _LEAST) for width in widths]
    falling = sorted(seen, reverse=True)
    cap = falling[0]
    for count in range(1, len(falling) + 1):
        cap = (sum(falling[:count]) - owed) / count
        if count == len(falling) or cap >= falling[count]:
            break
    return [min(width, cap) for width in seen]


def place_of(value: float, shares: Sequence[float], drawn: Sequence[Span]) -> float:
    """Return the pixel at which `value` (0..100) stands: exact at the ends of parts, in proportion between them."""
    by_part = {span.part: span for span in drawn}
    before, end = 0.0, 0.0
    for part, share in zip(Part, shares, strict=True):
        span = by_part.get(part)
        if span is None:
            continue
        if value <= before + share + _ROUNDED:
            return span.left + (span.right - span.left) * (value - before) / share
        before, end = before + share, span.right
    return end


_ROUNDED = 1e-9
"""By less than this, `sum` (more exact since Python 3.12) differs from adding one by one: a value stands at the end of
its part all the same, and not behind the gap."""


class ProtectionBar(QWidget):
    """The bar. Marks and words above it appear when `show_parts` is given labels."""

    def __init__(self, height: int = 26) -> None:
        """Draw the bar `height` pixels high: 26 on Home, 12 in a tile."""
        super().__init__()
        self._height = height
        self._target = _shares(Parts(0, 0, 0, 0, 0, 0))
        self._shown = self._target
        self._held_at: float | None = None
        self._possible: float | None = None
        self._labels: BarLabels | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._growing = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_GROWS_MS)
        self._growing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._growing.valueChanged.connect(self._grow)
        self._from = self._target

    def show_parts(
        self,
        parts: Parts,
        held_at: float | None = None,
        possible: float | None = None,
        labels: BarLabels | None = None,
    ) -> None:
        """Show `parts`; `held_at` and `possible` (0..100) are marked where they are given and `labels` names them."""
        self._from, self._target = self._shown, _shares(parts)
        self._held_at, self._possible, self._labels = held_at, possible, labels
        if labels is not None:
            self.setAccessibleName(labels.accessible)
        self.updateGeometry()
        if moves() and self.isVisible():
            self._growing.start()
        else:
            self._grow(1.0)

    def spans(self) -> tuple[Span, ...]:
        """Return what is drawn now."""
        return spans(self._shown, self.width())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the bar, and for its words where it has any."""
        return QSize(160, round(self._top() + self._height + (6 if self._labels else 0)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never flatter than asked for."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the parts, then the marks over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = self.spans()
        for span in drawn:
            draw_part(painter, span.part, QRectF(span.left, self._top(), span.right - span.left, self._height))
        if self._labels is not None and drawn:
            self._draw_words(painter, self._labels, drawn)

    def _top(self) -> float:
        return _TAG_HEIGHT * self._text_scale() + _TAG_GAP if self._labels else 0.0

    def _text_scale(self) -> float:
        return max(1.0, QFontMetricsF(self.font()).height() / _TAG_HEIGHT)

    def _grow(self, how_far: object) -> None:
        t = how_far if isinstance(how_far, float) else 1.0
        self._shown = tuple(old + (new - old) * t for old, new in zip(self._from, self._target, strict=True))
        self.update()

    def _draw_words(self, painter: QPainter, labels: BarLabels, drawn: Sequence[Span]) -> None:
        """Write the hold first: where there is no room for all words, the page says the others in full as well."""
        painter.setFont(_sized(self.font(), 0.92))
        taken: list[QRectF] = []
        if self._held_at is not None:
            taken.append(self._draw_hold(painter, labels.held, place_of(self._held_at, self._shown, drawn)))
        painter.save()
        painter.setFont(_sized(painter.font(), 1, bold=True))
        self._write(painter, labels.confirmed, tokens().accent, (0.0,), taken)
        painter.restore()
        if self._possible is not None:
            x = place_of(self._possible, self._shown, drawn)
            self._draw_mark(painter, x, 1, tokens().muted)
            width = painter.fontMetrics().horizontalAdvance(labels.possible) + 1
            self._write(painter, labels.possible, tokens().muted, (x - width, x + 4), taken)

    def _write(self, painter: QPainter, words: str, colour: str, lefts: Sequence[float], taken: list[QRectF]) -> None:
        """Write `words` at the first of `lefts` where nothing stands yet; nowhere if there is none."""
        width = painter.fontMetrics().horizontalAdvance(words) + 1
        for left in lefts:
            place = QRectF(left, 0, width, self._top() - _TAG_GAP)
            apart = place.adjusted(-8, 0, 8, 0)
            if left >= 0 and place.right() <= self.width() and not any(apart.intersects(other) for other in taken):
                taken.append(place)
                painter.setPen(QColor(colour))
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
                return

    def _draw_hold(self, painter: QPainter, words: str, x: float) -> QRectF:
        worn = tokens()
        painter.save()
        painter.setFont(_sized(painter.font(), 1, bold=True))
        width = painter.fontMetrics().horizontalAdvance(words) + 32
        left = min(max(x + _MARK / 2 - width, 1), self.width() - width - 1)
        tag = QRectF(left, 0.5, width, self._top() - _TAG_GAP - 1)
        self._draw_mark(painter, x, _MARK, worn.text)
        painter.setPen(QPen(QColor(worn.text), 1.4))
        painter.setBrush(QColor(worn.card))
        painter.drawRoundedRect(tag, 6, 6)
        draw_icon(painter, "lock", QRectF(tag.left() + 7, tag.center().y() - 7, 14, 14), worn.text)
        painter.setPen(QColor(worn.text))
        painter.drawText(tag.adjusted(24, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
        return tag

    def _draw_mark(self, painter: QPainter, x: float, width: float, colour: str) -> None:
        """Draw an upright mark with a halo of 2 px, so that it is seen on every part."""
        x = round(x) + (width % 2) / 2  # on whole pixels, or it would be blurred
        line = QLineF(x, self._top() - _TAG_GAP, x, self._top() + self._height + 5)
        if width == _MARK:
            painter.setPen(QPen(QColor(tokens().card), width + 4))
            painter.drawLine(QLineF(x, self._top() - 2, x, line.y2()))
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLine(line)


def _shares(parts: Parts) -> tuple[float, ...]:
    return tuple(getattr(parts, each.name) for each in fields(parts))


def _sized(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * factor)
    made.setBold(bold)
    return made
