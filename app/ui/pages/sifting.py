"""Which rows of a result are shown, and in which order?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def sifted(groups: Sequence[Group], sieve: Sieve) -> list[int]:
    """Return the places of the groups that pass, in the order asked for; equals stay as they were."""
    sought = sieve.sought.casefold().strip()
    passed = [
        place
        for place, group in enumerate(groups)
        if (sieve.check is None or group.check == sieve.check) and sought in group.sought
    ]
    by = _BY[sieve.order]
    return sorted(passed, key=lambda place: by(groups[place]))


def _first_name(group: Group) -> str:
    return group.second.casefold()


_BY: dict[Order, Callable[[Group], tuple[int, int] | str]] = {
    Order.IMPORTANT: lambda group: (group.weighs, -len(group.subjects)),
    Order.MOST: lambda group: (-len(group.subjects), group.weighs),
    Order.NAME: _first_name,
}
