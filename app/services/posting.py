"""What is looked at before a person posts it, and which words did they say are private, or never to be flagged?

A draft goes through and is kept nowhere. The words lie in the store; while none is open there are none.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.errors import StoreError
from app.store.database import Store
from app.store.errors import StoreUnreachable
from app.store.private_words import StoredWords, Table
from app.store.profile import peek
from app.system.keychain import open_unlocked_keychain
from app.values.drafts import OwnWords

if TYPE_CHECKING:  # the rules are loaded with the first draft
    from checks.posts.context import Context
    from checks.posts.model import PostFinding

T = TypeVar("T")
Job = Callable[[threading.Event], Iterator[T]]


def words_in(store: Store) -> OwnWords:
    """Return the words of an open store."""
    return OwnWords(StoredWords(store).words(), StoredWords(store, "unflagged_word").words())


def words_kept_in(profile: Path) -> OwnWords:
    """Return the words of a profile that stays closed; none if there is no such file.

    StoreError if it cannot be read without asking the person.
    """
    if not profile.exists():
        return OwnWords()
    with closing(peek(profile, open_unlocked_keychain)) as store:
        return words_in(store)


class Posting:
    """The rules that ship with Bilan, and the words of the profile that is open."""

    def __init__(self) -> None:
        """Know no word yet."""
        self._store: Store | None = None
        self._name = ""

    def keep_in(self, store: Store | None, name: str) -> None:
        """Keep words in `store` from now on, which errors call `name`; None: they cannot be kept."""
        self._store, self._name = store, name

    def inspect(self, text: str, context: Context) -> Job[tuple[PostFinding, ...]]:
        """Say what in a draft deserves a second look; nothing of it is kept."""

        def job(_stop: threading.Event) -> Iterator[tuple[PostFinding, ...]]:
            from app.knowledge import post_rules  # noqa: PLC0415 - for the reason above
            from checks.posts.inspection import inspect  # noqa: PLC0415 - as above
            from checks.posts.private import PrivateWords  # noqa: PLC0415 - as above
            from checks.posts.unflagged import Unflagged  # noqa: PLC0415 - as above

            kept = self._open_words() or OwnWords()
            private, unflagged = PrivateWords(kept.private), Unflagged(kept.unflagged)
            yield inspect(text, post_rules.rulebook(), private, context, unflagged=unflagged)

        return job

    def known_words(self, profile: Path) -> OwnWords:
        """Return the words, those of `profile` while it is closed; none where that would take a question."""
        try:
            return self._open_words() or words_kept_in(profile)
        except StoreError:
            return OwnWords()

    def private_words(self) -> Job[tuple[str, ...]]:
        """Return the private words; StoreUnreachable while no store is open."""
        return lambda _stop: iter((StoredWords(self._kept()).words(),))

    def save_private_words(self, words: tuple[str, ...]) -> Job[tuple[str, ...]]:
        """Keep `words` in place of those before, and return what is kept."""
        return lambda _stop: iter((self._saved(words, "private_word"),))

    def unflagged_words(self) -> Job[tuple[str, ...]]:
        """Return the words that are never flagged; StoreUnreachable while no store is open."""
        return lambda _stop: iter((StoredWords(self._kept(), "unflagged_word").words(),))

    def never_flag(self, word: str) -> Job[tuple[str, ...]]:
        """Keep one such word more, and return them all."""

        def job(_stop: threading.Event) -> Iterator[tuple[str, ...]]:
            stored = StoredWords(self._kept(), "unflagged_word")
            stored.add(word)
            yield stored.words()

        return job

    def save_unflagged_words(self, words: tuple[str, ...]) -> Job[tuple[str, ...]]:
        """Keep `words` in place of those before, and return what is kept."""
        return lambda _stop: iter((self._saved(words, "unflagged_word"),))

    def _open_words(self) -> OwnWords | None:
        return None if self._store is None else words_in(self._store)

    def _saved(self, words: tuple[str, ...], table: Table) -> tuple[str, ...]:
        stored = StoredWords(self._kept(), table)
        stored.save(words)
        return stored.words()

    def _kept(self) -> Store:
        if self._store is None:
            raise StoreUnreachable(name=self._name)
        return self._store
