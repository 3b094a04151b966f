"""Which passwords were compared with the leaks lately, so that a run that was cut goes on where it ended?

A password is remembered by a fingerprint under a key of this store only: it can be recognised, not guessed from.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from app.store import rows
from app.store.database import Store
from app.store.local_key import local_key
from app.values.ranges import Known

KEPT_FOR: Final = timedelta(days=30)
"""The list grows with every large leak: an older answer is asked for again."""


class LeakAnswers:
    """The answers that an open profile remembers."""

    def __init__(self, store: Store) -> None:
        """Keep everything in `store`."""
        self._store: Final = store

    def known(self, now: datetime) -> Known:
        """Return the answers that are not too old at the aware instant `now`, and the key of their fingerprints.

        An answer of the future, from a clock that was wrong, is too old as well.
        """
        with self._store.writing() as run:
            key = local_key(run)
            span = rows.instant_out(now - KEPT_FOR), rows.instant_out(now)
            run("DELETE FROM leak_answer WHERE at NOT BETWEEN ? AND ?", span)
            return Known(key, tuple(run("SELECT fingerprint, seen FROM leak_answer", ())))

    def keep(self, answers: Iterable[tuple[bytes, int]], at: datetime) -> None:
        """Remember answers, each a fingerprint and how often it was seen, as learned at the aware instant `at`."""
        with self._store.writing() as run:
            for fingerprint, seen in answers:
                run(
                    "INSERT OR REPLACE INTO leak_answer (fingerprint, seen, at) VALUES (?, ?, ?)",
                    (fingerprint, seen, rows.instant_out(at)),
                )
