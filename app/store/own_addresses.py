"""Which addresses did the person tick, and what was answered about them?

An address is here from its first tick on until the person forgets it, and its answers with it. Every call is one
transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from app.store import rows
from app.store.database import ADD_OBSERVATION, Store
from checks.model import MessageId, Observation
from checks.own_addresses import AddressAnswer, AddressSource, OwnAddress, Result, Way


class OwnAddresses:
    """The addresses of an open profile."""

    def __init__(self, store: Store) -> None:
        """Keep everything in `store`."""
        self._store: Final = store

    def all(self) -> tuple[OwnAddress, ...]:
        """Return every address, in their alphabetical order."""
        with self._store.reading() as run:
            kept = map(_to_address, run("SELECT address, ways FROM own_address", ()))
            return tuple(sorted(kept, key=lambda each: each.address))

    def keep(self, own: OwnAddress) -> None:
        """Keep an address, in place of what was ticked for it before."""
        ways = " ".join(sorted(way.value for way in own.ways))
        with self._store.writing() as run:
            run("INSERT OR REPLACE INTO own_address (address, ways) VALUES (?, ?)", (rows.packed(own.address), ways))

    def forget(self, address: str) -> None:
        """Keep nothing of an address; nothing happens if there is nothing."""
        with self._store.writing() as run:
            for table in ("own_address", "address_answer"):
                run(f"DELETE FROM {table} WHERE address = ?", (rows.packed(address),))  # noqa: S608 - our two tables

    def answers(self) -> tuple[AddressAnswer, ...]:
        """Return the last complete answer about each address of each source, and what failed since."""
        with self._store.reading() as run:
            return tuple(map(_to_answer, run(_ANSWERS, ())))

    def answered(self, answer: AddressAnswer, observations: Iterable[Observation] = ()) -> None:
        """Keep `answer`, and what all of them say of items: all or nothing. One about a forgotten address is dropped.

        A complete one takes the place of all before; a failure stands beside the last complete one. ValueError if an
        instant has no time zone.
        """
        cells = _from_answer(answer)
        with self._store.writing() as run:
            if not run("SELECT 1 FROM own_address WHERE address = ?", cells[:1]):
                return
            if answer.result is not Result.UNKNOWN:
                run("DELETE FROM address_answer WHERE address = ? AND source = ?", cells[:2])
            run(_ANSWERED, cells)
            for observation in observations:
                run(ADD_OBSERVATION, rows.from_observation(observation))


def _to_address(row: Any) -> OwnAddress:  # noqa: ANN401 - apsw tells no types of its rows
    address, ways = row
    return OwnAddress(rows.unpacked(address), frozenset(map(Way, ways.split())))


def _from_answer(answer: AddressAnswer) -> rows.Row:
    return (
        rows.packed(answer.address),
        answer.source.value,
        int(answer.result is not Result.UNKNOWN),
        answer.result.value,
        rows.instant_out(answer.at),
        rows.packed(json.dumps(answer.breaches)),
        answer.private,
        answer.reason,
    )


def _to_answer(row: Any) -> AddressAnswer:  # noqa: ANN401 - as above
    address, source, result, at, breaches, private, reason = row
    return AddressAnswer(
        rows.unpacked(address),
        AddressSource(source),
        Result(result),
        datetime.fromisoformat(at),
        tuple(json.loads(rows.unpacked(breaches))),
        private,
        reason and MessageId(reason),
    )


_ANSWERS: Final = "SELECT address, source, result, at, breaches, private, reason FROM address_answer"
_ANSWERED: Final = (
    "INSERT OR REPLACE INTO address_answer (address, source, complete, result, at, breaches, private, reason)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
