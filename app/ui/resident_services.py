"""What does the window need of the program itself: what goes on without it, and whether a newer one is announced?

Parts of `app.ui.services`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from typing import Protocol, TypeVar

from app.checkup.overview import Overview
from app.values.alarming import Alarming
from app.values.background import Login, Wish
from app.values.outside import Recipient
from app.values.release import Release

T = TypeVar("T")
_Job = Callable[[threading.Event], Iterator[T]]


class Residing(Protocol):
    """What goes on while the window is closed, each part only after the person switched it on."""

    def wish(self) -> Wish:
        """Return what is switched on; at hand, never blocks."""

    def login(self) -> Login:
        """Return whether Bilan is started at login; at hand, never blocks."""

    def save(self, wish: Wish) -> _Job[Wish]:
        """Let `wish` stand; ScheduleError if it does not. Without the tray, nothing is started at login any more."""

    def start_at_login(self, *, on: bool) -> _Job[Login]:
        """Let the system start Bilan in the tray at login, or not any more; ScheduleError if that fails."""

    def look(self, text: str) -> _Job[Alarming]:
        """Say what in a copied text should be kept back. Nothing of it is kept, sent or logged."""

    def notify(self, title: str, text: str) -> _Job[bool]:
        """Show a quiet notification; False if nothing here shows any."""

    def come_back(self) -> _Job[Overview]:
        """Note that the person is back at the check-up that stayed open, and compute what is known now."""


class Releases(Protocol):
    """What whoever publishes Bilan announces."""

    def newer(self, agreed: Collection[Recipient] = ()) -> _Job[Release | None]:
        """Return the newest version if it is newer than this one, None if not; NetError if nobody could tell.

        Nobody is asked who was not allowed always, or now, as `agreed` says.
        """
