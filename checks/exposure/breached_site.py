"""Which sites leaked while an account had the password that it has today?

Judged against a public list, here, so that nobody learns which sites a person uses. The rule is Firefox's
(`LoginBreaches.sys.mjs`), made stricter: a breach at a sub-domain accuses only that (`cfire.mail.ru` is not `mail.ru`),
dates that are vague stay undetermined, and the other accounts that a leaked password opens are named. Nobody can tell
from here whether this very account was among those that leaked; no sentence claims it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from checks.exposure import ages
from checks.exposure.ages import Imports, Standing
from checks.exposure.breach import CURRENT_FOR, Breach
from checks.exposure.hosts import upwards
from checks.exposure.known import count, known, ordered
from checks.exposure.listed import ID, Listed, order, took_passwords
from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import Evidence, Finding, Login, MessageId, Outcome, Param, Subject, Urgency
from checks.once import once
from checks.passwords import accounts
from checks.passwords.accounts import Account
from checks.passwords.importance import urgency

NO_LIST: Final = MessageId("unknown.no_breaches")
"""Why nothing is known where there is no list."""
OLD_LIST: Final = MessageId("unknown.breaches_old")
"""Why a list in which nothing was found does not tell that nothing leaked."""
_PASSWORD: Final = MessageId("breached.password")
_REUSED: Final = MessageId("breached.password_reused")
_UNTOLD: Final = MessageId("breached.undetermined")
_UNTOLD_REUSED: Final = MessageId("breached.undetermined_reused")
_DATA: Final = MessageId("breached.data")
_NO_ADDRESS: Final = MessageId("breached.no_address")
SENTENCES: Final = (_PASSWORD, _REUSED, _UNTOLD, _UNTOLD_REUSED, _DATA, _NO_ADDRESS)
"""Every sentence that a finding of this check may have."""

_Holder = tuple[Account, Sequence[Login]]
"""An account, and those of its logins that have one password."""
_Touched = Mapping[int, Sequence[Breach]]
"""The breaches of a login's places, by its number; logins without any are absent."""


def judged(facts: Facts) -> Count:
    """Return how many accounts have a password that this check looks at; with two passwords one counts twice."""
    return count(account.subject for holders in _by_password(facts) for account, _ in holders)


def is_current(facts: Facts) -> bool:
    """Tell whether the list reaches so near to today that finding nothing in it means something."""
    oldest = facts.today - CURRENT_FOR
    return any(breach.added >= oldest for breach in facts.breaches or ())


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield first what leaked with a password of today, then what could not be told, then information.

    A finding about a password names the accounts at the breached sites first (`n` of them), then all others that it
    opens. One about a breach that took other data names the accounts at its site. What is known from a sensitive breach
    is private.
    """
    listed = Listed(facts.breaches or (), facts.services, facts.shared)
    here = list(known(facts, ID))
    each = ((login, listed.of(login)) for account in here for login in account.logins)
    touched = {id(login): breaches for login, breaches in each if breaches}
    for found in (_of_passwords(touched, facts), _of_data(here, touched), _without_address(here)):
        yield from sorted(found, key=_worst_first)


@once
def _by_password(facts: Facts) -> list[list[_Holder]]:
    """Return, for each password, the accounts that have it."""
    account_of = {id(login): account for account in known(facts, ID) for login in account.logins if login.password}
    logins = [login for login in facts.logins or () if id(login) in account_of]
    return [_holders(group, account_of) for group in accounts.by_password(logins, facts)]


def _holders(group: Sequence[Login], account_of: Mapping[int, Account]) -> list[_Holder]:
    if len(group) == 1:
        return [(account_of[id(group[0])], group)]
    parts: dict[str, tuple[Account, list[Login]]] = {}
    for login in group:
        account = account_of[id(login)]
        parts.setdefault(account.identity, (account, []))[1].append(login)
    return list(parts.values())


def _of_passwords(touched: _Touched, facts: Facts) -> Iterator[Finding]:
    at_risk = {login: risky for login, found in touched.items() if (risky := [x for x in found if took_passwords(x)])}
    imported = ages.imports(facts)
    for holders in _by_password(facts):
        if not at_risk.keys().isdisjoint([id(login) for _, logins in holders for login in logins]):
            yield from _of_password(holders, at_risk, imported, facts.today)


def _of_password(holders: Sequence[_Holder], touched: _Touched, imported: Imports, today: date) -> Iterator[Finding]:
    """Yield what the public breaches say of one password, and what only the sensitive ones do.

    Each account is judged once: what a sensitive breach adds to a public one that is as bad is information.
    """
    public = _verdict(holders, touched, imported, today, sensitive=False)
    if public:
        yield public.finding(holders)
    private = _verdict(holders, touched, imported, today, sensitive=True)
    if private:
        finding = replace(private.finding(holders), private=True)
        adds = public is None or (public.standing is Standing.UNTOLD and private.standing is Standing.OLDER)
        yield finding if adds else replace(finding, outcome=Outcome.PASS)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What breaches mean for one password: the accounts at their sites, by identity, and the breaches, latest first."""

    standing: Standing
    here: frozenset[str]
    breaches: Sequence[Breach]

    def finding(self, holders: Sequence[_Holder]) -> Finding:
        """Return it as a finding about all `holders` of the password."""
        here = ordered(account.subject for account, _ in holders if account.identity in self.here)
        others = ordered(account.subject for account, _ in holders if account.identity not in self.here)
        sites = len({each.site or each.title.casefold() for each in others})
        older = self.standing is Standing.OLDER
        message = (_REUSED if sites else _PASSWORD) if older else (_UNTOLD_REUSED if sites else _UNTOLD)
        params = _told(self.breaches[0]) | {"n": len(here), "sites": sites, "more": len(self.breaches) - 1}
        subjects = (*here, *others)
        soon = min(urgency(subjects), Urgency.SOON) if older else urgency(subjects)
        outcome = Outcome.FAIL if older else Outcome.UNKNOWN
        return Finding(ID, outcome, subjects, Evidence(message, params), soon)


