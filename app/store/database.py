"""What does Bilan remember of a person, and how is it written so that nothing confirmed is lost?

Raw observations, decisions, settings and audits; scores are computed from them, never stored. Every call that changes
something is one transaction that is on the disk when the call returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, Final

from app.store import connection, copying, rows
from app.store.local_key import local_key
from app.values.settings import Settings
from checks.model import Decided, Exclusion, FactorElsewhere, ItemId, Observation, Remembered


@dataclass(frozen=True, slots=True)
class Run:
    """An audit as it was kept: `at` in UTC and the document that `save_run` was given."""

    at: datetime
    document: Mapping[str, Any]


class Store:
    """An open profile. Any thread may call it; every method raises a `StoreError` of `app.store.errors`.

    One lock guards the connection: SQLite would let threads interleave their statements inside one transaction, and
    the window's jobs write from worker threads.
    """

    def __init__(self, opened: connection.Opened) -> None:
        """Take over a connection whose tables are those of this version (see `app.store.profile.open_store`)."""
        self._opened: Final = opened
        self._alone: Final = Lock()

    @property
    def path(self) -> Path:
        """Return the file of the profile."""
        return self._opened.path

    def add_observation(self, observation: Observation) -> None:
        """Remember `observation`; ValueError if its instant has no time zone."""
        with self.writing() as run:
            run(ADD_OBSERVATION, rows.from_observation(observation))

    def add_observations(self, observations: Iterable[Observation]) -> None:
        """Remember `observations`: all or, on an error, none."""
        with self.writing() as run:
            for observation in observations:
                run(ADD_OBSERVATION, rows.from_observation(observation))

    def observations(self) -> tuple[Observation, ...]:
        """Return every observation, the oldest first; those of one instant in the order in which they were added."""
        with self.reading() as run:
            return tuple(map(rows.to_observation, run(_OBSERVATIONS, ())))

    def add_decision(self, decided: Decided) -> None:
        """Let `decided` stand for its item, in place of an earlier decision about it."""
        with self.writing() as run:
            run(_ADD_DECISION, rows.from_decided(decided))

    def withdraw_decision(self, item: ItemId) -> None:
        """Let no decision stand for `item`; nothing happens if none stood."""
        with self.writing() as run:
            run("DELETE FROM decision WHERE item = ?", (item,))

    def decisions(self) -> tuple[Decided, ...]:
        """Return the standing decisions, at most one an item, in the order of their ids."""
        with self.reading() as run:
            return tuple(map(rows.to_decided, run("SELECT item, decision, at, reason FROM decision ORDER BY item", ())))

    def settings(self) -> Settings:
        """Return the settings that were saved last, or those of a new profile."""
        with self.reading() as run:
            for (text,) in run("SELECT document FROM setting", ()):
                return rows.to_settings(text)
            return Settings()

    def save_settings(self, settings: Settings) -> None:
        """Keep `settings` in place of those before."""
        with self.writing() as run:
            run("INSERT OR REPLACE INTO setting (id, document) VALUES (1, ?)", (rows.from_settings(settings),))

    def exclusions(self) -> tuple[Exclusion, ...]:
        """Return what the person took out of the checks, in the order in which it was."""
        with self.reading() as run:
            return tuple(map(rows.to_exclusion, run(_EXCLUSIONS, ())))

    def add_exclusion(self, exclusion: Exclusion) -> None:
        """Take something out, in place of what was said about the same account or folder and check."""
        with self.writing() as run:
            cells = rows.from_exclusion(exclusion)
            run(_REMOVE_EXCLUSION, cells[:5])
            run(_ADD_EXCLUSION, cells)

    def remove_exclusion(self, exclusion: Exclusion) -> None:
        """Take it in again; nothing happens if it is not out."""
        with self.writing() as run:
            run(_REMOVE_EXCLUSION, rows.from_exclusion(exclusion)[:5])

    def elsewhere(self) -> tuple[FactorElsewhere, ...]:
        """Return the accounts that ask for a second proof by the person's word, by site and user."""
        with self.reading() as run:
            return tuple(map(rows.to_elsewhere, run(_ELSEWHERE, ())))

    def add_elsewhere(self, elsewhere: FactorElsewhere) -> None:
        """Keep the person's word, in place of an earlier one about the same account."""
        with self.writing() as run:
            run(_ADD_ELSEWHERE, rows.from_elsewhere(elsewhere))

    def remove_elsewhere(self, elsewhere: FactorElsewhere) -> None:
        """Take it back, whenever it was given; nothing happens if it was not."""
        with self.writing() as run:
            run("DELETE FROM factor_elsewhere WHERE site = ? AND user = ?", rows.from_elsewhere(elsewhere)[:2])

    def key(self) -> bytes:
        """Return the 32-byte key under which this profile recognises accounts and passwords."""
        with self.writing() as run:
            return local_key(run)

    def remembered(self) -> Mapping[str, Remembered]:
        """Return what is kept of each account between audits, by its keyed digest."""
        with self.reading() as run:
            kept = map(rows.to_remembered, run("SELECT account, password, failing, fixed FROM trace", ()))
            return {each.account: each for each in kept}

    def save_run(
        self,
        at: datetime,
        observations: Iterable[Observation],
        document: Mapping[str, Any],
        remembered: Iterable[Remembered] = (),
    ) -> int:
        """Keep an audit, what it measured, and what is to be remembered of its accounts: all or, on an error, nothing.

        `document` is what JSON can say. Return the number of the run, as `last_number` tells it.
        """
        with self.writing() as run:
            run("INSERT INTO run (at, document) VALUES (?, ?)", (rows.instant_out(at), rows.from_document(document)))
            [(number,)] = run("SELECT last_insert_rowid()", ())
            for observation in observations:
                run(ADD_OBSERVATION, rows.from_observation(observation))
            for each in remembered:
                run(_REMEMBER, rows.from_remembered(each))
        return int(number)

    def last_number(self) -> int | None:
        """Return the number of the audit that was kept last, by us or by another process; None before the first."""
        with self.reading() as run:
            [(number,)] = run("SELECT max(id) FROM run", ())
            return number if number is None else int(number)

    def last_run_at(self) -> datetime | None:
        """Return when the last audit was, without reading it; None before the first."""
        with self.reading() as run:
            return next((datetime.fromisoformat(at) for (at,) in run(_LAST_AT, ())), None)

    def last_run(self) -> Run | None:
        """Return the audit that was kept last; None before the first."""
        with self.reading() as run:
            for at, text in run("SELECT at, document FROM run ORDER BY id DESC LIMIT 1", ()):
                return Run(datetime.fromisoformat(at), rows.to_document(text))
            return None

    def close(self) -> None:
        """Write the WAL back and let the file go; closing twice does nothing."""
        with self._alone:
            self._opened.close()

    def copy_to(self, draft: Path, key: bytes) -> None:
        """Let the empty file `draft` be a copy of all this under `key`; nothing here waits longer than that takes."""
        with self._alone, connection.translated(draft.name):
            copying.fill(draft, key, self._opened)

    @contextmanager
    def reading(self) -> Iterator[connection.Execute]:
        """Lend the connection to another part of this package, to read."""
        with self._alone:
            yield self._opened.execute

    @contextmanager
    def writing(self) -> Iterator[connection.Execute]:
        """Lend the connection to another part of this package, for one transaction."""
        with self._alone, self._opened.transaction():
            yield self._opened.execute


