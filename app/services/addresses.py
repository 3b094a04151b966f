"""Which addresses are the person's, what may be asked about each, and what was answered?

An address is kept from its first tick on. The key to Have I Been Pwned is in the keychain only, and goes with the
consent.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from typing import Final, Protocol, TypeVar

from app.errors import StoreError
from app.services.address_book import Listed, by_name, parted, together
from app.services.leaving import Leaving
from app.services.lookups import Answered, Lookups
from app.store.database import Store
from app.store.errors import StoreUnreachable
from app.store.own_addresses import OwnAddresses
from app.system.errors import ServiceKeyUnavailable
from app.values.kept_addresses import AddressBook, KeyState, Looking
from app.values.outside import Recipient
from app.values.public_lists import PublicLists
from checks.exposure import addresses as judging
from checks.model import ItemId, Observation, Provenance
from checks.own_addresses import AddressAnswer, AddressSource, OwnAddress, Result, SeenAddress, Way
from checks.secret import Secret

T = TypeVar("T")
_Job = Callable[[threading.Event], Iterator[T]]
Seen = Callable[[], tuple[SeenAddress, ...]]
# Keychain and network are loaded by the jobs that need them: `bilan status` must answer at once.


class KeyEntry(Protocol):
    """Where the key is. `app.system.service_key` has the real one, which raises ServiceKeyUnavailable."""

    def read(self) -> Secret | None:
        """Return the key; None if none is kept."""
        ...

    def keep(self, key: Secret) -> None:
        """Keep `key`; returns only once it could be read back."""
        ...

    def forget(self) -> None:
        """Keep no key."""
        ...


def open_key_entry() -> KeyEntry | None:
    """Return the entry in this computer's keychain; None if there is no keychain that we accept."""
    from app.system import service_key  # noqa: PLC0415 - for the reason above

    return service_key.open_service_key()


