"""Which findings are one thing to do, and in which words is it said?

A shared password is one thing to do, however many accounts share it; so is a family of look-alikes. Other findings of
one kind and urgency are one row with all their accounts: a thousand weak passwords are not a thousand lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.words import Words
from checks.model import CheckId, Finding, Importance, MessageId, Outcome, Subject, Urgency
from checks.passwords.importance import rank

_TITLE_SAYS_ALL = frozenset({CheckId("passwords.reuse")})
_ONE_BY_ONE = _TITLE_SAYS_ALL | {
    CheckId("passwords.similar"),
    CheckId("passwords.history"),
    CheckId("exposure.breached_site"),  # each names its own breach
}
_BY_NUMBER = frozenset({CheckId("passwords.leaked")})
"""Rows of these hold what has one number in common: how often a password leaked, say."""
_NAMED = 3
"""How many accounts are named in the second line of a row."""


@dataclass(frozen=True, slots=True)
class Group:
    """One row of a result: what it says, and the accounts that it is about.

    `why` is empty where the title says all that is particular: the catalogue then says why it matters. `subjects` are
    the most important first; `weighs` is the rank of the first, 0 for the highest. `sought` is what it is found by.
    """

    check: CheckId
    outcome: Outcome
    urgency: Urgency
    title: str
    second: str
    why: str
    subjects: tuple[Subject, ...]
    weighs: int
    sought: str


Ordered = Callable[[Iterable[Subject]], Sequence[Subject]]
"""Puts the accounts of one row into the order in which they are shown."""

TO_DO = frozenset({Outcome.FAIL, Outcome.PARTIAL})

Key = tuple[CheckId, MessageId, Urgency, int]


def key(finding: Finding, number: int) -> Key:
    """Return what a finding has in common with those of its row; `number` tells apart what is not put together."""
    apart = number if finding.check in _ONE_BY_ONE or finding.outcome not in TO_DO else -1
    if finding.check in _BY_NUMBER:
        apart = int(finding.evidence.params.get("n", -1))
    return finding.check, finding.evidence.message, finding.urgency, apart


def by_importance(subjects: Iterable[Subject]) -> Sequence[Subject]:
    """Return the most important accounts first."""
    return sorted(subjects, key=lambda subject: rank(subject.importance))


def grouped(
    words: Words,
    findings: Iterable[Finding],
    outcomes: frozenset[Outcome] = TO_DO,
    ordered: Ordered = by_importance,
) -> tuple[Group, ...]:
    """Return the rows of the `outcomes`: the most urgent first, of those the important, then of the most accounts.

    `ordered` must put the most important accounts of a row first.
    """
    rows: dict[Key, list[Finding]] = {}
    for number, finding in enumerate(findings):
        if finding.outcome in outcomes:
            rows.setdefault(key(finding, number), []).append(finding)
    return tuple(sorted((row(words, each, ordered, _sought(each)) for each in rows.values()), key=_order))


def row(words: Words, together: list[Finding], ordered: Ordered = by_importance, sought: str = "") -> Group:
    """Return the row of findings that belong together; there is at least one. `sought` is what it is found by."""
    first = together[0]
    subjects = tuple(ordered(subject for finding in together for subject in finding.subjects))
    return Group(
        check=first.check,
        outcome=first.outcome,
        urgency=first.urgency,
        title=title_of(words, first.evidence.message, len(subjects)),
        second=named(subjects),
        why="" if first.check in _TITLE_SAYS_ALL else words.message(first.evidence.message, first.evidence.params),
        subjects=subjects,
        weighs=rank(subjects[0].importance) if subjects else len(Importance),
        sought=sought,
    )


def urgency_words(words: Words, urgency: Urgency) -> str:
    """Return the heading under which things of this urgency stand."""
    match urgency:
        case Urgency.FIRST:
            return words.text("First")
        case Urgency.SOON:
            return words.text("Soon")
        case Urgency.WHEN_YOU_CAN:
            return words.text("When you can")


def subject_name(subject: Subject) -> str:
    """Return what a person calls this account: its title, or else its site, or else its user."""
    return subject.title or subject.site or subject.user or "–"


def _sought(together: Iterable[Finding]) -> str:
    subjects = (subject for finding in together for subject in finding.subjects)
    return "\n".join(text for each in subjects for text in (each.title, each.site, each.user) if text).casefold()


def _order(group: Group) -> tuple[Urgency, int, int]:
    return group.urgency, group.weighs, -len(group.subjects)


@lru_cache(maxsize=1024)
def title_of(words: Words, message: MessageId, accounts: int) -> str:
    """Return the title of a row that says `message` of so many accounts."""
    # Kept: a large vault has thousands of rows, and few different titles.
    return words.message(MessageId(f"{message}.title"), {"n": accounts})


def named(subjects: Sequence[Subject]) -> str:
    """Return the names of the first accounts."""
    return ", ".join((*map(subject_name, subjects[:_NAMED]), *("…" for _ in subjects[_NAMED : _NAMED + 1])))
