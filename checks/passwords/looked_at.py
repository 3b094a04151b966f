"""Which logins does a check look at, by password, and how many accounts are they?

Most checks look at the same ones: they are grouped once for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from checks.facts import Count, Facts
from checks.model import CheckId, Kind, Login
from checks.once import once, once_for
from checks.passwords import accounts

Groups = Sequence[Sequence[Login]]
"""Logins by their exact password, in the order given."""


def groups(facts: Facts, check: CheckId, kinds: frozenset[Kind]) -> Groups:
    """Return the logins of these `kinds` that `check` looks at, as `accounts.to_judge` gives them."""
    return _groups(facts, _which(facts, check, kinds))


def count(facts: Facts, check: CheckId, kinds: frozenset[Kind]) -> Count:
    """Count the accounts of each of these groups together."""
    return _count(facts, _which(facts, check, kinds))


_Which = tuple[frozenset[Kind], CheckId | None]
"""The kinds, among those that there are; and the check, where something is taken out of it."""


def _which(facts: Facts, check: CheckId, kinds: frozenset[Kind]) -> _Which:
    return kinds & _kinds(facts), check if check in taken_out(facts) else None


@once
def _kinds(facts: Facts) -> frozenset[Kind]:
    return frozenset(login.kind for login in facts.logins or ())


@once
def taken_out(facts: Facts) -> frozenset[CheckId]:
    """Return the checks that some login is taken out of."""
    out = {check for login in facts.logins or () for checks in (login.excluded, login.set_aside) for check in checks}
    return frozenset(out)


@once_for
def _groups(facts: Facts, which: _Which) -> Groups:
    kinds, check = which
    return accounts.by_password(accounts.to_judge(facts.logins or (), check, kinds), facts)


@once_for
def _count(facts: Facts, which: _Which) -> Count:
    return accounts.count(_groups(facts, which), facts)
