"""Where is a draft written, and where do numbered marks show what deserves a second look?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.ui.tokens import tokens
from app.ui.utf16 import units
from app.ui.widgets.focus import set_ring_radius
from app.ui.widgets.number_mark import Weight, draw_number

_LINES: Final = 165
"""Per cent of an ordinary line: the numbers need room above it."""
_MARK: Final = 14
_MARGIN: Final = 10
_LINE_ENDS: Final = str.maketrans({"\u2029": "\n", "\u2028": "\n"})
_UNDERLINES: Final = {
    Weight.STRONGEST: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Weight.SECOND_LOOK: QTextCharFormat.UnderlineStyle.DashUnderline,
    Weight.HINT: QTextCharFormat.UnderlineStyle.DotLine,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text, in code points, and how much it weighs; its number is that of its order, from 1."""

    start: int
    end: int
    weight: Weight


class DraftBox(QTextEdit):
    """Plain text, with marks that are drawn over it and are no part of it. `written` tells that the text is another."""

    written = Signal()

    def __init__(self, label: str, hint: str, parent: QWidget | None = None) -> None:
        """Name the box `label`, and show `hint` while it is empty."""
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setPlaceholderText(hint)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        # Keyboards on screen learn from what is typed: not from this.
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhMultiLine)
        self.setMinimumHeight(220)
        set_ring_radius(self, 8)
        self._marks: list[tuple[QTextCursor, Weight]] = []
        self._space_lines()
        self.textChanged.connect(self.written)

    def text(self) -> str:
        """Return what is written; unlike `toPlainText`, it keeps spaces that do not break."""
        return self.document().toRawText().translate(_LINE_ENDS)

    def forget(self) -> None:
        """Empty the box, the history of its changes included."""
        self.clear()
        self.document().clearUndoRedoStacks()
        self.show_marks(())
        self._space_lines()

    def put(self, text: str) -> None:
        """Replace everything by `text`; it can be undone."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show `marks` instead of all others."""
        text = self.text()
        starts = units(text, [mark.start for mark in marks])
        ends = units(text, [mark.end for mark in marks])
        self._marks = [
            (self._cursor(start, end), mark.weight) for start, end, mark in zip(starts, ends, marks, strict=True)
        ]
        self._draw_marks()

    def go_to(self, number: int) -> None:
        """Bring the mark of `number` into sight, and the text cursor before it."""
        cursor = QTextCursor(self._marks[number - 1][0])
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def replace(self, number: int, text: str) -> None:
        """Put `text` where the mark of `number` is; it can be undone."""
        self._marks[number - 1][0].insertText(text)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the marks in the colours of a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_marks"):
            self._draw_marks()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the text, then a number at the end of each mark."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (cursor, weight) in enumerate(self._marks, 1):
            end = QTextCursor(cursor)
            end.setPosition(cursor.selectionEnd())
            where = QPointF(self.cursorRect(end).topLeft())
            draw_number(painter, number, weight, QRectF(where.x() - _MARK / 2, where.y() - _MARK / 2 - 1, _MARK, _MARK))

    def _draw_marks(self) -> None:
        self.setExtraSelections([_selection(cursor, weight) for cursor, weight in self._marks])
        self.viewport().update()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _space_lines(self) -> None:
        """Set the lines apart; lines that are written later do as the one before them."""
        self.document().setDocumentMargin(_MARGIN)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(_LINES, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        QTextCursor(self.document()).mergeBlockFormat(spaced)
        self.document().clearUndoRedoStacks()


def _selection(cursor: QTextCursor, weight: Weight) -> QTextEdit.ExtraSelection:
    worn = tokens()
    look = QTextCharFormat()
    look.setBackground(QColor(worn.soft if weight is Weight.HINT else worn.att_soft))
    look.setUnderlineStyle(_UNDERLINES[weight])
    look.setUnderlineColor(QColor(worn.accent if weight is Weight.HINT else worn.att_mark))
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = look
    return selection
