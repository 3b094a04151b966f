from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import SourceError
from app.store import migrations, whole_copy
from app.store.database import Store
from app.store.errors import (
    CopyDamaged,
    CopyNewer,
    CopyPassphraseWrong,
    CopyUnreadable,
    NotACopy,
    StoreFull,
    StoreIsCopy,
)
from app.store.profile import open_store
from checks.secret import Secret
from tests.app.store.values import MARKER, NOW, MemoryKeychain, bytes_beside, observation, opened

CHOSEN = Secret("orme bateau violon tulipe")
SOME = 60


@pytest.fixture
def filled(store: Store) -> Store:
    store.save_run(NOW, [observation(note=f"{MARKER} {n:04} {'x' * 150}") for n in range(SOME)], {"marker": MARKER})
    return store


@pytest.fixture
def copy(filled: Store, tmp_path: Path) -> Path:
    file = tmp_path / "mine.bilancopy"
    file.write_bytes(whole_copy.made(filled, CHOSEN))
    return file


def notes(copy: Path, profile: Path, passphrase: Secret = CHOSEN) -> list[str]:
    with whole_copy.opened(copy, passphrase, profile) as store:
        return [note.decode() for (note,) in store.execute("SELECT note FROM observation ORDER BY id")]


def refused(copy: Path, profile: Path, passphrase: Secret = CHOSEN) -> type[SourceError]:
    before = bytes_beside(profile)
    with pytest.raises(SourceError) as caught:
        notes(copy, profile, passphrase)
    assert bytes_beside(profile) == before
    return caught.type


def test_a_copy_holds_all_that_the_store_holds(copy: Path, filled: Store, profile: Path) -> None:
    assert notes(copy, profile) == [each.note for each in filled.observations()]
    assert len(filled.observations()) == SOME


def test_nothing_in_a_copy_can_be_read(copy: Path, keychain: MemoryKeychain) -> None:
    data = copy.read_bytes()
    assert MARKER.encode() not in data
    assert b"SQLite" not in data
    assert b"observation" not in data
    assert keychain.held is not None
    assert keychain.held not in data
    with CHOSEN.revealed() as text:
        assert text.encode() not in data


def test_making_and_opening_a_copy_leaves_nothing_beside_the_profile(copy: Path, profile: Path) -> None:
    notes(copy, profile)
    assert {path.name for path in profile.parent.iterdir()} <= {"anna.db", "anna.db-wal", "anna.db-shm"}


def test_two_copies_have_nothing_in_common_but_what_says_that_they_are_copies(filled: Store) -> None:
    first, second = whole_copy.made(filled, CHOSEN), whole_copy.made(filled, CHOSEN)
    assert first[1040:1056] != second[1040:1056]
    assert first[-32:] != second[-32:]


def test_another_passphrase_opens_nothing(copy: Path, profile: Path) -> None:
    assert refused(copy, profile, Secret("orme bateau violon")) is CopyPassphraseWrong


def test_any_changed_bit_is_damage(copy: Path, profile: Path) -> None:
    whole, chance = copy.read_bytes(), random.Random(7)  # noqa: S311 - damage, not a secret
    places = [*(chance.randrange(16, len(whole)) for _ in range(20)), 1039, 1040, len(whole) - 33, len(whole) - 1]
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        copy.write_bytes(changed)
        assert refused(copy, profile) in {CopyDamaged, CopyPassphraseWrong, CopyNewer}
        if place >= 1040:
            assert refused(copy, profile) is CopyDamaged


def test_a_copy_without_its_end_is_damage_and_one_without_its_beginning_is_none(copy: Path, profile: Path) -> None:
    whole = copy.read_bytes()
    for length in (16, 600, 1040, 1072, 5000, len(whole) - 1):
        copy.write_bytes(whole[:length])
        assert refused(copy, profile) is CopyDamaged
    copy.write_bytes(whole + b"\n")
    assert refused(copy, profile) is CopyDamaged
    for foreign in (b"", whole[:15], whole[1:], b"SQLite format 3\0" + bytes(5000)):
        copy.write_bytes(foreign)
        assert refused(copy, profile) is NotACopy


def test_a_folder_or_no_file_at_all_is_told_as_unreadable(profile: Path, filled: Store, tmp_path: Path) -> None:
    assert filled.path == profile
    assert refused(tmp_path, profile) is CopyUnreadable
    assert refused(tmp_path / "gone", profile) is CopyUnreadable


def test_a_copy_of_a_newer_bilan_is_told_as_such(copy: Path, profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS[:-1])
    assert refused(copy, profile) is CopyNewer


def test_a_copy_of_an_older_bilan_is_brought_up(
    profile: Path, keychain: MemoryKeychain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(migrations, "STEPS", migrations.STEPS[:-1])
        with closing(opened(profile, keychain)) as store:
            store.add_observation(observation(note=MARKER))
            (tmp_path / "old.bilancopy").write_bytes(whole_copy.made(store, CHOSEN))
    assert notes(tmp_path / "old.bilancopy", profile) == [MARKER]
    assert [path.name for path in profile.parent.iterdir() if "before" in path.name] == []


def test_a_full_disk_loses_nothing(small_disk: Path, copy: Path) -> None:
    (small_disk / "filler").write_bytes(bytes(200 * 1024))
    with pytest.raises(StoreFull):
        notes(copy, small_disk / "new.db")
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def test_the_store_can_be_opened_from_a_new_profile(copy: Path, tmp_path: Path) -> None:
    assert len(notes(copy, tmp_path / "elsewhere" / "new.db")) == SOME
    with closing(open_store(tmp_path / "elsewhere" / "new.db", MemoryKeychain)) as fresh:
        assert fresh.observations() == ()


def test_a_copy_that_is_opened_as_a_profile_says_what_it_is(copy: Path) -> None:
    before = copy.read_bytes()
    with pytest.raises(StoreIsCopy):
        open_store(copy, MemoryKeychain)
    assert copy.read_bytes() == before
