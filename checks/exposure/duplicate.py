"""Which accounts does a person have twice?

Several accounts at one site may be meant so (one for work, one for home), and an account that is saved twice is no
danger: both are information, for whoever wants to tidy up. Copies in two managers, and one saved once for each address
of its site (as Safari does), are told by neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checks.exposure.hosts import upwards
from checks.exposure.known import count, opened, ordered
from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import CheckId, Evidence, Finding, Login, MessageId, Outcome, Subject, Urgency
from checks.passwords import accounts
from checks.passwords.accounts import Account

_ID: Final = CheckId("exposure.duplicate")
_SEVERAL: Final = MessageId("duplicate.several")
_SAVED_TWICE: Final = MessageId("duplicate.saved_twice")
_DIFFERENT: Final = MessageId("duplicate.different")
SENTENCES: Final = (_SEVERAL, _SAVED_TWICE, _DIFFERENT)
"""Every sentence that a finding of this check may have."""


def judged(facts: Facts) -> Count:
    """Return how many accounts there are."""
    return count(account.subject for account in _accounts(facts))


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield the accounts saved twice, first those with different passwords; then each site with several accounts."""
    found = _accounts(facts)
    twice: dict[MessageId, list[Subject]] = {_DIFFERENT: [], _SAVED_TWICE: []}
    for account in found:
        if message := _saved(account, facts):
            twice[message].append(account.subject)
    for message, subjects in twice.items():
        if subjects:
            yield _finding(message, subjects, "")
    for place, subjects in sorted(_by_place(found).items()):
        if len(subjects) > 1:
            yield _finding(_SEVERAL, subjects, place)


def _accounts(facts: Facts) -> Sequence[Account]:
    return opened(facts, _ID)


def _saved(account: Account, facts: Facts) -> MessageId | None:
    """Return how this account is saved twice in one manager, the more telling if in both ways; None if it is not."""
    if len(account.logins) == 1:
        return None
    by_source: dict[str, list[Login]] = {}
    for login in account.logins:
        if login.password and (login.username or login.email):  # without a name nothing proves that it is this account
            by_source.setdefault(login.source, []).append(login)
    copies = [logins for logins in by_source.values() if len(logins) > 1]
    if any(len(accounts.by_password(logins, facts)) > 1 for logins in copies):
        return _DIFFERENT
    return _SAVED_TWICE if any(map(_share_an_address, copies)) else None


def _share_an_address(logins: Sequence[Login]) -> bool:
    seen: set[str] = set()
    for login in logins:
        hosts = frozenset(host for url in login.urls for host in upwards(url)[:1]) or frozenset({""})
        if hosts & seen:
            return True
        seen |= hosts
    return False


def _by_place(found: Sequence[Account]) -> dict[str, list[Subject]]:
    """Return the accounts with a user name by their site; two names at one place are two accounts."""
    places: dict[str, list[Subject]] = {}
    for account in found:
        subject = account.subject
        if subject.site and subject.user:
            places.setdefault(account.identity.partition("\0")[0], []).append(subject)
    return places


def _finding(message: MessageId, subjects: Sequence[Subject], place: str) -> Finding:
    evidence = Evidence(message, {"n": len(subjects)} | ({"site": place} if place else {}))
    return Finding(_ID, Outcome.PASS, ordered(subjects), evidence, Urgency.WHEN_YOU_CAN)


CHECK: Final = Check(CheckMeta(_ID, version=1, needs=frozenset({Need.LOGINS})), judged, judge)
