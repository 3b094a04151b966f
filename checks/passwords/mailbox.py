"""Are the passwords of the mailboxes both unique and strong?

A mailbox is where the passwords of all other accounts are reset: it is judged by itself, by the rules of reuse and of
strength, whatever the rest of the vault is like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import CheckId, Evidence, Finding, Kind, Login, MessageId, Outcome, Subject, Urgency
from checks.once import once
from checks.passwords import accounts, looked_at
from checks.passwords.importance import is_mailbox
from checks.passwords.strength import weakness

_ID: Final = CheckId("passwords.mailbox")
_KINDS: Final = frozenset({Kind.LOGIN})


def judged(facts: Facts) -> Count:
    """Return how many mailboxes have a password."""
    return accounts.count([mailboxes for _, mailboxes in _groups(facts)], facts)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each mailbox password that another account has too, or that could be guessed."""
    for group, mailboxes in _groups(facts):
        found = accounts.accounts(mailboxes, facts)
        others = len(accounts.accounts(group, facts)) - 1
        if others:
            yield _finding(found, Evidence(MessageId("mailbox.shared"), {"n": others}))
        elif weakness(group, facts):
            yield _finding(found, Evidence(MessageId("mailbox.weak")))


@once
def _groups(facts: Facts) -> list[tuple[Sequence[Login], list[Login]]]:
    """Return the logins of each password that a mailbox has, and the mailboxes among them."""
    each = ((group, _mailboxes(group, facts)) for group in looked_at.groups(facts, _ID, _KINDS))
    return [(group, mailboxes) for group, mailboxes in each if mailboxes]


def _mailboxes(group: Sequence[Login], facts: Facts) -> list[Login]:
    return [login for login in group if is_mailbox(login.urls, facts.services)]


def _finding(mailboxes: tuple[Subject, ...], evidence: Evidence) -> Finding:
    return Finding(_ID, Outcome.FAIL, mailboxes, evidence, Urgency.FIRST)


CHECK: Final = Check(CheckMeta(_ID, version=2, needs=frozenset({Need.LOGINS})), judged, judge)
