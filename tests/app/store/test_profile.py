from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NoReturn

import pytest

from app.store import envelope
from app.store.database import Store
from app.store.errors import EnvelopeDamaged, KeyLost, NotAStore, PassphraseNeeded, PassphraseWrong, WrongKey
from app.store.profile import needs_passphrase, open_store
from app.system.errors import KeychainMissing
from app.system.keychain import open_keychain
from checks.secret import Secret
from tests.app.store.values import MARKER, MemoryKeychain, bytes_beside, observation, opened

PASSPHRASE = Secret("correct horse battery staple")


def no_keychain() -> NoReturn:
    raise KeychainMissing


def written(store: Store) -> None:
    store.add_observation(observation(note=MARKER))
    store.close()


@pytest.mark.usefixtures("secret_service")
def test_a_profile_opens_again_with_the_real_keychain(profile: Path) -> None:
    written(open_store(profile, open_keychain))
    store = open_store(profile, open_keychain)
    assert store.observations()[0].note == MARKER
    store.close()


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_the_folder_and_every_file_in_it_are_for_their_owner_only(profile: Path, keychain: MemoryKeychain) -> None:
    old = os.umask(0)
    try:
        store = opened(profile, keychain)
        store.add_observation(observation())
        assert stat.S_IMODE(profile.parent.stat().st_mode) == 0o700
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in profile.parent.iterdir()}
        store.close()
    finally:
        os.umask(old)
    assert modes == {"anna.db": 0o600, "anna.db-wal": 0o600, "anna.db-shm": 0o600}


def test_the_rights_of_a_folder_that_was_there_are_left_alone(tmp_path: Path, keychain: MemoryKeychain) -> None:
    tmp_path.chmod(0o755)
    opened(tmp_path / "anna.db", keychain).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_two_profiles_share_the_key_of_the_keychain(profile: Path, keychain: MemoryKeychain) -> None:
    opened(profile, keychain).close()
    key = keychain.held
    opened(profile.with_name("bert.db"), keychain).close()
    opened(profile, keychain).close()
    assert keychain.held == key


def test_a_profile_whose_key_is_gone_is_not_overwritten(profile: Path, keychain: MemoryKeychain) -> None:
    written(opened(profile, keychain))
    before = bytes_beside(profile)
    emptied = MemoryKeychain()
    with pytest.raises(KeyLost):
        opened(profile, emptied)
    assert bytes_beside(profile) == before
    assert emptied.held is None


def test_the_key_of_another_profile_opens_nothing_and_changes_nothing(profile: Path, keychain: MemoryKeychain) -> None:
    written(opened(profile, keychain))
    before = bytes_beside(profile)
    with pytest.raises(WrongKey):
        opened(profile, MemoryKeychain(bytes(32)))
    assert bytes_beside(profile) == before


def test_the_right_key_opens_after_a_wrong_one_was_tried(profile: Path, keychain: MemoryKeychain) -> None:
    written(opened(profile, keychain))
    with pytest.raises(WrongKey):
        opened(profile, MemoryKeychain(bytes(32)))
    store = opened(profile, keychain)
    assert store.observations()[0].note == MARKER
    store.close()


def test_a_wrong_key_leaves_what_a_crash_left_in_the_wal(profile: Path, keychain: MemoryKeychain) -> None:
    crashed = opened(profile, keychain)
    crashed.add_observation(observation(note=MARKER))
    copy = profile.parent.parent / "copy" / "anna.db"
    copy.parent.mkdir()
    for name, content in bytes_beside(profile).items():
        (copy.parent / name).write_bytes(content)
    crashed.close()
    before = bytes_beside(copy)
    with pytest.raises(WrongKey):
        opened(copy, MemoryKeychain(bytes(32)))
    assert bytes_beside(copy) == before
    store = opened(copy, keychain)
    assert store.observations()[0].note == MARKER
    store.close()


def test_without_keychain_and_passphrase_nothing_is_made(profile: Path) -> None:
    with pytest.raises(KeychainMissing):
        open_store(profile, no_keychain)
    assert list(profile.parent.iterdir()) == []


def test_without_a_keychain_a_passphrase_locks_a_new_profile(profile: Path) -> None:
    written(open_store(profile, no_keychain, PASSPHRASE))
    assert needs_passphrase(profile)
    store = open_store(profile, no_keychain, PASSPHRASE)
    assert store.observations()[0].note == MARKER
    store.close()


@pytest.mark.parametrize("nothing", [None, Secret("")])
def test_a_locked_profile_asks_for_its_passphrase(profile: Path, nothing: Secret | None) -> None:
    open_store(profile, no_keychain, PASSPHRASE).close()
    with pytest.raises(PassphraseNeeded):
        open_store(profile, no_keychain, nothing)


def test_a_wrong_passphrase_changes_nothing(profile: Path) -> None:
    written(open_store(profile, no_keychain, PASSPHRASE))
    before = bytes_beside(profile)
    with pytest.raises(PassphraseWrong):
        open_store(profile, no_keychain, Secret("wrong"))
    assert bytes_beside(profile) == before


def test_a_passphrase_is_not_needed_where_a_keychain_holds_the_key(profile: Path, keychain: MemoryKeychain) -> None:
    opened(profile, keychain).close()
    assert not needs_passphrase(profile)
    open_store(profile, lambda: keychain, PASSPHRASE).close()
    assert not needs_passphrase(profile)


def test_a_damaged_envelope_changes_nothing(profile: Path) -> None:
    written(open_store(profile, no_keychain, PASSPHRASE))
    profile.with_name("anna.db.key").write_bytes(b"{}")
    before = bytes_beside(profile)
    with pytest.raises(EnvelopeDamaged):
        open_store(profile, no_keychain, PASSPHRASE)
    assert bytes_beside(profile) == before


def test_the_envelope_of_another_profile_opens_nothing(profile: Path) -> None:
    written(open_store(profile, no_keychain, PASSPHRASE))
    envelope.seal(profile.with_name("anna.db.key"), PASSPHRASE)
    with pytest.raises(WrongKey):
        open_store(profile, no_keychain, PASSPHRASE)


def test_a_creation_that_was_cut_short_is_taken_up_again(profile: Path, keychain: MemoryKeychain) -> None:
    profile.parent.mkdir()
    profile.touch()
    written(opened(profile, keychain))
    assert keychain.held is not None


def test_a_folder_is_no_profile(tmp_path: Path, keychain: MemoryKeychain) -> None:
    with pytest.raises(NotAStore):
        opened(tmp_path, keychain)


def test_a_name_that_sqlite_reads_as_something_else_is_a_file(
    tmp_path: Path, keychain: MemoryKeychain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(opened(Path(":memory:"), keychain))
    assert (tmp_path / ":memory:").stat().st_size > 0