ADD_OBSERVATION: Final = (
    "INSERT INTO observation (item, outcome, provenance, at, value, reason, note) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_OBSERVATIONS = "SELECT item, outcome, provenance, at, value, reason, note FROM observation ORDER BY at, id"
_LAST_AT = "SELECT at FROM run ORDER BY id DESC LIMIT 1"
_EXCLUSIONS = "SELECT check_id, title, site, user, folder, reason, review, made FROM exclusion ORDER BY id"
_ADD_EXCLUSION = (
    "INSERT INTO exclusion (check_id, title, site, user, folder, reason, review, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_ELSEWHERE = "SELECT site, user, told FROM factor_elsewhere ORDER BY site, user"
_ADD_ELSEWHERE = "INSERT OR REPLACE INTO factor_elsewhere (site, user, told) VALUES (?, ?, ?)"
_REMOVE_EXCLUSION = "DELETE FROM exclusion WHERE check_id IS ? AND title = ? AND site = ? AND user = ? AND folder = ?"
_REMEMBER = "INSERT OR REPLACE INTO trace (account, password, failing, fixed) VALUES (?, ?, ?, ?)"
_ADD_DECISION = "INSERT OR REPLACE INTO decision (item, decision, at, reason) VALUES (?, ?, ?, ?)"
