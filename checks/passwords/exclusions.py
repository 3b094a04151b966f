"""Which accounts did the person take out of a check?

Taken out is not forgotten: each check counts and lists them. An exclusion has an end, because a reason may have one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from checks.facts import Facts
from checks.model import CheckId, Evidence, Exclusion, Finding, Login, MessageId, Outcome, Urgency
from checks.passwords import accounts
from checks.passwords.importance import Services

_LISTED: Final = MessageId("excluded.listed")


def applied(
    logins: Iterable[Login], exclusions: Iterable[Exclusion], every: frozenset[CheckId], services: Services, today: date
) -> Iterator[Login]:
    """Yield each login with what the person took it out of, besides what their manager already says.

    `every` are the checks that an exclusion from all stands for. One whose review date has come no longer counts.
    """
    of_account: dict[tuple[str, str], set[CheckId]] = {}
    of_folder: dict[str, set[CheckId]] = {}
    for exclusion in exclusions:
        if exclusion.review > today:
            checks = {exclusion.check} if exclusion.check else every
            if exclusion.folder:
                of_folder.setdefault(exclusion.folder, set()).update(checks)
            else:
                of_account.setdefault(_named(exclusion), set()).update(checks)
    for login in logins:
        excluded, set_aside = _of_folder(login.folder, of_folder), _of_account(login, of_account, services)
        if excluded or set_aside:
            yield replace(login, excluded=login.excluded | excluded, set_aside=frozenset(set_aside))
        else:
            yield login


def listed(check: CheckId, facts: Facts) -> Iterator[Finding]:
    """Yield one finding that names the accounts taken out of `check`; nothing if there are none."""
    out = [login for login in facts.logins or () if _is_out(login, check) and login.password and not login.archived]
    if subjects := accounts.accounts(out, facts):
        evidence = Evidence(_LISTED, {"n": len(subjects)})
        yield Finding(check, Outcome.NOT_APPLICABLE, subjects, evidence, Urgency.WHEN_YOU_CAN)


def _is_out(login: Login, check: CheckId) -> bool:
    return check in login.excluded or check in login.set_aside


def _named(exclusion: Exclusion) -> tuple[str, str]:
    return exclusion.site or exclusion.title.strip().casefold(), exclusion.user.strip().casefold()


def _of_account(login: Login, of_account: dict[tuple[str, str], set[CheckId]], services: Services) -> set[CheckId]:
    if not of_account:
        return set()
    subject = accounts.subject(login, services)
    return of_account.get((subject.site or subject.title.strip().casefold(), subject.user.casefold()), set())


def _of_folder(folder: str, of_folder: dict[str, set[CheckId]]) -> set[CheckId]:
    """Return what `folder` and those that it lies in were taken out of; a `/` parts them."""
    found: set[CheckId] = set()
    for excluded, checks in of_folder.items():
        if folder == excluded or folder.startswith(f"{excluded}/"):
            found |= checks
    return found
