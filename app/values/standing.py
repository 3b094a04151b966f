"""How does each item of the catalogue stand for this person, on this computer, today?"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from typing import Final

from app.knowledge.catalogue import Catalogue
from app.values.settings import Settings
from checks.model import Decided, Observation
from checks.states import ItemState, item_states

_SYSTEMS: Final = {"darwin": "macos", "win32": "windows"}


def states(
    catalogue: Catalogue,
    settings: Settings,
    observations: Iterable[Observation],
    decisions: Iterable[Decided],
    today: date,
) -> tuple[ItemState, ...]:
    """Return the state of every item on the local date `today`, in the order of the catalogue."""
    profile = {flag: told for flag, told in settings.flags.items() if told is not None}
    items = [entry.item for entry in catalogue.entries.values()]
    system = _SYSTEMS.get(sys.platform, "linux")
    return item_states(items, observations, decisions, profile, system=system, today=today)
