"""How does a row of a list look: shape, title, second line, and a word at its right end?"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.tokens import tokens
from app.ui.widgets.row_model import ENTRY_ROLE, FindingRow, Heading, Index
from app.ui.widgets.shapes import draw_shape

_SHAPE: Final = 18
_SHAPE_X: Final = 12
_TEXT_X: Final = 42
_BESIDE: Final = 12
_ABOVE: Final = 7
_RADIUS: Final = 9
_BAR: Final = 3.5
_LINES: Final = 3
_SMALLER: Final = 9.75 / 10.5
_HEADING_ABOVE: Final = 12


class RowDelegate(QStyledItemDelegate):
    """Draws rows and headings; a title too long for one line takes up to three, then an ellipsis."""

    def __init__(self, parent: QObject) -> None:
        """Measure nothing yet."""
        super().__init__(parent)
        self._measure: RowMeasure | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height that an entry needs at the list's width."""
        entry = index.data(ENTRY_ROLE)
        width = option.rect.width()
        measure = self._measure
        if measure is None or measure.font != option.font:
            measure = self._measure = RowMeasure(option.font)
        if isinstance(entry, Heading):
            return QSize(width, (_HEADING_ABOVE if index.row() else 0) + measure.line + 8)
        return QSize(width, measure.height(entry, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw an entry."""
        entry = index.data(ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        if isinstance(entry, Heading):
            _draw_heading(painter, entry, option.rect)
        else:
            draw_row(
                painter,
                entry,
                option.rect,
                chosen=bool(option.state & QStyle.StateFlag.State_Selected),
                hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
                ringed=bool(option.state & QStyle.StateFlag.State_HasFocus),
            )
        painter.restore()


class RowMeasure:
    """How much room rows need in one font; made once for thousands of rows."""

    def __init__(self, font: QFont) -> None:
        """Measure `font` and the smaller one of the second line."""
        self.font = QFont(font)
        self._plain = QFontMetrics(font)
        self._bold = QFontMetrics(_bold(font))
        self._small = QFontMetrics(_small(font))
        self.line = self._plain.height()
        self._second = self._small.height() + 2

    def height(self, row: FindingRow, width: int) -> int:
        """Return the pixels that `row` needs at `width`."""
        titles = self.title_height(row, self.room(row, width))
        return 2 * _ABOVE + titles + (self._second if row.second else 0)

    def room(self, row: FindingRow, width: int) -> int:
        """Return how wide the title may be at `width`."""
        right = self._small.horizontalAdvance(row.right) + 10 if row.right else 0
        return max(40, width - _TEXT_X - _BESIDE - right)

    def title_height(self, row: FindingRow, room: int, *, bold: bool = False) -> int:
        """Return the height of as many lines as the title needs, three at most."""
        metrics = self._bold if bold else self._plain
        if metrics.horizontalAdvance(row.title) <= room:
            return self.line
        wrapped = metrics.boundingRect(QRect(0, 0, room, _LINES * 1000), Qt.TextFlag.TextWordWrap, row.title)
        return min(_LINES * self.line, wrapped.height())


def draw_row(painter: QPainter, row: FindingRow, place: QRect, *, chosen: bool, hovered: bool, ringed: bool) -> None:
    """Draw `row` into `place`, in the painter's font."""
    worn, font = tokens(), painter.font()
    _draw_ground(painter, place, worn.soft if chosen else worn.hover if hovered else None, ringed=ringed)
    if chosen:
        _draw_bar(painter, place)
    measure = RowMeasure(font)
    line = measure.line
    top = place.top() + _ABOVE
    shape = QRectF(place.left() + _SHAPE_X, top + (line - _SHAPE) / 2, _SHAPE, _SHAPE)
    draw_shape(painter, row.shape, shape)
    room = measure.room(row, place.width())
    title = QRect(place.left() + _TEXT_X, top, room, measure.title_height(row, room))
    # Bold where it takes no further line: choosing a row moves nothing.
    fits = measure.title_height(row, room, bold=True) == title.height()
    painter.setFont(_bold(font) if chosen and fits else font)
    painter.setPen(QColor(worn.text))
    _draw_title(painter, row.title, title, line)
    painter.setFont(_small(font))
    painter.setPen(QColor(worn.muted))
    right = QRect(title.right(), top, place.right() - _BESIDE - title.right(), line)
    painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.right)
    _draw_second(painter, row.second, QRect(title.left(), title.bottom() + 3, place.right() - title.left(), line))


def _draw_second(painter: QPainter, second: str, place: QRect) -> None:
    cut = painter.fontMetrics().elidedText(second, Qt.TextElideMode.ElideRight, place.width() - _BESIDE)
    painter.drawText(place, Qt.AlignmentFlag.AlignTop, cut)


def _draw_ground(painter: QPainter, place: QRect, fill: str | None, *, ringed: bool) -> None:
    inside = QRectF(place).adjusted(1, 1, -1, -1)
    painter.setPen(QPen(QColor(tokens().accent), 2) if ringed else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    if ringed or fill:
        painter.drawRoundedRect(inside, _RADIUS, _RADIUS)


def _draw_bar(painter: QPainter, place: QRect) -> None:
    """Draw the mark of where one is, as in the side bar."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens().accent))
    painter.drawRoundedRect(QRectF(place.left() + 1, place.center().y() - 9, _BAR, 18), _BAR / 2, _BAR / 2)


def _draw_title(painter: QPainter, title: str, place: QRect, line_height: int) -> None:
    if place.height() <= line_height:
        cut = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, cut)
        return
    most = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, round(place.width() * (_LINES - 0.5)))
    painter.drawText(place, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, most)


def _draw_heading(painter: QPainter, heading: Heading, place: QRect) -> None:
    painter.setPen(QColor(tokens().muted))
    painter.setFont(_bold(_small(painter.font())))
    inside = place.adjusted(_SHAPE_X, 0, -_BESIDE, -4)
    painter.drawText(inside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, heading.title)
    painter.drawText(inside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, str(heading.count))


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * _SMALLER)
    return made
