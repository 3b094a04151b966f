"""Which requests stand in the list of what left, under which days?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.ui.pages.departed import Departed, came_of_it, size
from app.ui.pages.recipients import about
from app.ui.widgets.row_model import RowsMadeWhenSeen
from app.ui.widgets.rows import FindingGroup, FindingRow
from app.ui.widgets.shapes import Step
from app.values.outside import ANSWERED, Recipient
from app.words import Words


class LedgerRows:
    """The rows of one list. A row's key is its place in it."""

    def __init__(self, words: Words, departed: Departed) -> None:
        """Make nothing yet."""
        self.words = words
        self._departed: Final = departed
        self._names: Final = {recipient: about(words, recipient).name for recipient in Recipient}

    def shown(self, recipient: Recipient | None) -> list[FindingGroup]:
        """Return a group for each day on which something went to `recipient`, or to anybody."""
        return [self._day(on, places) for on, places in self._departed.of(recipient) if places]

    def name(self, recipient: Recipient) -> str:
        """Return what `recipient` is called."""
        return self._names[recipient]

    def _day(self, on: date, places: Sequence[int]) -> FindingGroup:
        return FindingGroup(self.words.date(on), RowsMadeWhenSeen(len(places), lambda n: self._row(places[n])))

    def _row(self, place: int) -> FindingRow:
        words, departure = self.words, self._departed.departures[place]
        title = f"{departure.at.astimezone():%H:%M} – {self._names[departure.recipient]}"
        second = f"{came_of_it(words, departure)} – {words.message(departure.purpose, {})}"
        shape = Step.DONE if departure.outcome == ANSWERED else Step.UNKNOWN
        return FindingRow(place, title, second, size(words, departure.size), shape)
