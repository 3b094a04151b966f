from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.store import place, whole_copy
from app.store.connection import Opened
from app.store.errors import PassphraseNeeded, StoreInUse, StoreUnreachable
from app.store.profile import open_store
from checks.secret import Secret
from tests.app.store.values import MemoryKeychain, bytes_beside, observation, opened

CHOSEN = Secret("orme bateau violon tulipe")
HOLD = """
import sys, apsw
held = apsw.Connection(sys.argv[1])
held.execute("PRAGMA cipher = 'chacha20'")
held.execute(f"PRAGMA key = 'raw:{sys.argv[2]}'")
held.execute("SELECT count(*) FROM observation").fetchall()
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def by(tmp_path: Path, profile: Path) -> Iterator[Opened]:
    """Return the copy of another profile, with one observation “theirs”."""
    with closing(opened(tmp_path / "other" / "other.db", MemoryKeychain())) as store:
        store.add_observation(observation(note="theirs"))
        (tmp_path / "copy").write_bytes(whole_copy.made(store, CHOSEN))
    with whole_copy.opened(tmp_path / "copy", CHOSEN, profile) as lent:
        yield lent


def notes(profile: Path, keychain: MemoryKeychain, passphrase: Secret | None = None) -> list[str]:
    with closing(open_store(profile, lambda: keychain, passphrase)) as store:
        return [each.note for each in store.observations()]


def beside(profile: Path) -> set[str]:
    return {path.name for path in profile.parent.iterdir() if ".import" not in path.name}


def test_where_there_is_no_profile_one_is_made_with_the_key_of_the_keychain(
    by: Opened, profile: Path, keychain: MemoryKeychain
) -> None:
    with place.replaced(profile, by, keychain, CHOSEN):
        assert notes(profile, keychain) == ["theirs"]
    assert beside(profile) == {"anna.db"}


def test_the_former_is_gone_once_the_new_one_opened(by: Opened, profile: Path, keychain: MemoryKeychain) -> None:
    with closing(opened(profile, keychain)) as store:
        store.add_observation(observation(note="mine"))
    with place.replaced(profile, by, keychain, CHOSEN):
        assert notes(profile, keychain) == ["theirs"]
        assert "anna.db.replaced" in beside(profile)
    assert notes(profile, keychain) == ["theirs"]
    assert beside(profile) == {"anna.db"}


def test_the_former_comes_back_byte_for_byte_when_the_new_one_does_not_open(
    by: Opened, profile: Path, keychain: MemoryKeychain
) -> None:
    with closing(opened(profile, keychain)) as store:
        store.add_observation(observation(note="mine"))
    before = profile.read_bytes()
    with pytest.raises(StoreUnreachable), place.replaced(profile, by, keychain, CHOSEN):
        raise StoreUnreachable(name="anna.db")
    assert profile.read_bytes() == before
    assert beside(profile) == {"anna.db"}
    assert notes(profile, keychain) == ["mine"]


def test_without_a_keychain_the_passphrase_of_the_copy_locks_it(by: Opened, profile: Path) -> None:
    with place.replaced(profile, by, None, CHOSEN):
        assert notes(profile, MemoryKeychain(), CHOSEN) == ["theirs"]
    with pytest.raises(PassphraseNeeded):
        notes(profile, MemoryKeychain())


def test_a_profile_with_a_passphrase_stays_one_and_its_lock_comes_back_with_it(
    by: Opened, profile: Path, keychain: MemoryKeychain
) -> None:
    mine = Secret("mine alone")
    with closing(open_store(profile, lambda: keychain, mine)) as store:
        store.add_observation(observation(note="mine"))
    before = {name: data for name, data in bytes_beside(profile).items() if ".import" not in name}
    with pytest.raises(StoreUnreachable), place.replaced(profile, by, keychain, CHOSEN):
        raise StoreUnreachable(name="anna.db")
    assert {name: data for name, data in bytes_beside(profile).items() if ".import" not in name} == before
    with place.replaced(profile, by, keychain, CHOSEN):
        assert notes(profile, keychain, CHOSEN) == ["theirs"]
    assert keychain.held is None
    assert beside(profile) == {"anna.db", "anna.db.key"}


def test_what_an_earlier_crash_left_aside_is_not_written_over(
    by: Opened, profile: Path, keychain: MemoryKeychain
) -> None:
    opened(profile, keychain).close()
    aside = profile.with_name("anna.db.replaced")
    aside.write_bytes(b"of the crash")
    with place.replaced(profile, by, keychain, CHOSEN):
        assert notes(profile, keychain) == ["theirs"]
    assert aside.read_bytes() == b"of the crash"


def test_a_profile_that_another_process_has_open_is_left_to_it(
    by: Opened, profile: Path, keychain: MemoryKeychain
) -> None:
    from app.store.connection import mark  # noqa: PLC0415 - only here

    opened(profile, keychain).close()
    assert keychain.held is not None
    key = keychain.held.hex() + mark(keychain.held).hex()
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", HOLD, str(profile), key]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreInUse), place.replaced(profile, by, keychain, CHOSEN):
            pytest.fail("it was replaced")
        other.communicate("")
    place.refuse_in_use(profile)
    assert "anna.db.replaced" not in beside(profile)
