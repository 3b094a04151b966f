"""Which colours does the window wear?"""

from __future__ import annotations

from enum import Enum


class Look(Enum):
    """What a person chooses; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
