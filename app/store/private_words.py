"""Which words did the person say must stay private? They lie in the store, encrypted like all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.store.database import Store


class StoredWords:
    """The person's private words in a store."""

    def __init__(self, store: Store) -> None:
        """Keep them in `store`."""
        self._store: Final = store

    def words(self) -> tuple[str, ...]:
        """Return them in the order in which they were written."""
        with self._store.reading() as run:
            return tuple(_unpacked(word) for (word,) in run("SELECT word FROM private_word ORDER BY id", ()))

    def save(self, words: Iterable[str]) -> None:
        """Keep `words` in place of those before; one that is there twice is kept once."""
        with self._store.writing() as run:
            run("DELETE FROM private_word", ())
            for word in dict.fromkeys(words):
                run("INSERT INTO private_word (word) VALUES (?)", (_packed(word),))


def _packed(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _unpacked(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
