from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.store import connection, migrations
from app.store.connection import Execute, Opened
from app.store.errors import StoreBusy, StoreDamaged, StoreFull, StoreNewer, StoreUnreachable
from app.store.migrations import STEPS, bring_up
from tests.app.store.values import MARKER, MemoryKeychain, bytes_beside, observation, opened


def add_column(run: Execute) -> None:
    run("ALTER TABLE observation ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'", ())


def change_and_fail(run: Execute) -> None:
    run("ALTER TABLE observation ADD COLUMN weather TEXT", ())
    run("UPDATE observation SET item = 'lost.everything'", ())
    raise StoreFull(name="anna.db")


NEXT = (*STEPS, add_column)
NEWEST = len(NEXT)


@pytest.fixture
def older(profile: Path, keychain: MemoryKeychain) -> Path:
    """Return a closed profile of this version, which is older than `NEXT`."""
    with closing(opened(profile, keychain)) as store:
        store.add_observation(observation(note=MARKER))
    return profile


@contextmanager
def unlocked(profile: Path, keychain: MemoryKeychain) -> Iterator[Opened]:
    assert keychain.held is not None
    with closing(connection.unlock(profile, keychain.held)) as raw:
        yield raw


def migrated(profile: Path, keychain: MemoryKeychain, steps: tuple[migrations.Step, ...]) -> None:
    with unlocked(profile, keychain) as raw:
        assert keychain.held is not None
        bring_up(raw, keychain.held, steps)


def copy_of(profile: Path) -> Path:
    return profile.with_name(f"{profile.name}.before-{NEWEST}")


def test_a_new_profile_has_this_version_and_no_copy(older: Path, keychain: MemoryKeychain) -> None:
    with unlocked(older, keychain) as raw:
        assert raw.version() == len(STEPS)
    assert set(bytes_beside(older)) == {"anna.db"}


def test_an_older_store_takes_the_step_that_it_lacks(older: Path, keychain: MemoryKeychain) -> None:
    migrated(older, keychain, NEXT)
    with unlocked(older, keychain) as raw:
        assert raw.version() == NEWEST
        assert raw.execute("SELECT note, mood FROM observation") == [(MARKER.encode(), "calm")]


def test_a_store_of_this_version_is_not_copied(older: Path, keychain: MemoryKeychain) -> None:
    migrated(older, keychain, NEXT)
    copy_of(older).unlink()
    migrated(older, keychain, NEXT)
    assert not copy_of(older).exists()


def test_the_copy_is_the_store_of_before_with_the_same_key(older: Path, keychain: MemoryKeychain) -> None:
    migrated(older, keychain, NEXT)
    copy = copy_of(older)
    if os.name == "posix":
        assert copy.stat().st_mode & 0o077 == 0
    with closing(opened(copy, keychain)) as store:
        assert [each.note for each in store.observations()] == [MARKER]
        assert store._opened.version() == len(STEPS)


def test_nothing_but_store_and_copy_is_left(older: Path, keychain: MemoryKeychain) -> None:
    migrated(older, keychain, NEXT)
    opened_names = {older.name, f"{older.name}-wal", f"{older.name}-shm"}
    assert {path.name for path in older.parent.iterdir()} - opened_names == {copy_of(older).name}


def test_a_copy_that_could_not_be_ended_leaves_nothing(older: Path, keychain: MemoryKeychain) -> None:
    copy_of(older).mkdir()
    with pytest.raises(StoreUnreachable):
        migrated(older, keychain, NEXT)
    assert not [path for path in older.parent.iterdir() if ".new" in path.name]


def test_a_full_disk_leaves_the_old_store_and_no_half_copy(small_disk: Path, keychain: MemoryKeychain) -> None:
    profile = small_disk / "anna.db"
    with closing(opened(profile, keychain)) as store:
        store.add_observation(observation(note=MARKER))
    room = os.statvfs(small_disk)
    filler = small_disk / "filler"
    with unlocked(profile, keychain) as raw:
        assert keychain.held is not None
        assert raw.version() == len(STEPS)
        filler.write_bytes(bytes(room.f_bavail * room.f_bsize - 40 * 1024))  # room for shared memory, not for a copy
        with pytest.raises(StoreFull):
            bring_up(raw, keychain.held, NEXT)
    assert not [path for path in small_disk.iterdir() if "before" in path.name]
    filler.unlink()
    with closing(opened(profile, keychain)) as store:
        assert store.observations() == (observation(note=MARKER),)


