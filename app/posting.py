"""What is looked at before a person posts it, and which words did they say are private?

A draft goes through and is kept nowhere. The private words lie in the store; while none is open there are none.
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
from app.store.private_words import StoredWords
from app.store.profile import peek
from app.system.keychain import open_unlocked_keychain

if TYPE_CHECKING:  # the rules are loaded with the first draft
    from checks.posts.context import Context
    from checks.posts.model import PostFinding

T = TypeVar("T")
Job = Callable[[threading.Event], Iterator[T]]


def words_kept_in(profile: Path) -> tuple[str, ...]:
    """Return the private words of a profile that stays closed; none if there is no such file.

    StoreError if it cannot be read without asking the person.
    """
    if not profile.exists():
        return ()
    with closing(peek(profile, open_unlocked_keychain)) as store:
        return StoredWords(store).words()


class Posting:
    """The rules that ship with Bilan, and the private words of the profile that is open."""

    def __init__(self) -> None:
        """Know no private word yet."""
        self._words: StoredWords | None = None
        self._name = ""

    def keep_in(self, store: Store | None, name: str) -> None:
        """Keep the private words in `store` from now on, which errors call `name`; None: they cannot be kept."""
        self._words, self._name = StoredWords(store) if store is not None else None, name

    def inspect(self, text: str, context: Context) -> Job[tuple[PostFinding, ...]]:
        """Say what in a draft deserves a second look; nothing of it is kept."""

        def job(_stop: threading.Event) -> Iterator[tuple[PostFinding, ...]]:
            from app import post_rules  # noqa: PLC0415 - for the reason above
            from checks.posts.inspection import inspect  # noqa: PLC0415 - as above
            from checks.posts.private import PrivateWords  # noqa: PLC0415 - as above

            kept = self._words.words() if self._words is not None else ()
            yield inspect(text, post_rules.rulebook(), PrivateWords(kept), context)

        return job

    def known_words(self, profile: Path) -> tuple[str, ...]:
        """Return the private words, those of `profile` while it is closed; none where that would take a question."""
        if self._words is not None:
            return self._words.words()
        try:
            return words_kept_in(profile)
        except StoreError:
            return ()

    def private_words(self) -> Job[tuple[str, ...]]:
        """Return the private words; StoreUnreachable while no store is open."""
        return lambda _stop: iter((self._kept().words(),))

    def save_private_words(self, words: tuple[str, ...]) -> Job[tuple[str, ...]]:
        """Keep `words` in place of those before, and return what is kept."""

        def job(_stop: threading.Event) -> Iterator[tuple[str, ...]]:
            kept = self._kept()
            kept.save(words)
            yield kept.words()

        return job

    def _kept(self) -> StoredWords:
        if self._words is None:
            raise StoreUnreachable(name=self._name)
        return self._words
