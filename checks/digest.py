"""Which reminders did a person get, and what became of them?

Values that are stored: dates, and nothing of what the reminders were about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Fate(Enum):
    """What became of a reminder."""

    SHOWN = "shown"
    OPENED = "opened"  # Bilan was opened afterwards
    IGNORED = "ignored"  # it was not, for a week


@dataclass(frozen=True, slots=True)
class Digest:
    """A reminder that was shown on the local date `on`."""

    on: date
    fate: Fate = Fate.SHOWN


@dataclass(frozen=True, slots=True)
class History:
    """The reminders so far, the oldest first, and the local date before which none is wanted."""

    digests: tuple[Digest, ...] = ()
    snoozed_until: date | None = None

    @property
    def last(self) -> date | None:
        """Return the date of the last reminder."""
        return self.digests[-1].on if self.digests else None
