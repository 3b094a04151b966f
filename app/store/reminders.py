"""Which reminders were shown, and what became of them?"""

from __future__ import annotations

from datetime import date
from typing import Final

from app.store.database import Store
from checks.digest import Digest, Fate, History


class Reminders:
    """The reminders that an open profile remembers."""

    def __init__(self, store: Store) -> None:
        """Keep everything in `store`."""
        self._store: Final = store

    def history(self) -> History:
        """Return the reminders so far."""
        with self._store.reading() as run:
            digests = run("SELECT shown, fate FROM digest ORDER BY id", ())
            until = next((date.fromisoformat(day) for (day,) in run("SELECT until FROM snooze", ())), None)
        return History(tuple(Digest(date.fromisoformat(day), Fate(fate)) for day, fate in digests), until)

    def keep(self, history: History) -> None:
        """Let `history` take the place of the one before, in one transaction."""
        with self._store.writing() as run:
            run("DELETE FROM digest", ())
            run("DELETE FROM snooze", ())
            for each in history.digests:
                run("INSERT INTO digest (shown, fate) VALUES (?, ?)", (each.on.isoformat(), each.fate.value))
            if history.snoozed_until is not None:
                run("INSERT INTO snooze (id, until) VALUES (1, ?)", (history.snoozed_until.isoformat(),))
