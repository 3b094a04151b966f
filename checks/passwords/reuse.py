"""Is one password used for several accounts?

Whoever steals it from one site tries it on the others. The rule is Chromium's (`reuse_check_utility.cc`): copies of
one account, in one vault or in two, are not reuse. Current passwords only; what a login had before does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import CheckId, Evidence, Finding, Kind, Login, MessageId, Outcome, Param, Subject, Urgency
from checks.passwords import accounts

_ID: Final = CheckId("passwords.reuse")
_KINDS: Final = frozenset({Kind.LOGIN})
"""A network's password is shared by its nature, a PIN by its shortness, a server's or key's across environments."""
_MANY_SITES: Final = 3
"""From this many sites on, one theft opens so much that it is the first thing to mend."""


def judged(facts: Facts) -> Count:
    """Return how many accounts have a password that this check looks at."""
    return accounts.count(_groups(facts), facts.services)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield one finding for each password that two or more accounts share, those of the most accounts first."""
    groups = (accounts.accounts(group, facts.services) for group in _groups(facts) if len(group) > 1)
    yield from map(_finding, sorted((found for found in groups if len(found) > 1), key=_widest_first))


def _groups(facts: Facts) -> list[list[Login]]:
    return accounts.by_password(accounts.to_judge(facts.logins or (), _ID, _KINDS))


def _widest_first(users: tuple[Subject, ...]) -> tuple[int, str, str]:
    return -len(users), users[0].title, users[0].user


def _finding(users: tuple[Subject, ...]) -> Finding:
    sites = len({subject.site or subject.title.casefold() for subject in users})
    urgency = Urgency.FIRST if sites >= _MANY_SITES else Urgency.SOON
    return Finding(_ID, Outcome.FAIL, users, _evidence(len(users), sites), urgency)


def _evidence(n: int, sites: int) -> Evidence:
    if sites == 1:
        return Evidence(MessageId("reuse.one_site"), {"n": n})
    params: dict[str, Param] = {"n": n, "sites": sites}
    return Evidence(MessageId("reuse.shared"), params)


CHECK: Final = Check(CheckMeta(_ID, version=1, needs=frozenset({Need.LOGINS})), judged, judge)
