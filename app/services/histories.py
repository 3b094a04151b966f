"""How is the history of a browser looked through, and what is kept of that?

A copy of it goes through the vault process and is deleted; of what it comes to only a date and counts are kept.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeVar

from app.services import inspecting
from app.store.database import Store
from app.store.history_looks import HistoryLooks
from checks.looked_through import HistoryLook

if TYPE_CHECKING:
    from app.checkup.events import Progress
    from app.values.browsing import BrowserProfile
    from checks.links.visited import Looked

T = TypeVar("T")
Job = Callable[[threading.Event], Iterator[T]]


class Histories:
    """What the pages about a browser's history ask for."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Look nothing through yet. `now` returns the aware local instant."""
        self._now: Final = now
        self._store: Store | None = None

    def keep_in(self, store: Store | None) -> None:
        """Keep counts in `store` from now on; None: nothing is kept."""
        self._store = store

    def look_at(self, profile: BrowserProfile) -> Job[Progress | Looked]:
        """Inspect the addresses that `profile` remembers; if a store is open, their counts are kept."""

        def job(stop: threading.Event) -> Iterator[Progress | Looked]:
            from checks.links.visited import Looked  # noqa: PLC0415 - what only this job needs

            store = self._store
            for told in inspecting.look_at_history(profile)(stop):
                if isinstance(told, Looked) and store is not None:
                    HistoryLooks(store).keep(_counts(profile, told, self._now()))
                yield told

        return job


def _counts(profile: BrowserProfile, looked: Looked, at: datetime) -> HistoryLook:
    return HistoryLook(
        profile.browser,
        profile.number,
        profile.of,
        at,
        looked.addresses,
        looked.dangerous,
        looked.to_check,
        looked.skipped,
    )
