"""Whose history can be read, and what does it look like in its file?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Family(Enum):
    """Browsers that keep their history in the same way."""

    CHROMIUM = "chromium"
    FIREFOX = "firefox"
    SAFARI = "safari"


@dataclass(frozen=True, slots=True)
class BrowserProfile:
    """One profile of one browser of this computer. `name` is the profile's, "" where there is only one.

    `database` is the file that the browser keeps its history in. It has the number `number` of the `of` profiles that
    the browser has here.
    """

    browser: str
    name: str
    family: Family
    database: Path
    number: int = 1
    of: int = 1

    @property
    def label(self) -> str:
        """How a person tells it from others."""
        return f"{self.browser}, {self.name}" if self.name else self.browser
