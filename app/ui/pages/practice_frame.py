"""What do the two pages of an exercise have in common?

Above, how far one is and the way out; the situation; then the message, and a column beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.knowledge.scenarios import Place, Script
from app.ui.drawn.marks import Mark, at
from app.ui.drawn.message import DrawnMessage
from app.ui.drawn.parts import MarkedText
from app.ui.icons import Icon
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.card import Soft
from app.ui.widgets.scroll import Page
from app.ui.widgets.steps import Steps
from app.ui.widgets.text import AccentStrong, CardTitle
from app.words import Words

_NARROW = 900
_MESSAGE, _COLUMN = 640, 368
_STEPS = 220


@dataclass(frozen=True, slots=True)
class Step:
    """Which message of the round this is; `number` counts from 1."""

    number: int
    of: int


class PracticeFrame(Screen):
    """A message at the left; what is asked or explained goes into `side`. `closed` is wanted by the way out."""

    closed = Signal()

    def __init__(self, words: Words, script: Script, step: Step, marks: tuple[Mark, ...] = ()) -> None:
        """Draw `script`; with marks it is explained."""
        super().__init__(words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._top(step))
        scroll = Page()
        whole.addWidget(scroll, 1)
        scroll.body.addWidget(self._situation(script, marks))
        self.message = DrawnMessage(words, script, explained=bool(marks))
        self.message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        side = QWidget()
        self.side = QVBoxLayout(side)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(10)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(28)
        self._columns.addWidget(self.message, _MESSAGE)
        self._columns.addWidget(side, _COLUMN)
        scroll.body.addLayout(self._columns, 1)

    def fit(self, width: int) -> None:
        """Put the column under the message where the window is narrow."""
        narrow = width < _NARROW
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _top(self, step: Step) -> QHBoxLayout:
        words = self.words
        line = QHBoxLayout()
        line.setContentsMargins(32, 20, 32, 0)
        line.setSpacing(12)
        line.addWidget(Icon("logo", 28))
        title = CardTitle(words.text("Practice: links and messages"))
        title.setAccessibleName(title.text())
        line.addWidget(title, 1)
        where = AccentStrong(words.text("{number} of {of}", number=step.number, of=step.of))
        where.setWordWrap(False)
        line.addWidget(where)
        steps = Steps(step.of)
        steps.setFixedWidth(_STEPS)
        steps.setAccessibleName(words.text("Message {number} of {of}", number=step.number, of=step.of))
        steps.show_step(done=step.number - 1, current=step.number)
        line.addWidget(steps)
        close = QuietButton(words.text("Save and &close"))
        close.clicked.connect(self.closed)
        line.addWidget(close)
        return line

    def _situation(self, script: Script, marks: tuple[Mark, ...]) -> QWidget:
        words = self.words
        strip = Soft()
        strip.setAccessibleName(words.text("The situation."))
        strip.body.setContentsMargins(16, 9, 16, 9)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Icon("info", 18), 0, Qt.AlignmentFlag.AlignTop)
        head = words.text("The situation.")
        said = f"{head} {script.told[words.language].situation}"
        text = MarkedText(words, said, at(Place.SITUATION, marks))
        text.embolden(0, len(head))
        line.addWidget(text, 1)
        strip.body.addLayout(line)
        return strip
