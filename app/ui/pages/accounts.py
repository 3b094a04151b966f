"""Which accounts is a finding about?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.icons import Icon
from app.ui.pages.grouping import subject_name
from app.ui.widgets.card import Card, separator
from app.ui.widgets.rows import FindingGroup, FindingList, FindingRow
from app.ui.widgets.text import Second, Strong
from app.words import Words
from checks.model import Subject
from checks.states import State

_FEW = 30
"""Up to so many accounts each is drawn as a row of the page; more go into a list that scrolls by itself."""


def accounts(words: Words, subjects: Sequence[Subject]) -> QWidget:
    """Return the accounts with their site and user; thousands of them cost no more than what is seen."""
    if len(subjects) > _FEW:
        return _long(words, subjects)
    card = Card()
    card.body.setContentsMargins(16, 6, 16, 6)
    for place, subject in enumerate(subjects):
        if place:
            card.body.addWidget(separator())
        card.body.addLayout(_line(subject))
    return card


def _line(subject: Subject) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 5, 0, 5)
    line.setSpacing(10)
    line.addWidget(Icon("globe", 18, "muted"))
    line.addWidget(Strong(subject_name(subject)), 2)
    line.addWidget(Second(subject.user), 3)
    line.addWidget(Second(_site(subject)), 2)
    return line


def _site_and_user(subject: Subject) -> str:
    return "  ".join(text for text in (subject.user, _site(subject)) if text)


def _site(subject: Subject) -> str:
    return "" if subject.site == subject_name(subject) else subject.site


def _long(words: Words, subjects: Sequence[Subject]) -> FindingList:
    shown = FindingList()
    shown.setAccessibleName(words.text("Accounts"))
    shown.setMinimumHeight(260)
    rows = [
        FindingRow(number, subject_name(subject), _site_and_user(subject), "", State.FAIL, words.text("to fix"))
        for number, subject in enumerate(subjects)
    ]
    shown.set_groups([FindingGroup(words.text("Accounts"), rows)])
    return shown
