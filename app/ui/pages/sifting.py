"""Which rows of a result are shown, and in which order?

Orders are made beside the window, once; what is looked for is sifted in the window, a few rows a turn.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import assert_never, overload

from app.ui.pages.grouping import Group
from checks.model import CheckId, Urgency


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


Places = Sequence[int]
"""Where rows stand among the groups, in the order in which they are shown."""


class Groups(Sequence[Group]):
    """Groups as they stand by importance, and their places in every order."""

    def __init__(self, groups: Sequence[Group], *, urgent_first: bool = False) -> None:
        """Sort `groups`, which stand by importance; where `urgent_first`, the urgent come first in every order."""
        self._groups = groups
        self.places: Mapping[Order, Places] = {
            order: _sorted(groups, order, urgent_first=urgent_first) for order in Order
        }

    @overload
    def __getitem__(self, place: int) -> Group: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Group]: ...
    def __getitem__(self, place: int | slice) -> Group | Sequence[Group]:
        """Return the group at `place`."""
        return self._groups[place]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._groups)

    def of_urgency(self, places: Places, urgency: Urgency) -> Places:
        """Return those of `places` that have `urgency`, where the urgent come first."""

        def told(place: int) -> Urgency:
            return self._groups[place].urgency

        return places[bisect_left(places, urgency, key=told) : bisect_right(places, urgency, key=told)]


class Sifting:
    """One sifting of `groups`, as far as it went."""

    def __init__(self, groups: Groups, sieve: Sieve) -> None:
        """Look at nothing yet; where nothing is looked for, all have passed."""
        self._groups = groups
        self._places = groups.places[sieve.order]
        self._check = sieve.check
        self._sought = sieve.sought.casefold().strip()
        self._seeks = bool(self._sought) or self._check is not None
        self._looked = 0 if self._seeks else len(groups)
        self._found: list[int] = []

    @property
    def passed(self) -> Places:
        """The places that were found so far, in their order."""
        return self._found if self._seeks else self._places

    @property
    def ended(self) -> bool:
        """Whether all groups were looked at."""
        return self._looked == len(self._groups)

    def look(self, most: int) -> None:
        """Look at up to `most` further groups."""
        now = self._places[self._looked : self._looked + most]
        self._looked += len(now)
        self._found.extend(place for place in now if self._passes(self._groups[place]))

    def _passes(self, group: Group) -> bool:
        return self._sought in group.sought and self._check in {None, group.check}


def _sorted(groups: Sequence[Group], order: Order, *, urgent_first: bool) -> Places:
    places = range(len(groups))
    match order:
        case Order.IMPORTANT:
            return places
        case Order.MOST:
            made = sorted(places, key=lambda place: -len(groups[place].subjects))
        case Order.NAME:
            made = sorted(places, key=lambda place: groups[place].second.casefold())
        case _:
            assert_never(order)
    return sorted(made, key=lambda place: groups[place].urgency) if urgent_first else made
