"""Which accounts is a finding about?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.icons import Icon
from app.ui.pages.grouping import subject_name
from app.ui.widgets.card import Card, separator
from app.ui.widgets.rows import FindingGroup, FindingList, FindingRow
from app.ui.widgets.text import Second, Strong
from app.words import Words
from checks.model import Subject
from checks.states import State

_ROW = 34
_FEW = 30
"""Up to so many accounts each is drawn as a row of the page; more go into a list that scrolls by itself."""


def accounts(words: Words, subjects: Sequence[Subject]) -> QWidget:
    """Return the accounts with their site and user; thousands of them cost no more than what is seen."""
    if len(subjects) > _FEW:
        return _long(words, subjects)
    card = Card()
    card.body.setContentsMargins(16, 6, 16, 6)
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(5)
    for column, stretch in enumerate((0, 4, 5, 4)):
        grid.setColumnStretch(column, stretch)
    for place, subject in enumerate(subjects):
        if place:
            grid.addWidget(separator(), 2 * place - 1, 0, 1, 4)
        _add_line(grid, 2 * place, subject)
    card.body.addLayout(grid)
    return card


def _add_line(grid: QGridLayout, row: int, subject: Subject) -> None:
    grid.setRowMinimumHeight(row, _ROW)
    grid.addWidget(Icon("globe", 18, "muted"), row, 0)
    for column, label in enumerate(
        (Strong(subject_name(subject)), Second(subject.user), Second(_site(subject))), start=1
    ):
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(label, row, column)


def _user_and_site(subject: Subject) -> str:
    return "  ".join(text for text in (subject.user, _site(subject)) if text)


def _site(subject: Subject) -> str:
    return "" if subject.site == subject_name(subject) else subject.site


def _long(words: Words, subjects: Sequence[Subject]) -> FindingList:
    shown = FindingList()
    shown.setAccessibleName(words.text("Accounts"))
    shown.setMinimumHeight(260)
    rows = [
        FindingRow(number, subject_name(subject), _user_and_site(subject), "", State.FAIL, words.text("to fix"))
        for number, subject in enumerate(subjects)
    ]
    shown.set_groups([FindingGroup(words.text("Accounts"), rows)])
    return shown
