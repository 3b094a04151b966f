"""Which of a few equal answers is given?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.tokens import tokens
from app.ui.widgets.focus import set_ring_radius

_HEIGHT = 46
_GAP = 9
_RADIUS = 9
_TEXT_X = 48


class Answers(QWidget):
    """Radio buttons as wide as the column; none is chosen at first. `chosen` tells the key of a person's choice."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """Offer `choices`: key, label and hint (empty for none) of each."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._answers: dict[str, Answer] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for key, label, hint in choices:
            answer = Answer(label, hint)
            self._answers[key] = answer
            self._group.addButton(answer)
            column.addWidget(answer)
            answer.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))

    def value(self) -> str | None:
        """Return the key of the chosen answer, None while there is none."""
        return next((key for key, answer in self._answers.items() if answer.isChecked()), None)

    def choose(self, key: str | None) -> None:
        """Show an earlier answer, or none; `chosen` does not tell what the program did itself."""
        if key is not None:
            self._answers[key].setChecked(True)
            return
        self._group.setExclusive(False)
        for answer in self._answers.values():
            answer.setChecked(False)
        self._group.setExclusive(True)

    def say_hint(self, key: str, hint: str) -> None:
        """Say another hint beside the answer `key`."""
        self._answers[key].say_hint(hint)


class Answer(QRadioButton):
    """One answer with a quiet hint at its right, or under it where both do not fit."""

    def __init__(self, label: str, hint: str) -> None:
        """Show `label` and `hint`; the hint is the accessible description."""
        super().__init__(label)
        self._hint = hint
        self.setAccessibleName(label.replace("&", ""))
        self.setAccessibleDescription(hint)
        # Not a fixed height: its hint is that of the width before, and would cut what now takes two lines.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        set_ring_radius(self, _RADIUS)

    def say_hint(self, hint: str) -> None:
        """Show another hint."""
        self._hint = hint
        self.setAccessibleDescription(hint)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for 46 px, more where the text is larger."""
        return QSize(320, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Bear a narrow column."""
        return QSize(160, _HEIGHT)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Grow downwards where the words need a second line."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that label and hint need at `width`."""
        label, hint = self._places(width)
        return max(_HEIGHT, max(label.bottom(), hint.bottom()) + 13)

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002, N802 - Qt's name and signature
        """Take a press anywhere on the row."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, ring, label and hint."""
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = 2.0 if self.isChecked() else 1.0
        fill = worn.soft if self.isChecked() else worn.hover if self.underMouse() else worn.card
        painter.setPen(QPen(QColor(worn.accent if self.isChecked() else worn.control), line))
        painter.setBrush(QColor(fill))
        half = line / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _RADIUS, _RADIUS)
        draw_radio(painter, QPointF(26, self.height() / 2), chosen=self.isChecked())
        label, hint = self._places(self.width())
        spare = (self.height() - max(label.bottom(), hint.bottom()) - label.top()) // 2
        painter.setPen(QColor(worn.text))
        painter.setFont(self._label_font())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
        painter.drawText(label.translated(0, spare), flags, self.text())
        painter.setPen(QColor(worn.muted))
        painter.setFont(self._hint_font())
        painter.drawText(
            hint.translated(0, spare), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self._hint
        )

    def _places(self, width: int) -> tuple[QRect, QRect]:
        room = max(width - _TEXT_X - 16, 80)
        wrap = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
        bold = QFont(self.font())
        bold.setBold(True)
        label = QFontMetrics(bold).boundingRect(QRect(0, 0, room, 10_000), wrap, self.text())
        hint = QFontMetrics(self._hint_font()).boundingRect(QRect(0, 0, room, 10_000), wrap, self._hint)
        top = 12
        if not self._hint:
            whole = QRect(_TEXT_X, top, room, label.height())
            return whole, QRect(whole.bottomLeft(), QSize(0, 0))
        if label.width() + 24 + hint.width() <= room:
            tall = max(label.height(), hint.height())
            beside = QRect(width - 16 - hint.width() - 1, top, hint.width() + 2, tall)
            return QRect(_TEXT_X, top, room - hint.width() - 8, tall), beside
        under = QRect(_TEXT_X, top + label.height() + 2, room, hint.height())
        return QRect(_TEXT_X, top, room, label.height()), under

    def _label_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(self.isChecked())
        return font

    def _hint_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 9.75 / 11)
        return font


def draw_radio(painter: QPainter, centre: QPointF, *, chosen: bool) -> None:
    """Draw the ring of a radio button of 18 px, full in the middle when `chosen`."""
    worn = tokens()
    painter.setPen(QPen(QColor(worn.accent if chosen else worn.control), 1.8 if chosen else 1.5))
    painter.setBrush(QColor(worn.card))
    painter.drawEllipse(centre, 9, 9)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.accent))
        painter.drawEllipse(centre, 4.6, 4.6)
