"""Which passwords stand in the public lists of leaked ones?

Such a password is the first that is tried, however complicated it looks (NIST SP 800-63B-4, 3.1.1.2: compare with a
list of breached passwords). Somebody must look in the list; this check judges what came of it, and what did not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from checks.facts import Check, CheckMeta, Count, Facts, Leak, Need
from checks.model import CheckId, Evidence, Finding, Kind, Login, MessageId, Outcome, Subject, Urgency
from checks.passwords import accounts, looked_at
from checks.passwords.importance import Services, rank
from checks.secret import Secret

ID: Final = CheckId("passwords.leaked")
NOT_ASKED: Final = MessageId("unknown.not_asked")
TOO_WEAK: Final = MessageId("leaked.too_weak")
"""The reason of a password that is so weak that it must be changed whatever the list says."""
_FOUND: Final = MessageId("leaked.found")
_KINDS: Final = frozenset({Kind.LOGIN, Kind.WIFI, Kind.SERVER})
"""Every PIN stands in the lists, and no key: they were made by a machine for one use."""


def judged(facts: Facts) -> Count:
    """Return how many accounts have a password that this check looks at."""
    return looked_at.count(facts, ID, _KINDS)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield one finding for each leaked password, those of important accounts first, then one for each reason.

    A reason says why passwords could not be compared; its finding names all accounts that use them.
    """
    unknown: dict[MessageId, list[Subject]] = {}
    found: list[Finding] = []
    for group in passwords(facts):
        leak, users = _leak(group, facts), accounts.accounts(group, facts)
        if leak.count is None:
            unknown.setdefault(leak.reason or NOT_ASKED, []).extend(users)
        elif leak.count > 0:
            found.append(_found(users, leak.count))
    yield from sorted(found, key=_most_important_first)
    for reason, subjects in unknown.items():
        evidence = Evidence(reason, {"n": len(subjects)})
        yield Finding(ID, Outcome.UNKNOWN, tuple(subjects), evidence, Urgency.WHEN_YOU_CAN)


def passwords(facts: Facts) -> looked_at.Groups:
    """Return the logins of each distinct password that is to be compared."""
    return looked_at.groups(facts, ID, _KINDS)


def unsilenced(logins: Iterable[Login], services: Services) -> Iterator[Login]:
    """Yield the logins, the important ones without what their manager or a folder leaves out of this check.

    Whoever opens a mailbox with a leaked password must hear of it, unless they took out this very account.
    """
    for login in logins:
        if ID in login.excluded and accounts.subject(login, services).importance.is_high:
            yield replace(login, excluded=login.excluded - {ID})
        else:
            yield login


def digest(password: Secret) -> bytes:
    """Return the SHA-1 of `password` in UTF-8, 20 bytes: by it the lists are sorted, and by nothing else it is used."""
    with password.revealed() as text:
        return hashlib.sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()


def rounded(count: int) -> int:
    """Return the power of ten that `count` reaches, 0 for 0: the exact number would name the password in the list."""
    return 10 ** (len(str(count)) - 1) if count else 0


def _leak(group: Sequence[Login], facts: Facts) -> Leak:
    password = group[0].password
    if password is None or facts.leaks is None:
        return Leak(None)
    return facts.leaks.get(digest(password), Leak(None))


def _found(users: tuple[Subject, ...], count: int) -> Finding:
    evidence = Evidence(_FOUND, {"n": rounded(count)})
    return Finding(ID, Outcome.FAIL, users, evidence, Urgency.FIRST)


def _most_important_first(finding: Finding) -> tuple[int, int]:
    ranks = (rank(subject.importance) for subject in finding.subjects)
    return min(ranks), -int(finding.evidence.params["n"])


CHECK: Final = Check(CheckMeta(ID, version=1, needs=frozenset({Need.LOGINS, Need.LEAKS})), judged, judge)
