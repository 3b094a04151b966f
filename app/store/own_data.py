"""What is kept of letters to companies, and of answers about the settings of platforms?

Of a letter only its company, its right and its dates: what the person wrote into it is kept nowhere. Every call is one
transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from app.store import rows
from app.store.database import ADD_OBSERVATION, Store
from checks.model import Observation
from checks.own_data import Purpose, Reply, Request, Right, SettingTold, Told


class OwnData:
    """The requests and answers of an open profile."""

    def __init__(self, store: Store) -> None:
        """Keep everything in `store`."""
        self._store: Final = store

    def requests(self) -> tuple[Request, ...]:
        """Return every request, the one that was sent last first."""
        with self._store.reading() as run:
            return tuple(map(_to_request, run(_REQUESTS, ())))

    def add(self, request: Request) -> None:
        """Keep a new request; its number is given here."""
        with self._store.writing() as run:
            run(_ADD, _from_request(request))

    def change(self, request: Request) -> None:
        """Keep `request` in place of what was known under its number; nothing happens if there is none."""
        with self._store.writing() as run:
            run(_CHANGE, (*_from_request(request), request.number))

    def forget(self, request: Request) -> None:
        """Keep nothing of it any more."""
        with self._store.writing() as run:
            run("DELETE FROM rights_request WHERE id = ?", (request.number,))

    def told(self) -> tuple[SettingTold, ...]:
        """Return the last answer about each setting, the oldest first."""
        with self._store.reading() as run:
            return tuple(map(_to_told, run("SELECT platform, purpose, told, at FROM setting_told ORDER BY at", ())))

    def tell(self, told: SettingTold, observations: Iterable[Observation] = ()) -> None:
        """Keep `told` in place of an earlier answer about the same setting, and what it says of items: all or nothing.

        ValueError if an instant has no time zone.
        """
        cells = (told.platform, told.purpose.value, told.told.value, rows.instant_out(told.at))
        with self._store.writing() as run:
            run("INSERT OR REPLACE INTO setting_told (platform, purpose, told, at) VALUES (?, ?, ?, ?)", cells)
            for observation in observations:
                run(ADD_OBSERVATION, rows.from_observation(observation))


def _from_request(request: Request) -> rows.Row:
    return (
        rows.packed(request.company),
        request.right.value,
        request.sent.isoformat(),
        request.due.isoformat(),
        request.reply.value,
        int(request.longer),
    )


def _to_request(row: Any) -> Request:  # noqa: ANN401 - apsw tells no types of its rows
    number, company, right, sent, due, reply, longer = row
    return Request(
        number,
        rows.unpacked(company),
        Right(right),
        date.fromisoformat(sent),
        date.fromisoformat(due),
        Reply(reply),
        longer=bool(longer),
    )


def _to_told(row: Any) -> SettingTold:  # noqa: ANN401 - as above
    platform, purpose, told, at = row
    return SettingTold(platform, Purpose(purpose), Told(told), datetime.fromisoformat(at))


_REQUESTS = "SELECT id, company, asked, sent, due, reply, longer FROM rights_request ORDER BY sent DESC, id DESC"
_ADD = "INSERT INTO rights_request (company, asked, sent, due, reply, longer) VALUES (?, ?, ?, ?, ?, ?)"
_CHANGE = "UPDATE rights_request SET company = ?, asked = ?, sent = ?, due = ?, reply = ?, longer = ? WHERE id = ?"
