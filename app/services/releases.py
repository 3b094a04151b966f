"""Is there a newer version? Asked only when the person asks, with their consent; nothing is ever installed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from typing import Final, TypeVar

from app import __version__
from app.services.leaving import Leaving
from app.values.outside import Recipient
from app.values.release import Release, is_newer

T = TypeVar("T")
_Job = Callable[[threading.Event], Iterator[T]]


class Releases:
    """What whoever publishes Bilan announces."""

    def __init__(self, leaving: Leaving) -> None:
        """Ask by the way that `leaving` allows."""
        self._leaving: Final = leaving

    def newer(self, agreed: Collection[Recipient] = ()) -> _Job[Release | None]:
        """Return the newest version if it is newer than this one, None if it is not; NetError if nobody could tell.

        No socket opens unless the person allowed it always, or now, as `agreed` says.
        """

        def job(stop: threading.Event) -> Iterator[Release | None]:
            from app.net import aside, errors, releases  # noqa: PLC0415 - loaded only where somebody may have agreed

            if not self._leaving.agreed(Recipient.RELEASES, agreed):
                raise errors.NotAllowed
            newest = releases.newest(aside.answer(self._leaving.door(), releases.request(), stop))
            yield newest if is_newer(newest.version, __version__) else None

        return job
