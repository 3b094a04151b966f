"""What does a QR code look like that holds nothing?

The squares are drawn from the address's letters, not encoded: a telephone that is pointed at the screen finds no code.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from app.ui.drawn.parts import Inspectable
from app.ui.tokens import LIGHT
from app.words import Words

_MODULES: Final = 21
_FINDER: Final = 7
_SIDE: Final = 168
_BYTE: Final = 8


class Code(Inspectable):
    """A square like a QR code; looking into it says what the telephone would show."""

    def __init__(self, words: Words, address: str) -> None:
        """Stand for `address`."""
        super().__init__(words, words.text("QR code"), words.text("The telephone shows"), address)
        bits = blake2b(address.encode()).digest()
        self._dark = [bits[n // _BYTE] >> n % _BYTE & 1 for n in range(len(bits) * _BYTE)]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for a square."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the squares and the three corners."""
        worn = LIGHT  # it is printed, whatever the look
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(worn.card))
        side = (self.width() - 16) / _MODULES
        for row in range(_MODULES):
            for column in range(_MODULES):
                if self._is_dark(row, column):
                    place = QRectF(8 + column * side, 8 + row * side, side + 0.4, side + 0.4)
                    painter.fillRect(place, QColor(worn.text))

    def _is_dark(self, row: int, column: int) -> bool:
        far = _MODULES - _FINDER
        for top, left in ((0, 0), (0, far), (far, 0)):
            if top <= row < top + _FINDER and left <= column < left + _FINDER:
                ring = max(abs(row - top - 3), abs(column - left - 3))
                return ring != 2  # noqa: PLR2004 - a corner: full middle, one light ring, one dark
        return bool(self._dark[(row * _MODULES + column) % len(self._dark)])
