"""What is kept of the archives that a person looked through, and of what they called fine in them?

Dates, counts, ids of rules, and digests under a key of this store only: a place can be recognised, not guessed from.
Every call is one transaction.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Final

from app.store import rows
from app.store.database import Store
from app.store.local_key import local_key
from checks.looked_back import LookedBack


class LookBacks:
    """The looks of an open profile."""

    def __init__(self, store: Store) -> None:
        """Keep everything in `store`."""
        self._store: Final = store

    def draw_key(self) -> None:
        """See to it that there is a key, so that what is found next can be called fine."""
        with self._store.writing() as run:
            local_key(run)

    def fine(self) -> tuple[bytes, frozenset[bytes]]:
        """Return the key and the marks made with it; nothing is called fine where no key was ever drawn."""
        with self._store.reading() as run:
            key = next((bytes(key) for (key,) in run("SELECT key FROM local_key", ())), b"")
            return key, frozenset(bytes(mark) for (mark,) in run("SELECT mark FROM called_fine", ()))

    def call_fine(self, platform: str, mark: bytes, rule: str) -> None:
        """Remember that the place with `mark` is fine."""
        with self._store.writing() as run:
            run(
                "INSERT OR REPLACE INTO called_fine (mark, platform, rule) VALUES (?, ?, ?)",
                (mark, platform, rule),
            )

    def take_back(self, mark: bytes) -> None:
        """Let the place with `mark` be told again."""
        with self._store.writing() as run:
            run("DELETE FROM called_fine WHERE mark = ?", (mark,))

    def take_all_back(self, platform: str) -> None:
        """Let every place of a platform be told again."""
        with self._store.writing() as run:
            run("DELETE FROM called_fine WHERE platform = ?", (platform,))

    def all(self) -> tuple[LookedBack, ...]:
        """Return the last look at each platform's archive."""
        with self._store.reading() as run:
            return tuple(map(_to_look, run("SELECT platform, at, counts FROM look_back ORDER BY at, platform", ())))

    def keep(self, look: LookedBack) -> None:
        """Keep `look` in place of the one before at the same platform; ValueError if its instant has no time zone."""
        counts = json.dumps({"texts": look.texts, "found": dict(look.found), "habits": dict(look.habits)})
        with self._store.writing() as run:
            run(
                "INSERT OR REPLACE INTO look_back (platform, at, counts) VALUES (?, ?, ?)",
                (look.platform, rows.instant_out(look.at), counts),
            )


def _to_look(row: Any) -> LookedBack:  # noqa: ANN401 - apsw tells no types of its rows
    platform, at, document = row
    counts = json.loads(document)
    habits = {name: (affected, of) for name, (affected, of) in counts["habits"].items()}
    return LookedBack(platform, datetime.fromisoformat(at), counts["texts"], counts["found"], habits)
