"""Where can one go, and where is one?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.icons import draw_icon
from app.ui.tokens import tokens
from app.ui.widgets.brand import Brand
from app.ui.widgets.focus import set_ring_radius

WIDTH: Final = 232
COMPACT_WIDTH: Final = 56
FOOT: Final = "foot"
"""The group of entries that stand at the bottom."""

_ROW: Final = 34
_ICON: Final = 18
_ICON_X: Final = 14
_TEXT_X: Final = 42
_BAR: Final = 3.5
_RADIUS: Final = 8


@dataclass(frozen=True, slots=True)
class SideEntry:
    """A page: `icon` is a name of `app.ui.icons`; entries of one `group` stand together."""

    key: str
    label: str
    icon: str
    group: str


class SideBar(QFrame):
    """The pages of the program. `opened` tells the key of the page that a person asks for."""

    opened = Signal(str)

    def __init__(self, entries: Sequence[SideEntry], parent: QWidget | None = None) -> None:
        """Offer `entries` in their order; none is current."""
        super().__init__(parent)
        self._brand = Brand()
        self._compact = False
        self._rows = {entry.key: SideRow(entry.label, entry.icon) for entry in entries}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addWidget(self._brand)
        self._column.addSpacing(17)
        for place, (group, members) in enumerate(groupby(entries, key=lambda entry: entry.group)):
            if group == FOOT:
                self._column.addStretch(1)
            elif place:
                self._column.addSpacing(12)
            for entry in members:
                self._add(entry)
        if all(entry.group != FOOT for entry in entries):
            self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.set_compact(False)

    def _add(self, entry: SideEntry) -> None:
        row = self._rows[entry.key]
        row.clicked.connect(lambda _checked, key=entry.key: self.opened.emit(key))
        self._column.addWidget(row)

    def set_current(self, key: str | None) -> None:
        """Show where one is; None for a page that the side bar does not have."""
        for each, row in self._rows.items():
            row.set_current(each == key)

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Show icons only, with their names as tool tips, or icons and names."""
        self._brand.name.setVisible(not compact)
        beside = 10 if compact else 14
        self._column.setContentsMargins(beside, 18, beside - 1, 16)
        self._brand.setContentsMargins(0 if compact else 8, 0, 0, 0)
        self._compact = compact
        for row in self._rows.values():
            row.set_compact(compact)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again: only now the text has the size of the style sheet."""
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        self.setFixedWidth(COMPACT_WIDTH if self._compact else self._wide())

    def _wide(self) -> int:
        """Return 232, or what the longest name needs where the text is larger."""
        return max(WIDTH, *(row.full_width() + 2 * 14 for row in self._rows.values()), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the keyboard up and down the rows; Space and Enter open."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        rows = list(self._rows.values())
        here = next((place for place, row in enumerate(rows) if row.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        rows[(here + step) % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)


class SideRow(QPushButton):
    """One page of the side bar."""

    def __init__(self, label: str, icon_name: str) -> None:
        """Show `label` after the icon `icon_name`."""
        super().__init__(label)
        self._icon_name = icon_name
        self._compact = False
        self.setAutoDefault(True)
        self.setAccessibleName(label.replace("&", ""))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)  # checked is how a screen reader hears "here"
        set_ring_radius(self, _RADIUS)

    def set_current(self, current: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Mark the page that is open, for eyes and for screen readers."""
        self.setChecked(current)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Leave it to `set_current`: a press asks for a page, it does not open it by itself."""

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Show the icon only; the name becomes the tool tip."""
        self._compact = compact
        self.setToolTip(self.accessibleName() if compact else "")
        self.updateGeometry()

    def full_width(self) -> int:
        """Return the pixels that icon and name need."""
        self.ensurePolished()
        return _TEXT_X + QFontMetrics(self._font(bold=True)).horizontalAdvance(self.accessibleName()) + 8

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for a row."""
        tall = max(_ROW, QFontMetrics(self.font()).height() + 12)
        return QSize(36 if self._compact else self.full_width(), tall)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Bear the compact width."""
        return QSize(36, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, accent bar, icon and name."""
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(worn.current_row if self.isChecked() else worn.hover))
            painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        middle = self.height() / 2
        if self.isChecked():
            painter.setBrush(QColor(worn.accent))
            painter.drawRoundedRect(QRectF(0, middle - 9, _BAR, 18), _BAR / 2, _BAR / 2)
        left = (self.width() - _ICON) / 2 if self._compact else _ICON_X
        colour = worn.accent if self.isChecked() else worn.muted
        draw_icon(painter, self._icon_name, QRectF(left, middle - _ICON / 2, _ICON, _ICON), colour)
        if not self._compact:
            painter.setFont(self._font(bold=self.isChecked()))
            painter.setPen(QColor(worn.text))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
            painter.drawText(self.rect().adjusted(_TEXT_X, 0, 0, 0), flags, self.text())

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        return font
