"""What can the pages about pictures and about the family ask for?

An agreement is kept only when it is asked for, in the store that is open.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from app.services.photographs import Job, Photographs
from app.store.database import Store
from app.store.errors import StoreUnreachable
from app.store.family import StoredAgreement

if TYPE_CHECKING:
    from app.knowledge.family import Card


class Sharing(Photographs):
    """Pictures that are looked at, and what a family agreed on."""

    def __init__(self, store: Callable[[], Store | None], name: Callable[[], str]) -> None:
        """Keep in the store that `store` returns when it is asked, which errors call `name`."""
        self._store: Final = store
        self._name: Final = name

    @property
    def card(self) -> Card:
        """The questions to talk about."""
        from app.knowledge import family  # noqa: PLC0415 - what only one page needs

        return family.load()

    def agreement(self) -> Job[Mapping[str, str]]:
        """Return the answers that are kept, by the id of their question; none while no store is open."""

        def job(_stop: threading.Event) -> Iterator[Mapping[str, str]]:
            store = self._store()
            yield StoredAgreement(store).answers() if store is not None else {}

        return job

    def keep_agreement(self, answers: Mapping[str, str]) -> Job[Mapping[str, str]]:
        """Keep `answers` in place of those before, nothing if there are none; StoreUnreachable without a store."""

        def job(_stop: threading.Event) -> Iterator[Mapping[str, str]]:
            store = self._store()
            if store is None:
                raise StoreUnreachable(name=self._name())
            StoredAgreement(store).save(answers)
            yield answers

        return job
