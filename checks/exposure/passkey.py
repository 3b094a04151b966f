"""Where could a passkey take the place of the password?

A gain, never a fault: a passkey cannot be given to the wrong site, but many people do not want one yet. One that is
kept in a phone or by the system leaves no trace in a vault, so that none to be seen means *unknown*.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checks.exposure.known import count, opened, ordered
from checks.exposure.offer import PasskeyUse
from checks.exposure.offers import offered
from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import CheckId, Evidence, Finding, MessageId, Outcome, Subject, Urgency
from checks.once import once

_ID: Final = CheckId("passwords.passkey")
_ON: Final = MessageId("passkey.on")
_OFFERED: Final = MessageId("passkey.offered")
SENTENCES: Final = (_ON, _OFFERED)
"""Every sentence that a finding of this check may have."""


def judged(facts: Facts) -> Count:
    """Return how many accounts have a passkey or could have one."""
    return count(subject for subjects in _parted(facts) for subject in subjects)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield the accounts whose passkey the vault shows, and those whose site would take one."""
    on, offered_only = _parted(facts)
    for subjects, outcome, message in ((on, Outcome.PASS, _ON), (offered_only, Outcome.UNKNOWN, _OFFERED)):
        if subjects:
            evidence = Evidence(message, {"n": len(subjects)})
            yield Finding(_ID, outcome, ordered(subjects), evidence, Urgency.WHEN_YOU_CAN)


@once
def _parted(facts: Facts) -> tuple[list[Subject], list[Subject]]:
    on: list[Subject] = []
    offered_only: list[Subject] = []
    offers = offered(facts)
    for account in opened(facts, _ID):
        offer = offers[account.identity]
        if any(login.has_passkey for login in account.logins):
            on.append(account.subject)
        elif offer and offer.passkey is PasskeyUse.SIGN_IN:
            offered_only.append(account.subject)
    return on, offered_only


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
