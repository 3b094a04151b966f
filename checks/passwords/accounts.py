"""Which accounts use each password?

Several logins may be one account: exported from two managers, or saved once for each address of a site. As in
Chromium's `reuse_check_utility.cc`, logins are one account when they share a site and a user name, trimmed and
casefolded; a login without a user name belongs to whichever account its site has.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checks.facts import Count
from checks.model import CheckId, Kind, Login, Subject
from checks.passwords.importance import Services, importance, rank
from checks.passwords.site import site


def to_judge(logins: Iterable[Login], check: CheckId, kinds: frozenset[Kind]) -> Iterator[Login]:
    """Yield the logins of these `kinds` that have a password and that the person has not excluded from `check`.

    Archived logins are left out: their owner has put them away, mostly because the account is closed, and an alarm
    about what nobody uses takes attention from what is used.
    """
    for login in logins:
        excluded = check in login.excluded or check in login.set_aside
        if login.password and login.kind in kinds and not login.archived and not excluded:
            yield login


def by_password(logins: Iterable[Login]) -> list[list[Login]]:
    """Return the logins grouped by their exact password, groups and members in the order given, in one pass.

    The digest that groups them has a key of its own, drawn for this call and forgotten with it.
    """
    key = secrets.token_bytes(32)
    groups: dict[bytes, list[Login]] = {}
    for login in logins:
        if login.password is not None:
            groups.setdefault(login.password.fingerprint(key), []).append(login)
    return list(groups.values())


def count(groups: Iterable[Sequence[Login]], services: Services) -> Count:
    """Count the accounts of each group together; one that is in two groups (with two passwords, say) counts twice."""
    n = weight = 0
    for group in groups:
        for subject in accounts(group, services):
            n += 1
            weight += subject.importance.weight
    return Count(n, weight)


def accounts(logins: Sequence[Login], services: Services) -> tuple[Subject, ...]:
    """Return the accounts among these logins, one subject each, the most important first, then by title.

    The sites of one service are one place. The answer does not depend on the order of `logins`.
    """
    uses = [_use(login, services) for login in logins]
    if len(uses) == 1:
        return (uses[0].subject,)
    named = _merged(use for use in uses if use.user)
    taken = frozenset(place for account in named for use in account for place in use.places)
    nameless = (x for x in _merged(use for use in uses if not use.user) if not any(use.places & taken for use in x))
    chosen = (min(account, key=_order) for account in (*named, *nameless))
    return tuple(use.subject for use in sorted(chosen, key=lambda use: (rank(use.subject.importance), _order(use))))


def subject(login: Login, services: Services) -> Subject:
    """Return whom a finding about this login names."""
    return _use(login, services).subject


def identity(login: Login, services: Services) -> str:
    """Return a text that is the same for the copies of one account, as long as its address and user name are."""
    use = _use(login, services)
    return "\0".join((min(use.places), use.user))


@dataclass(frozen=True, slots=True)
class _Use:
    """A login as far as telling accounts apart needs it. Without an address its title says where it is."""

    subject: Subject
    places: frozenset[str]
    user: str


def _use(login: Login, services: Services) -> _Use:
    sites = [name for name in map(site, login.urls) if name]
    user = (login.username or login.email).strip()
    weight = importance(login.urls, user, services)
    named = Subject(login.title, sites[0] if sites else "", user, login.source, weight, login.folder)
    places = frozenset(_place(name, services) for name in sites)
    return _Use(named, places or frozenset({login.title.strip().casefold()}), user.casefold())


def _place(name: str, services: Services) -> str:
    service = services.get(name)
    return service.sites[0] if service else name


def _order(use: _Use) -> tuple[str, ...]:
    subject = use.subject
    return subject.title.casefold(), subject.title, subject.site, subject.user, subject.source


def _merged(uses: Iterable[_Use]) -> list[list[_Use]]:
    """Return the uses joined into accounts: those of one user that a chain of common places connects."""
    account_at: dict[tuple[str, str], list[_Use]] = {}
    for use in uses:
        keys = [(place, use.user) for place in use.places]
        met = {id(account): account for key in keys if (account := account_at.get(key))}
        joined = max(met.values(), key=len, default=[])
        # Only the smaller accounts are copied, so that ten thousand copies of one account stay quick.
        joined.extend(member for account in met.values() if account is not joined for member in account)
        joined.append(use)
        moved = (member for account in met.values() if account is not joined for member in account)
        account_at.update({(place, member.user): joined for member in moved for place in member.places})
        account_at.update(dict.fromkeys(keys, joined))
    return list({id(account): account for account in account_at.values()}.values())
