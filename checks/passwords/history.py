"""Is a password in use that another account had before?

It was changed there, perhaps because it was known to others; here it still opens. That an account had its own password
before is no reuse, and two accounts that have one password today are told by `reuse`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import CheckId, Evidence, Finding, Kind, Login, MessageId, Outcome, Param, Subject
from checks.passwords import accounts, looked_at
from checks.passwords.accounts import Held
from checks.passwords.importance import Services, urgency

_ID: Final = CheckId("passwords.history")
_KINDS: Final = frozenset({Kind.LOGIN})
"""As for reuse: other kinds share passwords by their nature."""
_BEFORE: Final = MessageId("history.before")
_UNTIL: Final = MessageId("history.until")
SENTENCES: Final = (_BEFORE, _UNTIL)
"""Every sentence that a finding of this check may have."""


def judged(facts: Facts) -> Count:
    """Return how many accounts have a password that this check looks at."""
    return looked_at.count(facts, _ID, _KINDS)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield one finding for each password in use that another account had before, those of the most accounts first."""
    found = (
        _finding(users, held, facts)
        for users, held in accounts.by_old_password(
            looked_at.groups(facts, _ID, _KINDS), _holders(facts.logins or ()), facts
        )
    )
    yield from sorted((finding for finding in found if finding), key=accounts.widest_first)


def _holders(logins: Iterable[Login]) -> Iterator[Login]:
    """Yield whose history counts; an account that has only a passkey today may have had a password."""
    for login in logins:
        if login.history and login.kind in _KINDS and not login.archived and _ID not in login.excluded:
            yield login


def _finding(users: Sequence[Login], held: Sequence[Held], facts: Facts) -> Finding | None:
    """Return what is wrong with a password that `users` have and `held` had; None if they are the same accounts."""
    using = frozenset(map(id, users))
    everyone = {id(login): login for login in (*users, *(login for login, _ in held))}
    parts = accounts.by_account(everyone.values(), facts)
    today = [[login for login in part if id(login) in using] for part in parts]
    before = frozenset(id(login) for part, has in zip(parts, today, strict=True) if not has for login in part)
    others = (hold for hold in held if id(hold[0]) in before)
    last = max(others, key=lambda hold: _latest(hold, facts.services), default=None)
    if last is None:
        return None
    subjects = accounts.accounts([login for part in today for login in part], facts)
    return Finding(_ID, Outcome.FAIL, subjects, _evidence(len(subjects), last, facts.services), urgency(subjects))


def _latest(hold: Held, services: Services) -> tuple[date, str, str]:
    login, until = hold
    subject = accounts.subject(login, services)
    return until or date.min, _name(subject), subject.user


def _evidence(n: int, last: Held, services: Services) -> Evidence:
    login, until = last
    params: dict[str, Param] = {"n": n, "account": _name(accounts.subject(login, services))}
    if until is None:
        return Evidence(_BEFORE, params)
    return Evidence(_UNTIL, {**params, "year": str(until.year)})


def _name(subject: Subject) -> str:
    return subject.title or subject.site or subject.user


CHECK: Final = Check(CheckMeta(_ID, version=1, needs=frozenset({Need.LOGINS})), judged, judge)
