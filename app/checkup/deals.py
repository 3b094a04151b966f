"""How are logins dealt out, to be judged by a check that judges each password by itself?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.checkup.sharing import Sharing
from checks.facts import Check, Facts
from checks.model import Finding, Login
from checks.once import changed
from checks.passwords import accounts

_DEAL: Final = 40
"""Logins of one deal, and some more where many have one password: some 8 ms of work, so that progress is smooth, both
processes end together, and the pipe is not the work."""

_WORTH_SHARING: Final = 300
"""Logins below which another process costs more than it brings."""

Deal = tuple[Login, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found in a deal."""

    findings: tuple[Finding, ...]


def dealt(check: Check, facts: Facts) -> Sharing[Deal, Judged]:
    """Return the logins of `facts` that have a password, shared between two processes to be judged by `check`."""

    def judged(deal: Deal) -> Judged:
        return Judged(tuple(check.judge(changed(facts, logins=deal))))

    deals = list(_deals(facts))
    return Sharing(deals, judged, Judged, worth_it=sum(map(len, deals)) >= _WORTH_SHARING)


def _deals(facts: Facts) -> Iterator[Deal]:
    deal: list[Login] = []
    for sharing in accounts.by_password(facts.logins or (), facts):
        deal += sharing
        if len(deal) >= _DEAL:
            yield tuple(deal)
            deal = []
    if deal:
        yield tuple(deal)
