"""What is kept of an archive that a person looked through? A date and counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LookedBack:
    """The last look at the archive of the platform with the id `platform`, at an aware instant.

    `found` counts the places that deserved a second look, by category; `habits` how many of how many, by the item of
    the catalogue. A habit that the export did not show is absent.
    """

    platform: str
    at: datetime
    texts: int
    found: Mapping[str, int]
    habits: Mapping[str, tuple[int, int]]

    @property
    def places(self) -> int:
        """How many places deserved a second look."""
        return sum(self.found.values())
