"""Which accounts is a finding about, and what depends on each?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.knowledge.ways_out import WaysOut
from app.ui.pages.grouping import subject_name
from app.ui.widgets.account_row import AccountRow
from app.ui.widgets.card import Card, separator
from app.ui.widgets.row_model import RowsMadeWhenSeen
from app.ui.widgets.rows import FindingGroup, FindingList, FindingRow
from app.words import Words
from checks.facts import ServiceKind
from checks.model import Importance, MessageId, Subject
from checks.passwords.importance import rank
from checks.states import State

_FEW = 30
"""Up to so many accounts each is drawn as a row of the page; more go into a list that scrolls by itself."""

_ICONS = {
    ServiceKind.MAILBOX: "mail",
    ServiceKind.BANK: "lock",
    ServiceKind.MANAGER: "key",
    ServiceKind.PLATFORM: "id-card",
    ServiceKind.WORK: "file",
    ServiceKind.SOCIAL: "people",
}

_RESETS_OTHERS = frozenset({ServiceKind.MAILBOX, ServiceKind.PLATFORM})
_UNSAID = frozenset({ServiceKind.OTHER, ServiceKind.DISPOSABLE})


@dataclass(frozen=True, slots=True)
class Sites:
    """What is publicly known of sites: what each is to a person, where its password is changed, where one leaves."""

    kind: Callable[[str], ServiceKind | None]
    change: Callable[[str], str]
    ways_out: Callable[[str], WaysOut]

    def ordered(self, subjects: Iterable[Subject]) -> Sequence[Subject]:
        """Return the most important first, and of those what resets the passwords of the others."""
        return sorted(subjects, key=lambda each: (rank(each.importance), self.kind(each.site) not in _RESETS_OTHERS))


def accounts(words: Words, subjects: Sequence[Subject], sites: Sites) -> QWidget:
    """Return the accounts, which stand in their order, with their user and what they are.

    Thousands of them cost no more than what is seen.
    """
    if len(subjects) > _FEW:
        return _long(words, subjects, sites)
    card = Card()
    card.body.setContentsMargins(1, 0, 1, 0)
    card.body.setSpacing(0)
    for place, subject in enumerate(subjects):
        if place:
            card.body.addWidget(separator())
        kind = sites.kind(subject.site)
        icon = _ICONS.get(kind, "globe") if kind else "globe"
        second = subject.user or _site(subject)
        card.body.addWidget(AccountRow(icon, subject_name(subject), second, _word(words, subject, kind)))
    return card


def _word(words: Words, subject: Subject, kind: ServiceKind | None) -> str:
    """Return what the account is to a person; of a service that is not known, how much depends on it."""
    if kind is not None and kind not in _UNSAID:
        return words.message(MessageId(f"service.{kind.value}"), {})
    match subject.importance:
        case Importance.HIGHEST:
            return words.text("much depends on it")
        case Importance.HIGH:
            return words.text("important")
        case Importance.NORMAL:
            return ""
        case Importance.LOW:
            return words.text("little depends on it")


def _user_and_site(subject: Subject) -> str:
    return " · ".join(text for text in (subject.user, _site(subject)) if text)


def _site(subject: Subject) -> str:
    return "" if subject.site == subject_name(subject) else subject.site


def _long(words: Words, subjects: Sequence[Subject], sites: Sites) -> FindingList:
    shown = FindingList()
    shown.setAccessibleName(words.text("Accounts"))
    shown.setMinimumHeight(260)

    def made(place: int) -> FindingRow:
        subject = subjects[place]
        word = _word(words, subject, sites.kind(subject.site))
        return FindingRow(place, subject_name(subject), _user_and_site(subject), word, State.FAIL)

    shown.set_groups([FindingGroup(words.text("Accounts"), RowsMadeWhenSeen(len(subjects), made))])
    return shown
