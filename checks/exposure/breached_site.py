"""Which sites leaked while an account had the password that it has today?

Judged against a public list, here, so that nobody learns which sites a person uses. The rule is Firefox's
(`LoginBreaches.sys.mjs`), made stricter: a breach at a sub-domain accuses only that (`cfire.mail.ru` is not `mail.ru`),
dates that are vague stay undetermined, and the other accounts that a leaked password opens are named. Nobody can tell
from here whether this very account was among those that leaked; no sentence claims it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from checks.exposure import ages
from checks.exposure.ages import Imports, Standing
from checks.exposure.breach import Breach
from checks.exposure.hosts import web_host
from checks.exposure.listed import ID, Listed, order, took_passwords
from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import Evidence, Finding, Kind, Login, MessageId, Outcome, Param, Subject, Urgency
from checks.passwords import accounts
from checks.passwords.importance import Services, urgency

NO_LIST: Final = MessageId("unknown.no_breaches")
"""Why nothing is known where there is no list."""
_PASSWORD: Final = MessageId("breached.password")
_REUSED: Final = MessageId("breached.password_reused")
_UNTOLD: Final = MessageId("breached.undetermined")
_UNTOLD_REUSED: Final = MessageId("breached.undetermined_reused")
_DATA: Final = MessageId("breached.data")
_DATES: Final = MessageId("unknown.change_dates")
_NO_ADDRESS: Final = MessageId("breached.no_address")
SENTENCES: Final = (_PASSWORD, _REUSED, _UNTOLD, _UNTOLD_REUSED, _DATA, _NO_ADDRESS)
"""Every sentence that a finding of this check may have."""
_KINDS: Final = frozenset({Kind.LOGIN})
"""Nobody signs in to a breached site with the key of a network or a program."""

_Touched = tuple[Login, list[Breach]]
"""A login, and the breaches of its places, the latest first."""


def judged(facts: Facts) -> Count:
    """Return how many accounts have a password that this check looks at."""
    return accounts.count(accounts.by_password(_with_password(facts)), facts.services)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield first what leaked with a password of today, then what could not be told, then information.

    A finding about a password names the accounts at the breached sites first (`n` of them), then all others that it
    opens. One about a breach that took other data names the accounts at its site. What is known from a sensitive breach
    is private.
    """
    listed = Listed(facts.breaches or (), facts.services)
    touched = [(login, breaches) for login in _heard(facts) if (breaches := listed.of(login))]
    for found in (_of_passwords(touched, facts), _of_data(touched, facts), _without_address(facts)):
        yield from sorted(found, key=_worst_first)


def _heard(facts: Facts) -> Iterator[Login]:
    for login in facts.logins or ():
        out = ID in login.excluded or ID in login.set_aside
        if login.kind in _KINDS and not login.archived and not out:
            yield login


def _with_password(facts: Facts) -> Iterator[Login]:
    return (login for login in _heard(facts) if login.password)


def _of_passwords(touched: Sequence[_Touched], facts: Facts) -> Iterator[Finding]:
    at_risk = {id(login): [x for x in breaches if took_passwords(x)] for login, breaches in touched if login.password}
    if not any(at_risk.values()):
        return
    imported = ages.imports(facts.logins or ())
    for group in accounts.by_password(_with_password(facts)):
        hit = [(login, at_risk[id(login)]) for login in group if at_risk.get(id(login))]
        if hit:
            yield from _of_password(group, hit, imported, facts.services)


def _of_password(
    group: Sequence[Login], hit: Sequence[_Touched], imported: Imports, services: Services
) -> Iterator[Finding]:
    """Yield what the public breaches say of one password, and what only the sensitive ones do.

    Each account is judged once: what a sensitive breach adds to a public one that is as bad is information.
    """
    public = _verdict(_where(hit, sensitive=False), imported, services)
    if public:
        yield public.finding(group, services)
    private = _verdict(_where(hit, sensitive=True), imported, services)
    if private:
        finding = replace(private.finding(group, services), private=True)
        adds = public is None or (public.standing is Standing.UNTOLD and private.standing is Standing.OLDER)
        yield finding if adds else replace(finding, outcome=Outcome.PASS)


