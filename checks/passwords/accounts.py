"""Which accounts use each password?

Several logins may be one account: exported from two managers, or saved once for each address of a site. As in
Chromium's `reuse_check_utility.cc`, logins are one account when they share a site and a user name, trimmed and
casefolded; a login without a user name belongs to whichever account its site has.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from checks.facts import Count, Facts
from checks.model import CheckId, Finding, Kind, Login, Subject
from checks.once import Each, once
from checks.passwords.importance import Services, importance, rank
from checks.passwords.site import site
from checks.secret import Secret

Held = tuple[Login, date | None]
"""A login, and the UTC date until which it had a password, where known."""


@dataclass(frozen=True, slots=True)
class Account:
    """The logins of one account, the subject of each, and the one that names it.

    `identity` is the same as long as its place and user name are.
    """

    logins: list[Login]
    subjects: list[Subject]
    subject: Subject
    identity: str


def to_judge(logins: Iterable[Login], check: CheckId | None, kinds: frozenset[Kind]) -> Iterator[Login]:
    """Yield the logins of these `kinds` that have a password and that the person has not excluded from `check`, if any.

    Archived logins are left out: their owner has put them away, mostly because the account is closed, and an alarm
    about what nobody uses takes attention from what is used.
    """
    for login in logins:
        out = check is not None and login.is_out_of(check)
        if login.password and login.kind in kinds and not login.archived and not out:
            yield login


def by_password(logins: Iterable[Login], facts: Facts) -> list[list[Login]]:
    """Return the logins grouped by their exact password, groups and members in the order given, in one pass."""
    prints = _prints(facts)
    groups: dict[bytes, list[Login]] = {}
    for login in logins:
        if login.password is not None:
            groups.setdefault(prints.of(login.password), []).append(login)
    return list(groups.values())


def by_old_password(
    current: Iterable[Sequence[Login]], holders: Iterable[Login], facts: Facts
) -> list[tuple[Sequence[Login], list[Held]]]:
    """Return those of the groups `current` of one password that some of the `holders` had before, and who had it."""
    prints = _prints(facts)
    groups = {prints.of(group[0].password): group for group in current if group[0].password is not None}
    held: dict[bytes, list[Held]] = {}
    for login in holders:
        for old in login.history:
            if old.password and (known_by := prints.of(old.password)) in groups:
                held.setdefault(known_by, []).append((login, old.until))
    return [(group, held[known_by]) for known_by, group in groups.items() if known_by in held]


def count(groups: Iterable[Sequence[Login]], facts: Facts) -> Count:
    """Count the accounts of each group together; one that is in two groups (with two passwords, say) counts twice."""
    n = weight = 0
    for group in groups:
        for subject in accounts(group, facts):
            n += 1
            weight += subject.importance.weight
    return Count(n, weight)


def accounts(logins: Sequence[Login], facts: Facts) -> tuple[Subject, ...]:
    """Return the accounts among these logins, one subject each, the most important first, then by title.

    The sites of one service are one place. The answer does not depend on the order of `logins`.
    """
    if len(logins) == 1:
        return (_used(logins[0], facts).subject,)
    return _told(_accounts([_used(login, facts) for login in logins]))


def parted(
    has: Callable[[Login], bool], logins: Iterable[Login], facts: Facts
) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
    """Return those of the accounts of `logins` of which a login `has` something, named by such a login; and the others.

    Each in the order of `accounts`.
    """
    every = [(account, [login for login in account if has(login)]) for account in by_account(logins, facts)]
    having = _told([_used(login, facts) for login in found] for _, found in every if found)
    return having, _told([_used(login, facts) for login in account] for account, found in every if not found)


def by_account(logins: Iterable[Login], facts: Facts) -> list[list[Login]]:
    """Return the logins grouped by the account that they are for, in any order."""
    return [account.logins for account in whole(logins, facts)]


def whole(logins: Iterable[Login], facts: Facts) -> list[Account]:
    """Return the accounts of these logins, in any order."""
    known = _uses(facts)
    uses = []
    login_of = {}
    for login in logins:
        use = known.of(login)
        uses.append(use)
        login_of[id(use)] = login
    return [_account(account, login_of) for account in _accounts(uses)]


def _account(uses: Sequence[_Use], login_of: Mapping[int, Login]) -> Account:
    if len(uses) == 1:
        only = uses[0]
        return Account([login_of[id(only)]], [only.subject], only.subject, f"{min(only.places)}\0{only.user}")
    return Account([login_of[id(use)] for use in uses], [use.subject for use in uses], *_known_as(uses))


def widest_first(finding: Finding) -> tuple[object, ...]:
    """Order findings by the number of their accounts, and otherwise so that the order of the vault decides nothing."""
    names = [(subject.title, subject.site, subject.user, subject.source) for subject in finding.subjects]
    return -len(names), names, finding.evidence.message, sorted(map(str, finding.evidence.params.values()))


def subject(login: Login, services: Services) -> Subject:
    """Return whom a finding about this login names."""
    return _use(login, services).subject


def place(name: str, services: Services) -> str:
    """Return the one name of a site: that of its service's first."""
    service = services.get(name)
    return service.sites[0] if service else name


