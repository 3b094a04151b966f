"""What is kept of the histories that a person let be looked through?

A date, the browser's name and numbers: the table has no other columns, so that no address can come to stand in it.
Every call is one transaction.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from app.store import rows
from app.store.database import Store
from checks.looked_through import HistoryLook

_KEPT: Final = 2
"""Looks at each profile: the last one, and the one that it is compared with."""


class HistoryLooks:
    """The looks of an open profile."""

    def __init__(self, store: Store) -> None:
        """Keep everything in `store`."""
        self._store: Final = store

    def all(self) -> tuple[HistoryLook, ...]:
        """Return the last looks at each profile of each browser, the latest first."""
        with self._store.reading() as run:
            return tuple(map(_look, run(_ALL, ())))

    def keep(self, look: HistoryLook) -> None:
        """Keep `look`, and of those before at the same profile the latest; ValueError if its instant has no zone."""
        with self._store.writing() as run:
            run(_ADD, _cells(look))
            run(_FORGET, (look.browser, look.profile, look.browser, look.profile, _KEPT))


def _cells(look: HistoryLook) -> rows.Row:
    at = rows.instant_out(look.at)
    return look.browser, look.profile, look.profiles, at, look.addresses, look.danger, look.to_check, look.skipped


def _look(row: Any) -> HistoryLook:  # noqa: ANN401 - apsw tells no types of its rows
    browser, profile, profiles, at, *counts = row
    return HistoryLook(browser, profile, profiles, datetime.fromisoformat(at), *counts)


# By the number and not by the time: a clock may be wrong.
_ALL = "SELECT browser, profile, profiles, at, addresses, danger, to_check, skipped FROM history_look ORDER BY id DESC"
_ADD = (
    "INSERT INTO history_look (browser, profile, profiles, at, addresses, danger, to_check, skipped)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_FORGET = (
    "DELETE FROM history_look WHERE browser = ? AND profile = ? AND id NOT IN"
    " (SELECT id FROM history_look WHERE browser = ? AND profile = ? ORDER BY id DESC LIMIT ?)"
)