def _verdict(
    holders: Sequence[_Holder], touched: _Touched, imported: Imports, today: date, *, sensitive: bool
) -> _Verdict | None:
    """Return the worst that the breaches mean for a password; None if it was chosen after each of them."""
    found: dict[Standing, tuple[set[str], dict[str, Breach]]] = {}
    for account, logins in holders:
        breaches = {x.name: x for login in logins for x in touched.get(id(login), ()) if x.sensitive is sensitive}
        held = ages.held(logins, imported, today) if breaches else None
        for breach in breaches.values():
            identities, of_standing = found.setdefault(ages.standing(held, breach), (set(), {}))
            identities.add(account.identity)
            of_standing[breach.name] = breach
    for standing in (Standing.OLDER, Standing.UNTOLD):
        if standing in found:
            identities, of_standing = found[standing]
            return _Verdict(standing, frozenset(identities), sorted(of_standing.values(), key=order))
    return None


def _of_data(here: Sequence[Account], touched: _Touched) -> Iterator[Finding]:
    """Yield one finding for each breach that took no password of the accounts at its site."""
    by_name: dict[str, tuple[Breach, dict[str, Subject]]] = {}
    for account in here:
        for login in account.logins:
            for breach in touched.get(id(login), ()):
                if not (took_passwords(breach) and login.password):
                    by_name.setdefault(breach.name, (breach, {}))[1][account.identity] = account.subject
    for breach, concerned in by_name.values():
        subjects = ordered(concerned.values())
        evidence = Evidence(_DATA, _told(breach) | {"n": len(subjects)})
        yield Finding(ID, Outcome.PASS, subjects, evidence, Urgency.WHEN_YOU_CAN, private=breach.sensitive)


def _without_address(here: Sequence[Account]) -> Iterator[Finding]:
    """Yield the accounts of which the list could not be asked."""
    subjects = ordered(account.subject for account in here if not any(map(_has_address, account.logins)))
    if subjects:
        evidence = Evidence(_NO_ADDRESS, {"n": len(subjects)})
        yield Finding(ID, Outcome.PASS, subjects, evidence, Urgency.WHEN_YOU_CAN)


def _has_address(login: Login) -> bool:
    return any(map(upwards, login.urls))


def _told(breach: Breach) -> dict[str, Param]:
    return {
        "breach": breach.title or breach.name,
        "domain": breach.domain,
        "happened": breach.on.isoformat(),
        "public": breach.added.isoformat(),
        "taken": "; ".join(breach.data),
    }


_FIRST: Final = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS)


def _worst_first(finding: Finding) -> tuple[object, ...]:
    return _FIRST.index(finding.outcome), finding.urgency, finding.private, *accounts.widest_first(finding)


CHECK: Final = Check(
    CheckMeta(ID, 2, frozenset({Need.LOGINS, Need.BREACHES}), untold=MessageId("unknown.change_dates")), judged, judge
)
