"""What does a person ask of those who hold their data, and what did they set there?

Letters and settings between the window and the store. What an answer about a platform says of the catalogue is judged
by `checks.exposure.collection`; here it is recorded, as something declared.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final, TypeVar

from app.checkup.overview import Overview
from app.knowledge import platforms
from app.letters.companies import Company
from app.store.database import Store
from app.store.own_data import OwnData
from checks.exposure import collection, rights
from checks.model import ItemId, MessageId, Observation, Outcome, Provenance
from checks.own_data import Purpose, Request, Right, SettingTold, Told

T = TypeVar("T")
_Job = Callable[[threading.Event], Iterator[T]]
_Keep = Callable[[Callable[[Store], None]], _Job[Overview]]


class OwnDataServices:
    """What the pages "My rights" and "Who holds my data" ask for."""

    def __init__(self, keep: _Keep, decided: Callable[[], frozenset[ItemId]], now: Callable[[], datetime]) -> None:
        """Change the store by `keep`. `decided` returns the items that the person decided about instead of answering.

        `now` returns the aware local instant.
        """
        self._keep: Final = keep
        self._decided: Final = decided
        self._now: Final = now

    def companies(self) -> tuple[Company, ...]:
        """Return those whose names Bilan knows."""
        from app.knowledge import rules  # noqa: PLC0415 - a list that only letters need

        return tuple(Company(name) for name in sorted({service.name for service in rules.services().values()}))

    def read_companies(self, path: Path) -> _Job[tuple[Company, ...]]:
        """Read a list of companies; SourceError if it is none."""

        def job(_stop: threading.Event) -> Iterator[tuple[Company, ...]]:
            from app.letters import companies  # noqa: PLC0415 - as above

            yield companies.together(self.companies(), companies.read(path))

        return job

    def note(self, company: str, right: Right, sent: date) -> _Job[Overview]:
        """Keep that a letter was sent, and until when it is to be answered."""
        request = Request(0, company, right, sent, rights.due(sent))
        return self._keep(lambda store: OwnData(store).add(request))

    def change(self, request: Request) -> _Job[Overview]:
        """Keep what became of a request."""
        return self._keep(lambda store: OwnData(store).change(request))

    def forget(self, request: Request) -> _Job[Overview]:
        """Keep nothing of a request any more."""
        return self._keep(lambda store: OwnData(store).forget(request))

    def platforms(self) -> tuple[platforms.Platform, ...]:
        """Return the platforms whose settings can be gone through."""
        return platforms.platforms()

    def tell(self, platform: str, purpose: Purpose, told: Told) -> _Job[Overview]:
        """Keep an answer about a setting, and what all of them say now of the items of the catalogue."""
        answer = SettingTold(platform, purpose, told, self._now())
        return self._keep(lambda store: self._tell(store, answer))

    def _tell(self, store: Store, answer: SettingTold) -> None:
        kept, decided = OwnData(store), self._decided()
        before = kept.told()
        said = collection.changed(platforms.offered(), before, (*before, answer), answer.purpose, answer.at.date())
        # A decision stands until the person takes it back: an answer about a platform is not about the item.
        kept.tell(answer, [_observation(item, each, answer.at) for item, each in said.items() if item not in decided])


def _observation(item: ItemId, support: collection.Support, at: datetime) -> Observation:
    declared = Observation(item, support.outcome, Provenance.DECLARED, at, value=support.value)
    if support.outcome is Outcome.UNKNOWN:
        return replace(declared, reason=MessageId("unknown.platforms"))
    return declared
