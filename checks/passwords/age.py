"""How long has each account had its password?

Information, never a fault: NIST SP 800-63B-4 forbids services to ask for a change without a reason, because people
then change `Summer1!` to `Summer2!`. A password is changed when there is a reason, and the other checks give reasons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import CheckId, Evidence, Finding, Kind, Login, MessageId, Outcome, Param, Urgency
from checks.passwords import accounts

_ID: Final = CheckId("passwords.age")
_KINDS: Final = frozenset({Kind.LOGIN, Kind.SERVER, Kind.WIFI})
_YEARS: Final = (10, 5, 3)
"""Ages worth naming, oldest first: what leaked in the meantime is on public lists by now."""


def judged(facts: Facts) -> Count:
    """Return how many accounts have a password of which it is known since when."""
    return accounts.count([[login for login in _all(facts) if login.changed]], facts)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield one finding for each age that is worth naming, about all accounts of that age; none of them is a fault.

    What a vault cannot tell is one finding of its own, *unknown*.
    """
    by_years: dict[int, list[Login]] = {years: [] for years in _YEARS}
    untold: list[Login] = []
    for login in _all(facts):
        if login.changed is None:
            untold.append(login)
        elif years := _at_least(login.changed.on, facts.today):
            by_years[years].append(login)
    for years, logins in by_years.items():
        yield from _finding(logins, facts, Outcome.PASS, MessageId("age.years"), {"years": years})
    yield from _finding(untold, facts, Outcome.UNKNOWN, MessageId("age.untold"), {})


def _all(facts: Facts) -> Iterator[Login]:
    return accounts.to_judge(facts.logins or (), _ID, _KINDS)


def _at_least(since: date, today: date) -> int | None:
    """Return the largest named number of whole years between the two dates; None for fewer."""
    lasted = today.year - since.year - ((today.month, today.day) < (since.month, since.day))
    return next((years for years in _YEARS if lasted >= years), None)


def _finding(
    logins: Sequence[Login], facts: Facts, outcome: Outcome, message: MessageId, params: Mapping[str, Param]
) -> Iterator[Finding]:
    if subjects := accounts.accounts(logins, facts):
        evidence = Evidence(message, {"n": len(subjects), **params})
        yield Finding(_ID, outcome, subjects, evidence, Urgency.WHEN_YOU_CAN)


CHECK: Final = Check(CheckMeta(_ID, version=1, needs=frozenset({Need.LOGINS})), judged, judge)
