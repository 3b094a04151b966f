"""Are the passwords of the mailboxes both unique and strong?

A mailbox is where the passwords of all other accounts are reset: it is judged by itself, by the rules of reuse and of
strength, whatever the rest of the vault is like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import CheckId, Evidence, Finding, Kind, Login, MessageId, Outcome, Subject, Urgency
from checks.passwords import accounts
from checks.passwords.importance import is_mailbox
from checks.passwords.strength import weakness

_ID: Final = CheckId("passwords.mailbox")
_KINDS: Final = frozenset({Kind.LOGIN})


def judged(facts: Facts) -> Count:
    """Return how many mailboxes have a password."""
    return accounts.count((_mailboxes(group, facts) for group in _groups(facts)), facts)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each mailbox password that another account has too, or that could be guessed."""
    for group in _groups(facts):
        if mailboxes := _mailboxes(group, facts):
            found = accounts.accounts(mailboxes, facts)
            others = len(accounts.accounts(group, facts)) - 1
            if others:
                yield _finding(found, Evidence(MessageId("mailbox.shared"), {"n": others}))
            elif weakness(group, facts):
                yield _finding(found, Evidence(MessageId("mailbox.weak")))


def _groups(facts: Facts) -> list[list[Login]]:
    return accounts.by_password(accounts.to_judge(facts.logins or (), _ID, _KINDS), facts)


def _mailboxes(group: Sequence[Login], facts: Facts) -> list[Login]:
    return [login for login in group if is_mailbox(login.urls, facts.services)]


def _finding(mailboxes: tuple[Subject, ...], evidence: Evidence) -> Finding:
    return Finding(_ID, Outcome.FAIL, mailboxes, evidence, Urgency.FIRST)


CHECK: Final = Check(CheckMeta(_ID, version=2, needs=frozenset({Need.LOGINS})), judged, judge)
