"""Which passwords are only small variations of one another?

Whoever learns one tries the year after it, another site's name in it, a 0 for its o. The same password used twice is
`reuse`, and is not told again here; variants within one account are its history, not a family.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from checks.facts import Check, CheckMeta, Count, Facts, Need, ServiceKind
from checks.model import CheckId, Evidence, Finding, Kind, Login, MessageId, Outcome, Subject, Urgency
from checks.passwords import accounts, looked_at, zxcvbn_data
from checks.passwords.families import Candidate, Change, families
from checks.passwords.forms import site_names, unaccented
from checks.passwords.importance import Services, urgency
from checks.passwords.site import site
from checks.secret import Secret

_ID: Final = CheckId("passwords.similar")
_KINDS: Final = frozenset({Kind.LOGIN})
"""PINs are near one another by their shortness, the passwords of networks and servers by those who hand them out."""
_MASTER: Final = MessageId("similar.master")
SENTENCES: Final = (_MASTER, *(MessageId(f"similar.{change.value}") for change in Change))
"""Every sentence that a finding of this check may have."""


def judged(facts: Facts) -> Count:
    """Return how many accounts have a password that this check looks at."""
    return looked_at.count(facts, _ID, _KINDS)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield one finding for each family of passwords that several accounts use, those of the most accounts first.

    Of a family to which the password of the vault itself belongs, be it with a single account, only that is told.
    """
    yield from sorted(_findings(facts), key=accounts.widest_first)


def _findings(facts: Facts) -> Iterator[Finding]:
    groups = looked_at.groups(facts, _ID, _KINDS)
    candidates = [Candidate(_text(group[0].password), site_names(group)) for group in groups]
    number = {candidate.password: place for place, candidate in enumerate(candidates)}
    opening = {number.setdefault(_text(master), len(number)) for master in facts.masters if master}
    candidates += [Candidate(text) for text in list(number)[len(groups) :]]
    for family in families(candidates, _knows(facts.common_words)):
        logins = [login for place in family.members if place < len(groups) for login in groups[place]]
        if opening.isdisjoint(family.members):
            yield from _of_family(accounts.accounts(logins, facts), family.change)
        else:
            yield from _of_master(logins, facts)
        opening.difference_update(family.members)
    for place in opening:
        if place < len(groups):
            yield from _of_master(groups[place], facts)


def _text(password: Secret | None) -> str:
    """Return the text of a password, which is lent to this one call of the check."""
    if password is None:
        return ""
    with password.revealed() as text:
        return text


def _of_family(users: tuple[Subject, ...], change: Change) -> Iterator[Finding]:
    if len(users) > 1:
        evidence = Evidence(MessageId(f"similar.{change.value}"), {"n": len(users)})
        yield Finding(_ID, Outcome.FAIL, users, evidence, urgency(users))


def _of_master(logins: Sequence[Login], facts: Facts) -> Iterator[Finding]:
    """Yield what is wrong with a variant of the password that opens the vault: not that its manager has it."""
    others = [login for login in logins if not _is_manager(login, facts.services)]
    if others:
        users = accounts.accounts(others, facts)
        yield Finding(_ID, Outcome.FAIL, users, Evidence(_MASTER, {"n": len(users)}), Urgency.FIRST)


def _is_manager(login: Login, services: Services) -> bool:
    found = (services.get(site(address)) for address in login.urls)
    return any(service is not None and service.kind is ServiceKind.MANAGER for service in found)


def _knows(common_words: Mapping[str, int]) -> Callable[[str], bool]:
    """Return what tells whether a word, without accents, is French, English or a name."""

    @cache
    def accented() -> frozenset[str]:
        written = " ".join([word for word in common_words if not word.isascii()])
        return frozenset(unaccented(written).split())  # all at once: a tenth of the time that each by itself takes

    def is_known(word: str) -> bool:
        return word in common_words or word in accented() or zxcvbn_data.knows(word)

    return is_known


CHECK: Final = Check(CheckMeta(_ID, version=1, needs=frozenset({Need.LOGINS})), judged, judge)
