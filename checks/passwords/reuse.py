"""Is one password used for several accounts?

Whoever steals it from one site tries it on the others. The rule is Chromium's (`reuse_check_utility.cc`): copies of
one account, in one vault or in two, are not reuse. Current passwords only; what a login had before does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import (
    CheckId,
    Evidence,
    Finding,
    Importance,
    Kind,
    Login,
    MessageId,
    Outcome,
    Param,
    Subject,
    Urgency,
)
from checks.passwords import accounts, looked_at
from checks.passwords.importance import is_mailbox, rank

_ID: Final = CheckId("passwords.reuse")
_KINDS: Final = frozenset({Kind.LOGIN})
"""A network's password is shared by its nature, a PIN by its shortness, a server's or key's across environments."""
_MANY_SITES: Final = 3
"""From this many sites on, one theft opens so much that it is the first thing to mend."""


def judged(facts: Facts) -> Count:
    """Return how many accounts have a password that this check looks at."""
    return looked_at.count(facts, _ID, _KINDS)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield one finding for each password that two or more accounts share: first those on which the most depends."""
    shared = (group for group in looked_at.groups(facts, _ID, _KINDS) if len(group) > 1)
    findings = (_finding(users, group, facts) for group in shared if len(users := _users(group, facts)) > 1)
    yield from sorted(findings, key=_worst_first)


def _users(group: Sequence[Login], facts: Facts) -> tuple[Subject, ...]:
    return accounts.accounts(group, facts)


def _worst_first(finding: Finding) -> tuple[object, ...]:
    return rank(finding.subjects[0].importance), *accounts.widest_first(finding)


def _finding(users: tuple[Subject, ...], group: Sequence[Login], facts: Facts) -> Finding:
    sites = len({subject.site or subject.title.casefold() for subject in users})
    first = sites >= _MANY_SITES or users[0].importance is Importance.HIGHEST
    evidence = _evidence(len(users), sites, mailbox=any(is_mailbox(login.urls, facts.services) for login in group))
    return Finding(_ID, Outcome.FAIL, users, evidence, Urgency.FIRST if first else Urgency.SOON)


def _evidence(n: int, sites: int, *, mailbox: bool) -> Evidence:
    if sites == 1:
        return Evidence(MessageId("reuse.one_site"), {"n": n})
    params: dict[str, Param] = {"n": n, "sites": sites}
    return Evidence(MessageId("reuse.mailbox" if mailbox else "reuse.shared"), params)


CHECK: Final = Check(CheckMeta(_ID, version=2, needs=frozenset({Need.LOGINS})), judged, judge)
