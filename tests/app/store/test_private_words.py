from __future__ import annotations

from contextlib import closing
from pathlib import Path

from app.store.database import Store
from app.store.private_words import StoredWords
from tests.app.store.values import MARKER, MemoryKeychain, opened


def test_words_are_kept_in_their_order_and_once(store: Store) -> None:
    stored = StoredWords(store)
    assert stored.words() == ()
    stored.save(["Norvik", "Héron", "Norvik", "half a pair \ud83d"])
    assert stored.words() == ("Norvik", "Héron", "half a pair \ud83d")


def test_a_list_replaces_the_one_before(store: Store) -> None:
    stored = StoredWords(store)
    stored.save(["Norvik"])
    stored.save(["Héron"])
    assert stored.words() == ("Héron",)
    stored.save([])
    assert stored.words() == ()


def test_no_word_can_be_read_without_the_key(profile: Path, keychain: MemoryKeychain) -> None:
    with closing(opened(profile, keychain)) as store:
        StoredWords(store).save([MARKER])
        written = [path.read_bytes() for path in profile.parent.iterdir() if path.is_file()]
    assert written
    assert not any(MARKER.encode() in content for content in written)