class _Use(NamedTuple):
    """A login as far as telling accounts apart needs it. Without an address its title says where it is."""

    subject: Subject
    places: tuple[str, ...]
    user: str


def _used(login: Login, facts: Facts) -> _Use:
    return _uses(facts).of(login)


@once
def _uses(facts: Facts) -> Each[Login, _Use]:
    services = facts.services
    return Each(lambda login: _use(login, services))


def _use(login: Login, services: Services) -> _Use:
    sites = [name for name in map(site, login.urls) if name]
    user = (login.username or login.email).strip()
    weight = importance(login.urls, user, services)
    named = Subject(login.title, sites[0] if sites else "", user, login.source, weight, login.folder)
    if len(sites) == 1:  # as most have
        return _Use(named, (place(sites[0], services),), user.casefold())
    places = tuple(dict.fromkeys(place(name, services) for name in sites))
    return _Use(named, places or (login.title.strip().casefold(),), user.casefold())


def _order(use: _Use) -> tuple[str, ...]:
    subject = use.subject
    return subject.title.casefold(), subject.title, subject.site, subject.user, subject.source


def _accounts(uses: Sequence[_Use]) -> list[list[_Use]]:
    """Return the uses of each account; one without a user name goes with the first at its place that has one."""
    named = _merged(use for use in uses if use.user)
    nameless = _merged(use for use in uses if not use.user)
    if not nameless:
        return named
    sought = {place for account in nameless for use in account for place in use.places}
    met = [account for account in named if any(not sought.isdisjoint(use.places) for use in account)]
    at: dict[str, list[_Use]] = {}
    for account in sorted(met, key=lambda account: min(map(_order, account))):
        for place in frozenset(place for use in account for place in use.places):
            at.setdefault(place, account)
    alone = []
    for account in nameless:
        places = sorted(frozenset(place for use in account for place in use.places) & at.keys())
        if places:
            at[places[0]].extend(account)
        else:
            alone.append(account)
    return named + alone


def _told(found: Iterable[Sequence[_Use]]) -> tuple[Subject, ...]:
    chosen = sorted(map(_speaker, found), key=lambda use: (rank(use.subject.importance), _order(use)))
    return tuple(use.subject for use in chosen)


def _speaker(account: Sequence[_Use]) -> _Use:
    """Return the use that names an account: one with a user name, where there is any; of equals the most important."""
    if len(account) == 1:
        return account[0]
    return min(account, key=lambda use: (not use.user, _order(use), rank(use.subject.importance), use.subject.folder))


def _known_as(account: Sequence[_Use]) -> tuple[Subject, str]:
    speaker = _speaker(account)  # a copy without a user name tells nothing of its account
    place = min(min(use.places) for use in account if use.user == speaker.user)
    return speaker.subject, f"{place}\0{speaker.user}"


def _merged(uses: Iterable[_Use]) -> list[list[_Use]]:
    """Return the uses joined into accounts: those of one user that a chain of common places connects."""
    account_at: dict[tuple[str, str], list[_Use]] = {}
    for use in uses:
        user = use.user
        keys = [(place, user) for place in use.places]
        if len(keys) == 1 and keys[0] not in account_at:  # most are the only login of their account
            account_at[keys[0]] = [use]
            continue
        met = {id(account): account for key in keys if (account := account_at.get(key))}
        joined = max(met.values(), key=len, default=[])
        # Only the smaller accounts are copied, so that ten thousand copies of one account stay quick.
        joined.extend(member for account in met.values() if account is not joined for member in account)
        joined.append(use)
        moved = (member for account in met.values() if account is not joined for member in account)
        account_at.update({(place, member.user): joined for member in moved for place in member.places})
        account_at.update(dict.fromkeys(keys, joined))
    return list({id(account): account for account in account_at.values()}.values())


@once
def _prints(_facts: Facts) -> Each[Secret, bytes]:
    """Return what tells passwords apart: a digest under a key that is drawn here and forgotten with it."""
    key = secrets.token_bytes(32)
    return Each(lambda password: password.fingerprint(key))
