"""What did the person allow, and what left this computer?

The rows stay until the person erases them. A request is written down before its first byte leaves: what happens to the
program afterwards cannot hide it.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from threading import Lock
from typing import Final

from app.errors import StoreError
from app.store import rows
from app.store.database import Store
from app.values.outside import Consent, Departure, Recipient
from checks.model import MessageId


class StoredLedger:
    """The consents and departures of an open profile. It is an `app.values.outside.Ledger`."""

    def __init__(self, store: Store) -> None:
        """Keep everything in `store`."""
        self._store: Final = store

    def consents(self) -> Mapping[Recipient, Consent]:
        """Return what was decided; a recipient about whom nothing was decided is absent."""
        with self._store.reading() as run:
            return {Recipient(name): Consent(said) for name, said in run("SELECT recipient, consent FROM consent", ())}

    def decide(self, recipient: Recipient, consent: Consent) -> None:
        """Let `consent` stand for `recipient` from now on, for requests that are under way too."""
        with self._store.writing() as run:
            run("INSERT OR REPLACE INTO consent (recipient, consent) VALUES (?, ?)", (recipient.value, consent.value))

    def allows(self, recipient: Recipient) -> bool:
        """Tell whether the person has not refused `recipient`. That they agreed is the caller's to know."""
        try:
            return self.consents().get(recipient) is not Consent.NEVER
        except StoreError:
            return False

    def begin(self, departure: Departure) -> int:
        """Write `departure` down and return its number."""
        cells = (
            rows.instant_out(departure.at),
            departure.recipient.value,
            departure.host,
            departure.purpose,
            departure.sent,
            departure.outcome,
            departure.received,
        )
        with self._store.writing() as run:
            run(_BEGIN, cells)
            return int(run("SELECT last_insert_rowid()", ())[0][0])

    def end(self, number: int, outcome: MessageId, received: int) -> None:
        """Write down what became of it. A store that was closed meanwhile keeps the departure without its end."""
        with suppress(StoreError), self._store.writing() as run:
            run("UPDATE request SET outcome = ?, received = ? WHERE id = ?", (outcome, received, number))

    def departures(self) -> tuple[Departure, ...]:
        """Return every departure that was not erased, the newest first."""
        with self._store.reading() as run:
            return tuple(
                Departure(
                    datetime.fromisoformat(at), Recipient(who), host, MessageId(why), sent, MessageId(outcome), received
                )
                for at, who, host, why, sent, outcome, received in run(_DEPARTURES, ())
            )

    def erase(self) -> None:
        """Forget every departure."""
        with self._store.writing() as run:
            run("DELETE FROM request", ())


class PassingLedger:
    """The same, for a run of which nothing is kept."""

    def __init__(self) -> None:
        """Begin with nothing decided and nothing asked."""
        self._consents: Final[dict[Recipient, Consent]] = {}
        self._departures: list[Departure] = []
        self._alone: Final = Lock()

    def consents(self) -> Mapping[Recipient, Consent]:
        """See `StoredLedger`."""
        return dict(self._consents)

    def decide(self, recipient: Recipient, consent: Consent) -> None:
        """See `StoredLedger`."""
        self._consents[recipient] = consent

    def allows(self, recipient: Recipient) -> bool:
        """See `StoredLedger`."""
        return self._consents.get(recipient) is not Consent.NEVER

    def begin(self, departure: Departure) -> int:
        """See `StoredLedger`."""
        with self._alone:
            self._departures.append(departure)
            return len(self._departures) - 1

    def end(self, number: int, outcome: MessageId, received: int) -> None:
        """See `StoredLedger`."""
        with self._alone:
            if number < len(self._departures):
                self._departures[number] = replace(self._departures[number], outcome=outcome, received=received)

    def departures(self) -> tuple[Departure, ...]:
        """See `StoredLedger`."""
        return tuple(reversed(self._departures))

    def erase(self) -> None:
        """See `StoredLedger`."""
        with self._alone:
            self._departures = []


_BEGIN = "INSERT INTO request (at, recipient, host, purpose, sent, outcome, received) VALUES (?, ?, ?, ?, ?, ?, ?)"
_DEPARTURES = "SELECT at, recipient, host, purpose, sent, outcome, received FROM request ORDER BY id DESC"
