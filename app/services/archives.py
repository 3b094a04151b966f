"""How does a person look back at what they posted, and what is kept of that?

An archive goes through the vault process and is kept nowhere: only counts, and the marks of what was called fine.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from app.checkup.overview import Overview
from app.services import inspecting, posting
from app.store.database import Store
from app.store.look_backs import LookBacks
from app.store.profile import peek
from app.system.keychain import open_unlocked_keychain
from checks.archives.model import Network
from checks.archives.said import Said
from checks.looked_back import LookedBack

if TYPE_CHECKING:
    from app.checkup.archive_events import ArchiveEvent
    from checks.archives.review import Review

T = TypeVar("T")
Job = Callable[[threading.Event], Iterator[T]]
_Keep = Callable[[Callable[[Store], None]], Job[Overview]]


def said_in(profile: Path) -> Said:
    """Return what the person said in a profile that stays closed; nothing if there is no such file.

    StoreError if it cannot be read without asking the person.
    """
    if not profile.exists():
        return Said()
    with closing(peek(profile, open_unlocked_keychain)) as store:
        return _said(store)


class Archives:
    """What the page "Look back" asks for."""

    def __init__(self, store: Callable[[], Store | None], keep: _Keep, now: Callable[[], datetime]) -> None:
        """Read what is kept in the `store` that is open, and change it by `keep`. `now` is the aware local instant."""
        self._store: Final = store
        self._keep: Final = keep
        self._now: Final = now

    def look_through(self, paths: tuple[Path, ...], said: Said | None = None) -> Job[ArchiveEvent]:
        """Review the archives at `paths`; of each that was read, its counts are kept if a store is open.

        `said` is what the person said before; None: as the store has it.
        """

        def job(stop: threading.Event) -> Iterator[ArchiveEvent]:
            from app.checkup.archive_events import ArchiveReviewed  # noqa: PLC0415 - what only this job needs

            store = self._store()
            for event in inspecting.review_archives(paths, said or _begun(store))(stop):
                if isinstance(event, ArchiveReviewed) and store is not None:
                    LookBacks(store).keep(_counts(event.review, self._now()))
                yield event

        return job

    def call_fine(self, network: Network, mark: bytes, rule: str) -> Job[Overview]:
        """Remember that a place is fine: it is not told again."""
        return self._keep(lambda store: LookBacks(store).call_fine(network.value, mark, rule))

    def take_back(self, mark: bytes) -> Job[Overview]:
        """Let a place be told again."""
        return self._keep(lambda store: LookBacks(store).take_back(mark))

    def take_all_back(self, network: Network) -> Job[Overview]:
        """Let every place of a platform be told again."""
        return self._keep(lambda store: LookBacks(store).take_all_back(network.value))


def _begun(store: Store | None) -> Said:
    if store is None:
        return Said()
    LookBacks(store).draw_key()
    return _said(store)


def _said(store: Store) -> Said:
    words = posting.words_in(store)
    return Said(*LookBacks(store).fine(), words.private, words.unflagged)


def _counts(review: Review, at: datetime) -> LookedBack:
    """Return what is kept of a look; of habits nothing where a file was damaged, which may hold what was done most."""
    told = () if any(file.damaged for file in review.files) else review.habits
    habits = {habit.id: (habit.affected, habit.of) for habit in told if habit.in_export}
    return LookedBack(review.network.value, at, review.texts, dict(review.found), habits)
