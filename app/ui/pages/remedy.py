"""How is said what to do about an item?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.knowledge.catalogue import Entry
from app.ui.widgets.steps import StepNumber
from app.ui.widgets.text import Body, CardTitle
from app.words import Words

_END = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_a-zà-ÿ])")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of `text`, English or French: each is one step."""
    return tuple(part for part in _END.split(text.strip()) if part)


def remedy(words: Words, entry: Entry, then: Sequence[str] = ()) -> QWidget:
    """Return the numbered steps of the catalogue's remedy, and those of `then` after them."""
    return steps(words.text("How to fix it"), (*sentences(words.text(entry.fix)), *then))


def steps(title: str, said: Sequence[str]) -> QWidget:
    """Return numbered steps under `title`."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(CardTitle(title))
    for number, step in enumerate(said, start=1):
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(StepNumber(number), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Body(step), 1)
        column.addLayout(line)
    return whole
