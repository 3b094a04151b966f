"""Which accounts have shown no sign of life for years?

An account that is forgotten keeps what it knows, and leaks unnoticed. Its last sign of life is the later of its last
sign-in, which few formats keep, and the last change of its password. Without a date nothing is said. What a person
uses every day without ever changing it, their bank above all, is not called dormant for its password's age.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Final

from checks.exposure import ages
from checks.exposure.ages import Imports
from checks.exposure.known import count, opened, ordered
from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import (
    ChangeDateSource,
    CheckId,
    Evidence,
    Finding,
    Login,
    MessageId,
    Outcome,
    Subject,
    Urgency,
)
from checks.once import once
from checks.passwords.accounts import Account

_ID: Final = CheckId("exposure.dormant")
_UNUSED: Final = 2
"""Years without a sign-in: the time after which large services themselves close an account (Google, Microsoft)."""
_SILENT: Final = 5
"""Years without a change, where sign-ins are not recorded, from which on the account is worth a look."""
_QUIET: Final = 3
"""Years without a change from which on it is not known whether the account still lives."""


class _Life(Enum):
    """What is told of accounts, and by which sentence; the order is that in which it is told."""

    UNUSED = MessageId("dormant.unused")
    SILENT = MessageId("dormant.silent")
    QUIET = MessageId("dormant.quiet")
    UNTOLD = MessageId("dormant.untold")
    SEEN = None


_YEARS: Final = {_Life.UNUSED: _UNUSED, _Life.SILENT: _SILENT, _Life.QUIET: _QUIET}
SENTENCES: Final = tuple(life.value for life in _Life if life.value)
"""Every sentence that a finding of this check may have."""


def judged(facts: Facts) -> Count:
    """Return how many accounts this check looks at."""
    return count(subject for subjects in _by_life(facts).values() for subject in subjects)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield one finding for each kind of silence: a long one is PARTIAL, a shorter one or an untold one UNKNOWN."""
    for life, subjects in _by_life(facts).items():
        if subjects and life.value:
            outcome = Outcome.PARTIAL if life in {_Life.UNUSED, _Life.SILENT} else Outcome.UNKNOWN
            params = {"n": len(subjects)} | ({"years": _YEARS[life]} if life in _YEARS else {})
            evidence = Evidence(life.value, params)
            yield Finding(_ID, outcome, ordered(subjects), evidence, Urgency.WHEN_YOU_CAN)


@once
def _by_life(facts: Facts) -> dict[_Life, list[Subject]]:
    imported = ages.imports(facts)
    found: dict[_Life, list[Subject]] = {life: [] for life in _Life}
    for account in opened(facts, _ID):
        found[_life(account, imported, facts.today)].append(account.subject)
    return found


def _life(account: Account, imported: Imports, today: date) -> _Life:
    used = [login.used for login in account.logins if login.used]
    told = used + [on for login in account.logins if (on := _changed(login, imported))]
    if not told:
        return _Life.UNTOLD
    last = max(told)
    years = _whole_years(last, today)
    if used:
        return _Life.UNUSED if years >= _UNUSED else _Life.SEEN
    if years >= _SILENT and not account.subject.importance.is_high:
        return _Life.SILENT
    return _Life.QUIET if years >= _QUIET else _Life.SEEN


def _changed(login: Login, imported: Imports) -> date | None:
    """Return when the entry was last changed, or made; the day on which a vault was filled is no sign of life."""
    if login.changed is None:
        return None
    made = login.changed.source is ChangeDateSource.LOWER_BOUND
    return None if made and (login.source, login.changed.on) in imported else login.changed.on


def _whole_years(since: date, today: date) -> int:
    return today.year - since.year - ((today.month, today.day) < (since.month, since.day))


CHECK: Final = Check(
    CheckMeta(_ID, version=1, needs=frozenset({Need.LOGINS}), untold=MessageId("unknown.last_use")), judged, judge
)
