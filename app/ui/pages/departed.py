"""What left this computer, day by day, and how is it said?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from app.values.outside import ANSWERED, SENT, Departure, Recipient
from app.words import Words

_KILO: Final = 1000
_COVERED: Final = re.compile(r"\.{3,}")


@dataclass(frozen=True, slots=True)
class Day:
    """The departures of one local day, as places in the whole list."""

    on: date
    places: range


@dataclass(frozen=True, slots=True)
class Departed:
    """Everything that left, the newest first."""

    departures: tuple[Departure, ...]
    days: tuple[Day, ...]
    counts: Mapping[Recipient, int]

    @property
    def since(self) -> date | None:
        """The day of the oldest departure, None if there is none."""
        return self.days[-1].on if self.days else None

    def of(self, recipient: Recipient | None) -> Iterable[tuple[date, Sequence[int]]]:
        """Yield each day with the places of what went to `recipient` on it; None stands for everybody."""
        for day in self.days:
            if recipient is None:
                yield day.on, day.places
            else:
                yield day.on, [place for place in day.places if self.departures[place].recipient is recipient]


def departed(departures: tuple[Departure, ...]) -> Departed:
    """Sort `departures`, the newest first, into the days of this computer's clock."""
    days, place = [], 0
    for on, those in groupby(departures, key=lambda departure: departure.at.astimezone().date()):
        n = sum(1 for _ in those)
        days.append(Day(on, range(place, place + n)))
        place += n
    return Departed(departures, tuple(days), Counter(departure.recipient for departure in departures))


def size(words: Words, n: int) -> str:
    """Return so many bytes in words."""
    if n < _KILO:
        return words.count("{n} byte", "{n} bytes", n)
    return words.text("{n} kB", n=words.number(round(n / _KILO, 1)))


def came_of_it(words: Words, departure: Departure) -> str:
    """Return in a word or two what became of a request."""
    if departure.outcome == ANSWERED:
        return words.text("answered")
    return words.text("not known") if departure.outcome == SENT else words.text("no answer")


def is_covered(departure: Departure) -> bool:
    """Tell whether dots stand for a part of the request that was derived from the person's own data."""
    return _COVERED.search(departure.sent.partition("\r\n")[0]) is not None
