"""How did a habit change from one quarter to the next?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date


class Quarters:
    """Counts how many of how many, by quarter; what has no date is in the sums only."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.affected = 0
        self.of = 0
        self._affected: Counter[str] = Counter()
        self._of: Counter[str] = Counter()

    def add(self, at: date | None, *, affected: bool) -> None:
        """Count one more."""
        self.of += 1
        self.affected += affected
        if at is not None:
            its_quarter = quarter(at)
            self._of[its_quarter] += 1
            self._affected[its_quarter] += affected

    def told(self) -> Mapping[str, tuple[int, int]]:
        """Return `(affected, of)` of each quarter in which there is anything, the oldest first."""
        return {each: (self._affected[each], self._of[each]) for each in sorted(self._of)}


def quarter(day: date) -> str:
    """Return the quarter of a day, such as 2026-Q3."""
    return f"{day.year}-Q{(day.month + 2) // 3}"
