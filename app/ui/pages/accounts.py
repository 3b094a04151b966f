"""Which accounts is a finding about?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.ui.icons import Icon
from app.ui.pages.grouping import subject_name
from app.ui.widgets.card import Card, separator
from app.ui.widgets.row_model import RowsMadeWhenSeen
from app.ui.widgets.rows import FindingGroup, FindingList, FindingRow, Row
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
    card.body.setSpacing(4)
    for place, subject in enumerate(subjects):
        if place:
            card.body.addWidget(separator())
        card.body.addWidget(Row(Icon("globe", 18, "muted"), subject_name(subject), _user_and_site(subject)))
    return card


def _user_and_site(subject: Subject) -> str:
    return " · ".join(text for text in (subject.user, _site(subject)) if text)


def _site(subject: Subject) -> str:
    return "" if subject.site == subject_name(subject) else subject.site


def _long(words: Words, subjects: Sequence[Subject]) -> FindingList:
    shown = FindingList()
    shown.setAccessibleName(words.text("Accounts"))
    shown.setMinimumHeight(260)
    to_fix = words.text("to fix")

    def made(place: int) -> FindingRow:
        subject = subjects[place]
        return FindingRow(place, subject_name(subject), _user_and_site(subject), "", State.FAIL, to_fix)

    shown.set_groups([FindingGroup(words.text("Accounts"), RowsMadeWhenSeen(len(subjects), made))])
    return shown