def _where(hit: Iterable[_Touched], *, sensitive: bool) -> list[_Touched]:
    split = ((login, [x for x in breaches if x.sensitive is sensitive]) for login, breaches in hit)
    return [(login, breaches) for login, breaches in split if breaches]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What breaches mean for one password: at which logins, and by which breaches, the latest first."""

    standing: Standing
    logins: Sequence[Login]
    breaches: Sequence[Breach]

    def finding(self, group: Sequence[Login], services: Services) -> Finding:
        """Return it as a finding about all accounts of `group`, which have the password."""
        here = accounts.accounts(self.logins, services)
        others = accounts.accounts(_others(group, self.logins, services), services)
        sites = len({_place(each) for each in others})
        older = self.standing is Standing.OLDER
        message = (_REUSED if sites else _PASSWORD) if older else (_UNTOLD_REUSED if sites else _UNTOLD)
        params = _told(self.breaches[0]) | {"n": len(here), "sites": sites, "more": len(self.breaches) - 1}
        subjects = (*here, *others)
        soon = min(urgency(subjects), Urgency.SOON) if older else urgency(subjects)
        outcome = Outcome.FAIL if older else Outcome.UNKNOWN
        return Finding(ID, outcome, subjects, Evidence(message, params), soon)


def _verdict(hit: Sequence[_Touched], imported: Imports, services: Services) -> _Verdict | None:
    """Return the worst that the breaches mean for a password; None if it was chosen after each of them."""
    breaches_of = {id(login): breaches for login, breaches in hit}
    found: dict[Standing, tuple[list[Login], dict[str, Breach]]] = {x: ([], {}) for x in Standing}
    for copies in accounts.by_account([login for login, _ in hit], services):
        held = ages.held(copies, imported)
        of_account = {breach.name: breach for login in copies for breach in breaches_of[id(login)]}
        standings = {name: ages.standing(held, breach) for name, breach in of_account.items()}
        for standing, (logins, breaches) in found.items():
            if its := {name: of_account[name] for name, stands in standings.items() if stands is standing}:
                logins += copies
                breaches |= its
    for standing in (Standing.OLDER, Standing.UNTOLD):
        logins, breaches = found[standing]
        if logins:
            return _Verdict(standing, logins, sorted(breaches.values(), key=order))
    return None


def _others(group: Iterable[Login], here: Iterable[Login], services: Services) -> list[Login]:
    """Return the logins of the accounts that have the password but are not those of `here`."""
    known = frozenset(map(id, here))
    return [
        login
        for copies in accounts.by_account(group, services)
        if not any(id(login) in known for login in copies)
        for login in copies
    ]


def _of_data(touched: Iterable[_Touched], facts: Facts) -> Iterator[Finding]:
    """Yield one finding for each breach that took no password of the accounts at its site."""
    by_name: dict[str, tuple[Breach, list[Login]]] = {}
    for login, breaches in touched:
        for breach in breaches:
            if not (took_passwords(breach) and login.password):
                by_name.setdefault(breach.name, (breach, []))[1].append(login)
    for breach, logins in by_name.values():
        subjects = accounts.accounts(logins, facts.services)
        params = _told(breach) | {"n": len(subjects)}
        evidence = Evidence(_DATA, params)
        yield Finding(ID, Outcome.PASS, subjects, evidence, Urgency.WHEN_YOU_CAN, private=breach.sensitive)


def _without_address(facts: Facts) -> Iterator[Finding]:
    logins = [login for login in _with_password(facts) if not any(map(web_host, login.urls))]
    if subjects := accounts.accounts(logins, facts.services):
        evidence = Evidence(_NO_ADDRESS, {"n": len(subjects)})
        yield Finding(ID, Outcome.PASS, subjects, evidence, Urgency.WHEN_YOU_CAN)


def _told(breach: Breach) -> dict[str, Param]:
    return {
        "breach": breach.title or breach.name,
        "domain": breach.domain,
        "happened": breach.on.isoformat(),
        "public": breach.added.isoformat(),
        "taken": "; ".join(breach.data),
    }


def _place(subject: Subject) -> str:
    return subject.site or subject.title.casefold()


_FIRST: Final = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS)


def _worst_first(finding: Finding) -> tuple[object, ...]:
    return _FIRST.index(finding.outcome), finding.urgency, finding.private, *accounts.widest_first(finding)


CHECK: Final = Check(CheckMeta(ID, 1, frozenset({Need.LOGINS, Need.BREACHES}), untold=_DATES), judged, judge)
