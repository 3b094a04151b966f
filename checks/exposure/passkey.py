"""Where could a passkey take the place of the password?

A gain, never a fault: a passkey cannot be given to the wrong site, but many people do not want one yet. One that is
kept in a phone or by the system leaves no trace in a vault, so that none to be seen means *unknown*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from checks.exposure.offer import PasskeyUse
from checks.exposure.offers import Directory
from checks.exposure.second_factor import to_judge
from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import CheckId, Evidence, Finding, Login, MessageId, Outcome, Subject, Urgency
from checks.passwords import accounts

_ID: Final = CheckId("passwords.passkey")
_ON: Final = MessageId("passkey.on")
_OFFERED: Final = MessageId("passkey.offered")
SENTENCES: Final = (_ON, _OFFERED)
"""Every sentence that a finding of this check may have."""


def judged(facts: Facts) -> Count:
    """Return how many accounts have a passkey or could have one."""
    found = [subject for part in _parted(facts) for subject in part]
    return Count(len(found), sum(subject.importance.weight for subject in found))


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield the accounts whose passkey the vault shows, and those whose site would take one."""
    on, offered = _parted(facts)
    for subjects, outcome, message in ((on, Outcome.PASS, _ON), (offered, Outcome.UNKNOWN, _OFFERED)):
        if subjects:
            evidence = Evidence(message, {"n": len(subjects)})
            yield Finding(_ID, outcome, subjects, evidence, Urgency.WHEN_YOU_CAN)


def _parted(facts: Facts) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
    directory = Directory(facts.offers, facts.services)
    return accounts.parted(_has_one, _concerned(to_judge(facts, _ID), directory), facts.services)


def _concerned(logins: Iterable[Login], directory: Directory) -> Iterator[Login]:
    for login in logins:
        offer = directory.of(login.urls)
        if _has_one(login) or (offer and offer.passkey is PasskeyUse.SIGN_IN):
            yield login


def _has_one(login: Login) -> bool:
    return login.has_passkey is True


CHECK: Final = Check(
    CheckMeta(
        _ID,
        version=1,
        needs=frozenset({Need.LOGINS}),
        nobody=MessageId("unknown.no_passkey_site"),
        untold=MessageId("unknown.passkeys"),
    ),
    judged,
    judge,
)
