from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.store.database import Store
from app.store.look_backs import LookBacks
from app.store.private_words import StoredWords
from checks.looked_back import LookedBack

AT = datetime(2026, 11, 24, 10, tzinfo=UTC)
LOOK = LookedBack("linkedin", AT, 40, {"tone": 2, "secret": 1}, {"social.tone": (2, 40)})


def test_before_a_key_is_drawn_nothing_is_fine(store: Store) -> None:
    looks = LookBacks(store)
    assert looks.fine() == (b"", frozenset())
    looks.draw_key()
    key, marks = looks.fine()
    assert (len(key), marks) == (32, frozenset())
    looks.draw_key()
    assert looks.fine() == (key, frozenset())


def test_what_is_called_fine_can_be_taken_back_one_by_one_or_of_a_platform(store: Store) -> None:
    looks = LookBacks(store)
    for platform, mark in (("linkedin", b"one"), ("linkedin", b"two"), ("x", b"three"), ("x", b"three")):
        looks.call_fine(platform, mark, "tone.insult_en")
    looks.take_back(b"one")
    assert looks.fine()[1] == {b"two", b"three"}
    looks.take_all_back("linkedin")
    assert looks.fine()[1] == {b"three"}


def test_the_last_look_at_each_platform_is_kept(store: Store) -> None:
    looks = LookBacks(store)
    assert looks.all() == ()
    looks.keep(replace(LOOK, texts=3))
    looks.keep(replace(LOOK, platform="x", habits={}))
    looks.keep(LOOK)
    assert sorted(looks.all(), key=lambda each: each.platform) == [LOOK, replace(LOOK, platform="x", habits={})]
    assert LOOK.places == 3


def test_an_instant_without_a_zone_is_not_kept(store: Store) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        LookBacks(store).keep(replace(LOOK, at=datetime(2026, 11, 24)))  # noqa: DTZ001 - what is refused


def test_words_that_are_never_flagged_are_a_list_of_their_own(store: Store) -> None:
    unflagged = StoredWords(store, "unflagged_word")
    unflagged.add("moron")
    unflagged.add("moron")
    StoredWords(store).save(["Norvik"])
    assert (unflagged.words(), StoredWords(store).words()) == (("moron",), ("Norvik",))