class Addresses:
    """The addresses of one profile."""

    def __init__(
        self,
        now: Callable[[], datetime],
        leaving: Leaving,
        lists: Callable[[], PublicLists],
        seen: Seen,
        decided: Callable[[], frozenset[ItemId]],
        *,
        key: Callable[[], KeyEntry | None] = open_key_entry,
    ) -> None:
        """Ask through `leaving`, and explain what is answered by `lists`.

        `seen` returns the addresses of the last audit, `decided` the items that the person decided about instead of
        answering, `key` the place of the key; tests give one that ends with them.
        """
        self._now: Final = now
        self._lists: Final = lists
        self._seen: Final = seen
        self._decided: Final = decided
        self._entry: Final = key
        self._leaving: Final = leaving
        self._lookups: Final = Lookups(now, leaving, self._read_key)
        self._store: Store | None = None
        self._private: dict[tuple[str, AddressSource], tuple[str, ...]] = {}

    def keep_in(self, store: Store | None) -> None:
        """Keep everything in `store` from now on; None while there is none."""
        self._store = store
        self._private = {}

    def book(self) -> _Job[AddressBook]:
        """Return all that is known of the person's addresses."""
        return lambda _stop: iter((self._book(),))

    def tick(self, address: str, ways: Collection[Way]) -> _Job[AddressBook]:
        """Let exactly `ways` be ticked for `address`, which is kept from then on; ValueError if it is no address."""
        if not judging.is_address(address):
            raise ValueError
        own = OwnAddress(address, frozenset(ways))
        return self._changed(lambda kept: kept.keep(own))

    def forget(self, address: str) -> _Job[AddressBook]:
        """Keep nothing of `address` any more."""
        for source in AddressSource:
            self._private.pop((address, source), None)
        return self._changed(lambda kept: kept.forget(address))

    def questions(self, address: str) -> _Job[Mapping[Way, str]]:
        """Return what would leave about `address` in each way, byte for byte but for the key."""

        def job(_stop: threading.Event) -> Iterator[Mapping[Way, str]]:
            from app.net import examples  # noqa: PLC0415 - for the reason above

            yield {way: examples.about_address(address, way) for way in Way}

        return job

    def key_question(self) -> _Job[str]:
        """Return what would leave to ask what a key pays for; dots stand for the key."""

        def job(_stop: threading.Event) -> Iterator[str]:
            from app.net import examples  # noqa: PLC0415 - for the reason above

            yield examples.about_key()

        return job

    def keep_key(self, key: Secret, agreed: Collection[Recipient] = ()) -> _Job[AddressBook]:
        """Ask Have I Been Pwned what `key` pays for, and keep it in the keychain.

        A NetError if it is refused or nobody may be asked or answers; ServiceKeyUnavailable if it cannot be kept. Then
        nothing is kept.
        """

        def job(stop: threading.Event) -> Iterator[AddressBook]:
            from app.net import errors, hibp  # noqa: PLC0415 - for the reason above

            if not hibp.is_key(key):
                raise errors.KeyMalformed
            if not self._leaving.agreed(Recipient.HIBP, agreed):
                raise errors.NotAllowed
            entry = self._entry()
            if entry is None:
                raise ServiceKeyUnavailable
            self._lookups.plan(key, stop)
            entry.keep(key)
            yield self._book()

        return job

    def forget_key(self) -> _Job[AddressBook]:
        """Keep no key any more; ServiceKeyUnavailable if it is still there."""

        def job(_stop: threading.Event) -> Iterator[AddressBook]:
            self.revoked(Recipient.HIBP)
            yield self._book()

        return job

    def revoked(self, recipient: Recipient) -> None:
        """Delete the key that belongs to `recipient`, who may not be asked any more."""
        if recipient is Recipient.HIBP and (entry := self._entry()) is not None:
            entry.forget()

    def look_up(self, wanted: Collection[str], agreed: Collection[Recipient] = ()) -> _Job[Looking | AddressAnswer]:
        """Look the addresses `wanted` up, as far as they are ticked, and keep what is answered.

        `Looking`, then what came of it, for each question. Recipients are asked only if they were allowed always, or
        now, as `agreed` says.
        """

        def job(stop: threading.Event) -> Iterator[Looking | AddressAnswer]:
            kept = self._kept()
            mine = [own for own in kept.all() if own.address in wanted]
            listed = self._listed()
            answers = 0
            try:
                for told in self._lookups.asked(mine, agreed, stop):
                    if isinstance(told, Looking):
                        yield told
                    else:
                        answer = self._parted(told, listed)
                        kept.answered(answer)
                        answers += 1
                        yield answer
            finally:  # whoever stops keeps what was answered before
                if answers:
                    self._observe()

        return job

    def _changed(self, act: Callable[[OwnAddresses], None]) -> _Job[AddressBook]:
        def job(_stop: threading.Event) -> Iterator[AddressBook]:
            act(self._kept())
            yield self._book()

        return job

    def _kept(self) -> OwnAddresses:
        if self._store is None:
            raise StoreUnreachable(name="")
        return OwnAddresses(self._store)

    def _parted(self, told: Answered, listed: Listed) -> AddressAnswer:
        """Return the answer with the names that may be kept; the others stay in this run."""
        if told.answer.result is Result.UNKNOWN:
            return told.answer
        answer, private = parted(told.answer, told.names, listed)
        self._private[answer.address, answer.source] = private
        return answer

    def _observe(self) -> None:
        """Record what all answers say now of the item; a decision of the person about it stands."""
        kept = self._kept()
        now = self._now()
        said = judging.support(kept.all(), kept.answers(), now)
        if said is None or judging.ITEM in self._decided() or self._store is None:
            return
        self._store.add_observation(
            Observation(judging.ITEM, said.outcome, Provenance.MEASURED, now, value=said.value, reason=said.reason)
        )

    def _book(self) -> AddressBook:
        kept = OwnAddresses(self._store) if self._store else None
        own, answers = (kept.all(), kept.answers()) if kept else ((), ())
        known = together(own, self._seen(), answers, self._private, self._listed() if answers else {})
        return AddressBook(known, self._key_state())

    def _listed(self) -> Listed:
        return by_name(self._lists().breaches)

    def _read_key(self) -> Secret | None:
        entry = self._entry()
        return entry.read() if entry else None

    def _key_state(self) -> KeyState:
        try:
            entry = self._entry()
            kept = entry is not None and entry.read() is not None
        except StoreError:
            return KeyState.NO_KEYCHAIN
        if entry is None:
            return KeyState.NO_KEYCHAIN
        return KeyState.KEPT if kept else KeyState.NONE
