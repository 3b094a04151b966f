"""What can be typed, or read, in several lines?"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

_ROWS = 3
_AROUND = 22


class Lines(QPlainTextEdit):
    """Asks for a few lines, such as an address. Tab leads on: no address has one in it."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        """Name the field `label`."""
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for three lines."""
        return QSize(240, _ROWS * self.fontMetrics().lineSpacing() + _AROUND)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Bear a narrow column."""
        return QSize(120, self.sizeHint().height())

    def lines(self) -> tuple[str, ...]:
        """Return what was typed, line by line, without the empty ones."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Put `lines` into the field."""
        self.setPlainText("\n".join(lines))


class Paper(QTextEdit):
    """Shows a document as it will be printed; it can be read and selected, not changed."""

    def __init__(self, label: str, rows: int, parent: QWidget | None = None) -> None:
        """Name what is shown `label`, and ask for room for so many `rows`."""
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName(label)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for its rows; what is longer scrolls."""
        return QSize(320, self._rows * self.fontMetrics().lineSpacing() + _AROUND)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Bear a narrow column."""
        return QSize(160, self.sizeHint().height())
