"""Which accounts does a person have, in all vaults together?

Every check of exposure asks this: it is answered once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checks.facts import Count, Facts
from checks.model import CheckId, Kind, Login, Subject
from checks.once import once, once_for
from checks.passwords import accounts
from checks.passwords.accounts import Account
from checks.passwords.importance import rank
from checks.passwords.looked_at import taken_out


def known(facts: Facts, check: CheckId) -> Sequence[Account]:
    """Return the accounts that `check` looks at, each with those of its logins that were not taken out of it.

    Nobody signs in to a site with the key of a network or a program; what was archived is no longer used.
    """
    return _known(facts, check if check in taken_out(facts) else None)


def opened(facts: Facts, check: CheckId) -> Sequence[Account]:
    """Return those of `known` that hold something to sign in with; the others may refer to another's password."""
    return _opened(facts, check if check in taken_out(facts) else None)


def count(subjects: Iterable[Subject]) -> Count:
    """Count accounts, one subject each."""
    found = Counter([subject.importance for subject in subjects])
    return Count(found.total(), sum(importance.weight * n for importance, n in found.items()))


def ordered(subjects: Iterable[Subject]) -> tuple[Subject, ...]:
    """Return one subject each of some accounts as `accounts.accounts` does: the most important first, then by title."""
    return tuple(sorted(subjects, key=_order))


@once_for
def _known(facts: Facts, check: CheckId | None) -> Sequence[Account]:
    """Return what `known` does; `check` is None if nothing is taken out of it."""
    return every(facts) if check is None else list(_left(every(facts), check))


@once_for
def _opened(facts: Facts, check: CheckId | None) -> Sequence[Account]:
    opening = _opening(facts)
    return [account for account in _known(facts, check) if account.identity in opening]


@once
def every(facts: Facts) -> list[Account]:
    """Return all accounts, whatever they were taken out of."""
    logins = [login for login in facts.logins or () if login.kind is Kind.LOGIN and not login.archived]
    return accounts.whole(logins, facts)


@once
def _opening(facts: Facts) -> frozenset[str]:
    return frozenset(account.identity for account in every(facts) if any(map(_opens, account.logins)))


def _opens(login: Login) -> bool:
    return login.has_passkey is True or bool(login.password)


def _left(found: Iterable[Account], check: CheckId) -> Iterator[Account]:
    for account in found:
        left = [login for login in account.logins if not login.is_out_of(check)]
        if len(left) == len(account.logins):
            yield account
        elif left:
            yield replace(account, logins=left)


def _order(subject: Subject) -> tuple[object, ...]:
    return rank(subject.importance), subject.title.casefold(), subject.title, subject.site, subject.user, subject.source
