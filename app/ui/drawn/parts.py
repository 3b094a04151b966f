"""Of which parts is a drawn message made? Words that may be painted, and places that can be looked into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.knowledge.scenarios import Sign
from app.ui.drawn.marks import Mark, painted, spoken
from app.ui.icons import Icon
from app.ui.tokens import tokens
from app.ui.widgets.aloud import say_aloud
from app.ui.widgets.focus import set_ring_radius
from app.words import Words
from checks.passwords.site import host, site


class MarkedText(QLabel):
    """Words of a message. `kind` names their look in the style sheet; marks paint the quotations of cues."""

    def __init__(self, words: Words, text: str, marks: Sequence[Mark] = (), kind: str = "") -> None:
        """Show `text`, which is ours; it is escaped all the same."""
        super().__init__()
        self._text = text
        self._marks = marks
        self._bold = (0, 0)
        self._breaks = kind.endswith("address")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("kind", kind)
        self.setAccessibleName(spoken(text, marks, words))
        self._paint()

    def embolden(self, start: int, end: int) -> None:
        """Show what stands from `start` up to `end` in bold."""
        self._bold = (start, end)
        self._paint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the colours of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        self.setText(painted(self._text, self._marks, tokens(), self._bold, breaks=self._breaks))


class Address(MarkedText):
    """An address with its registrable domain in bold: that is who owns it."""

    def __init__(self, words: Words, address: str, marks: Sequence[Mark] = (), kind: str = "address") -> None:
        """Show `address`, of a page or of a mailbox."""
        super().__init__(words, address, marks, kind)
        self.embolden(*owner_span(address))


def owner_span(address: str) -> tuple[int, int]:
    """Return where the registrable domain stands in `address`; an empty span where it does not stand there as such."""
    place, mark, rest = address.rpartition("@") if "://" not in address else ("", "", address)
    named, owner = host(rest), site(rest)
    start = rest.casefold().find(named) if named else -1
    if start < 0 or not named.endswith(owner):
        return 0, 0
    end = len(place) + len(mark) + start + len(named)
    return end - len(owner), end


class Inspectable(QPushButton):
    """A link, or anything else with an address behind it. It opens nothing: `inspected` tells the address.

    Resting on it with the mouse is enough; with the keyboard, Space or Enter.
    """

    inspected = Signal(str, str)
    """What leads there (in words), and where."""

    def __init__(self, words: Words, shown: str, lead: str, address: str) -> None:
        """Show `shown`; looking into it says `lead` and `address`."""
        super().__init__(shown)
        self._lead = lead
        self._address = address
        self.setAutoDefault(True)
        self.setAccessibleName(words.text("{shown}. Press Space to read where it leads.", shown=shown))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_ring_radius(self, 6)
        self.clicked.connect(self._tell)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the address when the mouse rests here, as a browser does."""
        super().enterEvent(event)
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleDescription(f"{self._lead} {self._address}")
        self.inspected.emit(self._lead, self._address)


class AddressStrip(QFrame):
    """The line at the foot of a message that says where a link leads, as that of a browser."""

    def __init__(self, words: Words, hint: str) -> None:
        """Say `hint` until something was looked into."""
        super().__init__()
        self._words = words
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 7, 12, 7)
        self._line.setSpacing(8)
        self._line.addWidget(Icon("link", 16, "muted"), 0, Qt.AlignmentFlag.AlignTop)
        self._said: QWidget = MarkedText(words, hint, kind="second")
        self._line.addWidget(self._said, 1)

    def tell(self, lead: str, address: str, marks: Sequence[Mark] = ()) -> None:
        """Say where something leads; with marks, paint what gives it away."""
        said = QWidget()
        line = QHBoxLayout(said)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        before = MarkedText(self._words, lead, kind="second")
        before.setWordWrap(False)
        line.addWidget(before, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Address(self._words, address, marks), 1)
        self._line.replaceWidget(self._said, said)
        self._said.hide()
        self._said.deleteLater()
        self._said = said
        self.setProperty("telling", any(mark.cue.sign is Sign.DANGER for mark in marks))
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(f"{lead} {address}")
        say_aloud(self)


class Initial(QWidget):
    """The round picture of a sender who has none."""

    def __init__(self, name: str) -> None:
        """Show the first letter of `name`."""
        super().__init__()
        self._letter = next((letter for letter in name if letter.isalpha()), "?").upper()
        self.ensurePolished()
        side = max(_SIDE, 2 * self.fontMetrics().height())
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw circle and letter."""
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn.control), 1))
        painter.setBrush(QColor(worn.sunken))
        painter.drawEllipse(self.rect().adjusted(1, 1, -1, -1))
        font = self.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.2)
        painter.setFont(font)
        painter.setPen(QColor(worn.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)


_SIDE = 42