def test_a_step_that_fails_leaves_the_old_store_and_the_copy(older: Path, keychain: MemoryKeychain) -> None:
    with pytest.raises(StoreFull):
        migrated(older, keychain, (*STEPS, change_and_fail))
    for path in (older, copy_of(older)):
        with closing(opened(path, keychain)) as store:
            assert store.observations() == (observation(note=MARKER),)
            assert store._opened.version() == len(STEPS)


def test_an_interrupted_step_is_taken_at_the_next_start(older: Path, keychain: MemoryKeychain) -> None:
    with pytest.raises(StoreFull):
        migrated(older, keychain, (*STEPS, change_and_fail))
    migrated(older, keychain, NEXT)
    with unlocked(older, keychain) as raw:
        assert raw.version() == NEWEST


def test_half_a_copy_of_an_earlier_start_is_made_anew(older: Path, keychain: MemoryKeychain) -> None:
    draft = copy_of(older).with_name(f"{copy_of(older).name}.new")
    draft.write_bytes(b"half a copy")
    migrated(older, keychain, NEXT)
    assert not draft.exists()
    opened(copy_of(older), keychain).close()


def test_without_a_copy_no_step_is_taken(older: Path, keychain: MemoryKeychain) -> None:
    copy_of(older).mkdir()  # so that the copy cannot take its name
    with pytest.raises(StoreUnreachable):
        migrated(older, keychain, NEXT)
    with unlocked(older, keychain) as raw:
        assert raw.version() == len(STEPS)


def test_each_step_has_its_own_copy_and_a_failure_keeps_those_before(older: Path, keychain: MemoryKeychain) -> None:
    with pytest.raises(StoreFull):
        migrated(older, keychain, (*NEXT, change_and_fail))
    with unlocked(older, keychain) as raw:
        assert raw.version() == NEWEST
    assert {f"anna.db.before-{NEWEST}", f"anna.db.before-{NEWEST + 1}"} < set(bytes_beside(older))


def test_a_step_that_another_bilan_took_meanwhile_is_not_taken_twice(older: Path, keychain: MemoryKeychain) -> None:
    with unlocked(older, keychain) as slow:
        migrated(older, keychain, NEXT)
        migrations._take(slow, len(STEPS), add_column)
        assert slow.version() == NEWEST


def test_a_store_that_another_bilan_writes_is_not_migrated(
    older: Path, keychain: MemoryKeychain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_MS", 50)
    with unlocked(older, keychain) as writing, writing.transaction():
        with pytest.raises(StoreBusy):
            migrated(older, keychain, NEXT)
        assert writing.version() == len(STEPS)


def test_a_newer_store_is_refused_politely_and_left_byte_for_byte(older: Path, keychain: MemoryKeychain) -> None:
    migrated(older, keychain, NEXT)
    before = bytes_beside(older)
    with pytest.raises(StoreNewer) as caught:
        opened(older, keychain)
    assert caught.value.params == {"name": "anna.db", "found": NEWEST, "known": len(STEPS)}
    assert bytes_beside(older) == before


def test_a_newer_store_that_crashed_keeps_its_wal(older: Path, keychain: MemoryKeychain) -> None:
    with unlocked(older, keychain) as crashed:  # it is not hardened: its WAL stays when it closes
        crashed.execute("PRAGMA user_version = 99")
    before = bytes_beside(older)
    assert "anna.db-wal" in before
    with pytest.raises(StoreNewer):
        opened(older, keychain)
    assert bytes_beside(older) == before


def test_a_damaged_store_is_neither_copied_nor_migrated(older: Path, keychain: MemoryKeychain) -> None:
    data = bytearray(older.read_bytes())
    data[2 * 4096 + 50] ^= 1
    older.write_bytes(data)
    before = bytes_beside(older)
    with pytest.raises(StoreDamaged):
        migrated(older, keychain, NEXT)
    assert not copy_of(older).exists()
    assert bytes_beside(older)["anna.db"] == before["anna.db"]
