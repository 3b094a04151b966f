"""Which rows of a result are shown, and in which order?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from app.ui.pages.grouping import Group
from checks.model import CheckId


class Order(Enum):
    """What stands first among rows of one urgency."""

    IMPORTANT = "important"
    MOST = "most"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Sieve:
    """What a person looks for: a text in title, site or user, a check (None for all), and an order."""

    sought: str = ""
    check: CheckId | None = None
    order: Order = Order.IMPORTANT


def sifted(groups: Sequence[Group], sieve: Sieve) -> Sequence[int]:
    """Return the places of the groups that pass, in the order asked for; that of `groups` is by importance."""
    passed: Sequence[int] = range(len(groups))
    sought = sieve.sought.casefold().strip()
    if sought or sieve.check is not None:
        passed = [place for place in passed if _passes(groups[place], sought, sieve.check)]
    match sieve.order:
        case Order.IMPORTANT:
            return passed
        case Order.MOST:
            return sorted(passed, key=lambda place: -len(groups[place].subjects))
        case Order.NAME:
            return sorted(passed, key=lambda place: groups[place].second.casefold())


def _passes(group: Group, sought: str, check: CheckId | None) -> bool:
    return sought in group.sought and check in {None, group.check}
