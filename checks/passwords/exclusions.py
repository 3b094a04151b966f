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
_BREACHED: Final = CheckId("exposure.breached_site")
"""The check that news brings back: what was not public when an account was taken out was not meant."""


def applied(
    logins: Iterable[Login], exclusions: Iterable[Exclusion], every: frozenset[CheckId], services: Services, today: date
) -> Iterator[Login]:
    """Yield each login with what the person took it out of, besides what their manager already says.

    `every` are the checks that an exclusion from all stands for. One whose review date has come no longer counts.
    """
    of_account: dict[tuple[str, str], set[CheckId]] = {}
    dismissed: dict[tuple[str, str], date] = {}
    of_folder: dict[str, set[CheckId]] = {}
    for exclusion in exclusions:
        if exclusion.review > today:
            checks = {exclusion.check} if exclusion.check else every
            if exclusion.folder:
                of_folder.setdefault(exclusion.folder, set()).update(checks)
            else:
                of_account.setdefault(named := _named(exclusion), set()).update(checks)
                if _BREACHED in checks:
                    dismissed[named] = max(exclusion.made, dismissed.get(named, date.min))
    for login in logins:
        named = _name(login, services) if of_account else ("", "")
        excluded, set_aside = _of_folder(login.folder, of_folder), of_account.get(named, set())
        if excluded or set_aside:
            yield replace(
                login,
                excluded=login.excluded | excluded,
                set_aside=frozenset(set_aside),
                dismissed=dismissed.get(named),
            )
        else:
            yield login


def listed(check: CheckId, facts: Facts) -> Iterator[Finding]:
    """Yield one finding that names the accounts taken out of `check`; nothing if there are none."""
    out = [login for login in facts.logins or () if login.is_out_of(check) and login.password and not login.archived]
    if subjects := accounts.accounts(out, facts):
        evidence = Evidence(_LISTED, {"n": len(subjects)})
        yield Finding(check, Outcome.NOT_APPLICABLE, subjects, evidence, Urgency.WHEN_YOU_CAN)


def _named(exclusion: Exclusion) -> tuple[str, str]:
    return exclusion.site or exclusion.title.strip().casefold(), exclusion.user.strip().casefold()


def _name(login: Login, services: Services) -> tuple[str, str]:
    subject = accounts.subject(login, services)
    return subject.site or subject.title.strip().casefold(), subject.user.casefold()


def _of_folder(folder: str, of_folder: dict[str, set[CheckId]]) -> set[CheckId]:
    """Return what `folder` and those that it lies in were taken out of; a `/` parts them."""
    found: set[CheckId] = set()
    for excluded, checks in of_folder.items():
        if folder == excluded or folder.startswith(f"{excluded}/"):
            found |= checks
    return found
