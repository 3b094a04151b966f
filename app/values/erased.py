"""What is gone, and what could not be?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Left(Enum):
    """Something that could not be erased."""

    FILES = "files"
    LOG = "log"
    SCHEDULE = "schedule"
    LOGIN = "login"
    STORE_KEY = "store-key"
    SERVICE_KEY = "service-key"


@dataclass(frozen=True, slots=True)
class Erased:
    """What came of erasing everything. `key_serves` are the files of other check-ups, for which the key was kept."""

    left: tuple[Left, ...] = ()
    key_serves: tuple[str, ...] = ()
