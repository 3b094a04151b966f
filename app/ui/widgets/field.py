"""What can be typed or dropped?"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.ui.icons import draw_icon
from app.ui.tokens import tokens
from app.ui.widgets.buttons import SecondaryButton
from checks.secret import Secret

_SEARCH_ICON: Final = 18


class PasswordField(QWidget):
    """Asks for a password. What was typed is handed out once, by `take`, and is then no longer here."""

    returnPressed = Signal()  # noqa: N815 - as QLineEdit's
    changed = Signal()

    def __init__(self, label: str, show: str, hide: str, parent: QWidget | None = None) -> None:
        """Name the field `label`, and its button `show` or `hide` by what it would do."""
        super().__init__(parent)
        self._words = (show, hide)
        self._line = QLineEdit()
        self._line.setAccessibleName(label)
        self._line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._line.returnPressed.connect(self.returnPressed)
        self._line.textChanged.connect(lambda _text: self.changed.emit())
        self._button = SecondaryButton(show)
        self._button.setAutoDefault(False)
        self._button.clicked.connect(lambda: self._reveal(self._line.echoMode() is QLineEdit.EchoMode.Password))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._line, 1)
        line.addWidget(self._button)
        self.setFocusProxy(self._line)
        self._reveal(False)

    def take(self) -> Secret:
        """Return what was typed and empty the field; its history of changes goes with it."""
        taken = Secret(self._line.text())
        # Unlike clear(), setText() also empties the history that Ctrl+Z would bring back.
        self._line.setText("")
        self._reveal(False)
        return taken

    def is_empty(self) -> bool:
        """Tell whether anything was typed; not what, nor how much."""
        return not self._line.text()

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        self._line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        # Keyboards on screen learn from what is typed: not from this, shown or not.
        self._line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        words = self._words[1 if shown else 0]
        self._button.setText(words)
        self._button.setAccessibleName(f"{words}: {self._line.accessibleName()}")


class PathField(QWidget):
    """Asks for a file: typed, chosen or dropped. `changed` tells that it is another one."""

    changed = Signal()

    def __init__(self, label: str, choose: str, parent: QWidget | None = None) -> None:
        """Name the field `label`; `choose` is the text of its button and opens the system's own dialog."""
        super().__init__(parent)
        self._line = QLineEdit()
        self._line.setAccessibleName(label)
        self._line.textChanged.connect(lambda _text: self.changed.emit())
        self._line.setAcceptDrops(False)  # or a dropped file would become the text of its address
        button = SecondaryButton(choose)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{choose.replace('&', '')}: {label}")
        button.clicked.connect(self._choose)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._line, 1)
        line.addWidget(button)
        self.setFocusProxy(self._line)
        self.setAcceptDrops(True)

    def path(self) -> Path | None:
        """Return the file, None while the field is empty; it may not exist."""
        text = self._line.text().strip()
        return Path(text) if text else None

    def show_path(self, path: Path) -> None:
        """Put `path` into the field."""
        self._line.setText(str(path))

    def dragEnterEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take files of this computer, nothing else."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the first file."""
        self.show_path(next(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()))
        event.acceptProposedAction()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._line.accessibleName())
        if chosen:
            self.show_path(Path(chosen))


class SearchField(QLineEdit):
    """Asks for a few letters to find something by."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        """Show `label` while nothing is typed."""
        super().__init__(parent)
        self.setPlaceholderText(label)
        self.setAccessibleName(label)
        self.setClearButtonEnabled(False)
        self.setTextMargins(_SEARCH_ICON + 8, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the field, then the glass in it."""
        super().paintEvent(event)
        place = QRectF(9, (self.height() - _SEARCH_ICON) / 2, _SEARCH_ICON, _SEARCH_ICON)
        draw_icon(QPainter(self), "search", place, tokens().muted)
