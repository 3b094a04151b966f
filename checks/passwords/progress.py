"""What changed in the accounts since they were looked at last?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from checks.model import CheckId, Subject


class Movement(Enum):
    """How an account stands to a check, against the last time."""

    FIXED = "fixed"
    NEW = "new"
    CAME_BACK = "came-back"


@dataclass(frozen=True, slots=True)
class Moved:
    """One account that stands otherwise to one check than the last time."""

    check: CheckId
    subject: Subject
    movement: Movement
