"""Which words did the person say must stay private, and which are never to be flagged?

They lie in the store, encrypted like all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from app.store import rows
from app.store.database import Store

Table = Literal["private_word", "unflagged_word"]
"""A list each."""


class StoredWords:
    """One list of the person's words in a store."""

    def __init__(self, store: Store, table: Table = "private_word") -> None:
        """Keep them in `table` of `store`."""
        self._store: Final = store
        self._table: Final = table

    def words(self) -> tuple[str, ...]:
        """Return them in the order in which they were written."""
        with self._store.reading() as run:
            found = run(f"SELECT word FROM {self._table} ORDER BY id", ())  # noqa: S608 - our two tables
            return tuple(rows.unpacked(word) for (word,) in found)

    def save(self, words: Iterable[str]) -> None:
        """Keep `words` in place of those before; one that is there twice is kept once."""
        with self._store.writing() as run:
            run(f"DELETE FROM {self._table}", ())  # noqa: S608 - as above
            for word in dict.fromkeys(words):
                run(f"INSERT INTO {self._table} (word) VALUES (?)", (rows.packed(word),))  # noqa: S608 - as above

    def add(self, word: str) -> None:
        """Keep one word more; nothing happens if it is there."""
        with self._store.writing() as run:
            run(f"INSERT OR IGNORE INTO {self._table} (word) VALUES (?)", (rows.packed(word),))  # noqa: S608 - as above
