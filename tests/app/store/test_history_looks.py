"""Are the counts of a look at a history kept, and nothing else?"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import files
from app.store import connection
from app.store.database import Store
from app.store.history_looks import HistoryLooks
from app.store.migrations import STEPS, bring_up
from checks.looked_through import HistoryLook
from tests.app.store.values import MARKER, MemoryKeychain, observation, opened

AT = datetime(2026, 11, 24, 10, tzinfo=UTC)
LOOK = HistoryLook("Firefox", 1, 2, AT, 4120, 3, 31, 12)


def test_the_last_look_at_a_profile_is_kept_with_the_one_before(store: Store) -> None:
    looks = HistoryLooks(store)
    assert looks.all() == ()
    for addresses in (1, 2, 3):
        looks.keep(replace(LOOK, addresses=addresses))
    assert [each.addresses for each in looks.all()] == [3, 2]


def test_looks_at_other_profiles_and_browsers_stay(store: Store) -> None:
    looks = HistoryLooks(store)
    others = (replace(LOOK, profile=2), replace(LOOK, browser="Chrome"))
    for each in (*others, LOOK, LOOK, LOOK):
        looks.keep(each)
    assert looks.all() == (LOOK, LOOK, *reversed(others))


def test_the_last_look_is_the_one_that_was_kept_last_whatever_the_clock_said(store: Store) -> None:
    looks = HistoryLooks(store)
    earlier = replace(LOOK, at=AT - timedelta(days=900))
    looks.keep(LOOK)
    looks.keep(earlier)
    assert looks.all() == (earlier, LOOK)


def test_an_instant_without_a_zone_is_not_kept(store: Store) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        HistoryLooks(store).keep(replace(LOOK, at=datetime(2026, 11, 24)))  # noqa: DTZ001 - what is refused
    assert HistoryLooks(store).all() == ()


def test_the_table_has_no_place_for_an_address(store: Store) -> None:
    with store.reading() as run:
        columns = {name: kind for _, name, kind, *_ in run("PRAGMA table_info(history_look)", ())}
    assert {name for name, kind in columns.items() if kind != "INTEGER"} == {"browser", "at"}


def test_a_store_of_before_keeps_what_it_held_and_has_no_look(profile: Path) -> None:
    before = next(number for number, step in enumerate(STEPS) if step.__name__ == "_history_looks")
    profile.parent.mkdir(parents=True, exist_ok=True)
    files.make_empty(profile)
    with closing(connection.unlock(profile, bytes(32))) as raw:
        bring_up(raw, bytes(32), STEPS[:before])
        with closing(Store(raw)) as store:
            store.add_observation(observation(note=MARKER))
    with closing(opened(profile, MemoryKeychain(bytes(32)))) as store:
        assert [each.note for each in store.observations()] == [MARKER]
        assert HistoryLooks(store).all() == ()
        HistoryLooks(store).keep(LOOK)
        assert HistoryLooks(store).all() == (LOOK,)
    assert profile.with_name(f"{profile.name}.before-{before + 1}").exists()
