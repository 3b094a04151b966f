from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp
from typing import NoReturn

import apsw
import pytest

from app.errors import StoreError
from app.store import connection
from app.store.database import Store
from app.store.errors import NotAStore, StoreBusy, StoreDamaged, StoreFull, StoreReadOnly, StoreUnreachable, WrongKey
from tests.app.store.values import MARKER, NOW, MemoryKeychain, bytes_beside, observation, opened

PAGE = 4096
SOME = 200
"""Observations enough for a dozen pages."""


@pytest.fixture
def filled(profile: Path, keychain: MemoryKeychain) -> Path:
    """Return a profile with some observations, closed."""
    store = opened(profile, keychain)
    store.save_run(NOW, [observation(note=f"{MARKER} {n:04} {'x' * 150}") for n in range(SOME)], {"marker": MARKER})
    store.close()
    return profile


def refused(profile: Path, keychain: MemoryKeychain) -> type[StoreError]:
    """Return how `profile` is refused, having made sure that nothing was written."""
    before = bytes_beside(profile)
    with pytest.raises(StoreError) as caught:
        opened(profile, keychain)
    assert bytes_beside(profile) == before
    assert keychain.held is not None
    assert keychain.held.hex() not in repr(caught.value)
    return caught.type


def overwritten(profile: Path, start: int, length: int) -> None:
    with profile.open("r+b") as file:
        file.seek(start)
        file.write(random.Random(start).randbytes(length))  # noqa: S311 - damage, not a secret


def test_random_bytes_in_any_page_are_noticed_when_the_store_opens(filled: Path, keychain: MemoryKeychain) -> None:
    whole = filled.read_bytes()
    assert len(whole) > 8 * PAGE
    for page in range(1, len(whole) // PAGE):
        filled.write_bytes(whole)
        overwritten(filled, page * PAGE + 100, 50)
        assert refused(filled, keychain) is StoreDamaged, page
    filled.write_bytes(whole)
    opened(filled, keychain).close()


def test_one_changed_bit_is_noticed(filled: Path, keychain: MemoryKeychain) -> None:
    data = bytearray(filled.read_bytes())
    data[3 * PAGE + 2000] ^= 1
    filled.write_bytes(data)
    assert refused(filled, keychain) is StoreDamaged


def test_damage_to_the_first_page_is_not_taken_for_a_wrong_key(filled: Path, keychain: MemoryKeychain) -> None:
    overwritten(filled, 200, 500)
    assert refused(filled, keychain) is StoreDamaged


def test_random_bytes_instead_of_a_file_are_refused(filled: Path, keychain: MemoryKeychain) -> None:
    overwritten(filled, 0, filled.stat().st_size)
    assert refused(filled, keychain) is WrongKey


@pytest.mark.parametrize("size", [1, 10, 16, 100, PAGE, PAGE + 1, 3 * PAGE, 5 * PAGE + 7])
def test_a_file_without_its_end_is_damaged(filled: Path, keychain: MemoryKeychain, size: int) -> None:
    os.truncate(filled, size)
    assert refused(filled, keychain) is StoreDamaged


def test_an_empty_file_beside_a_wal_is_damaged_and_the_wal_is_left(filled: Path, keychain: MemoryKeychain) -> None:
    filled.with_name("anna.db-wal").write_bytes(b"the last answers")
    os.truncate(filled, 0)
    assert refused(filled, keychain) is StoreDamaged


@pytest.mark.parametrize("held", [None, bytes(32)])
def test_a_database_that_is_not_encrypted_is_not_ours(profile: Path, held: bytes | None) -> None:
    profile.parent.mkdir()
    with closing(sqlite3.connect(profile)) as plain:
        plain.execute("CREATE TABLE observation (item)")
    before = bytes_beside(profile)
    with pytest.raises(NotAStore):
        opened(profile, MemoryKeychain(held))
    assert bytes_beside(profile) == before


def test_the_first_bytes_tell_nothing_of_the_key_but_that_it_is_the_same() -> None:
    key = bytes(range(32))
    assert connection.mark(key) == connection.mark(key)
    assert connection.mark(key) != connection.mark(bytes(32))
    assert connection.mark(key) not in key


def test_a_key_of_another_length_is_a_bug_and_not_shown(profile: Path) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        opened(profile, MemoryKeychain(b"too short to be a key"))


def test_an_error_while_the_key_is_given_does_not_show_it(
    filled: Path, keychain: MemoryKeychain, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert keychain.held is not None
    shown: list[str] = []
    monkeypatch.setattr(apsw, "connection_hooks", [lambda db: db.set_authorizer(_refuse_key)])
    with pytest.raises(StoreUnreachable) as caught:
        opened(filled, keychain)
    error: BaseException | None = caught.value
    while error is not None:
        shown.append(repr(error) + str(error))
        error = error.__cause__
    assert keychain.held.hex() not in "".join(shown)


def _refuse_key(code: int, first: str | None, *_: str | None) -> int:
    return apsw.SQLITE_DENY if (code, first) == (apsw.SQLITE_PRAGMA, "key") else apsw.SQLITE_OK


def test_a_writer_that_waits_too_long_for_another_bilan_says_so(
    filled: Path, keychain: MemoryKeychain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_MS", 50)
    with closing(opened(filled, keychain)) as store, _another_bilan_writing(filled, keychain):
        with pytest.raises(StoreBusy):
            store.add_observation(observation(note="refused"))
        assert len(store.observations()) == SOME
    with closing(opened(filled, keychain)) as store:
        store.add_observation(observation(note="accepted"))
        assert len(store.observations()) == SOME + 1


def _another_bilan_writing(profile: Path, keychain: MemoryKeychain) -> subprocess.Popen[str]:
    """Return a process that holds the write lock until its standard input closes, as leaving a `with` does."""
    program = (
        "import sys; from pathlib import Path; from app.store import connection\n"
        "held = connection.unlock(Path(sys.argv[1]), bytes.fromhex(input()))\n"
        "held.execute('BEGIN IMMEDIATE'); print('holds', flush=True); sys.stdin.read()\n"
    )
    command, pipe = [sys.executable, "-c", program, str(profile)], subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    assert keychain.held is not None
    print(keychain.held.hex(), file=process.stdin, flush=True)
    assert process.stdout.readline() == "holds\n"
    return process


def test_a_disk_that_fills_up_keeps_everything_that_was_acknowledged(
    small_disk: Path, keychain: MemoryKeychain
) -> None:
    profile = small_disk / "anna.db"
    store = opened(profile, keychain)
    acknowledged = _fill(store)
    with pytest.raises(StoreFull):
        store.save_run(NOW, [observation(note="x" * 9000)] * 9, {})
    assert [each.note for each in store.observations()] == acknowledged
    store.close()
    with closing(opened(profile, keychain)) as again:
        assert [each.note for each in again.observations()] == acknowledged


def test_a_profile_on_a_full_disk_is_not_begun(small_disk: Path, keychain: MemoryKeychain) -> None:
    with pytest.raises(OSError, match="No space left"):
        (small_disk / "filler").write_bytes(bytes(10**6))
    with pytest.raises(StoreFull):
        opened(small_disk / "anna.db", keychain)
    (small_disk / "filler").unlink()
    opened(small_disk / "anna.db", keychain).close()


def test_a_profile_on_a_disk_that_filled_up_meanwhile_says_so(small_disk: Path, keychain: MemoryKeychain) -> None:
    profile = small_disk / "anna.db"
    with closing(opened(profile, keychain)) as store:
        store.add_observation(observation())
    with pytest.raises(OSError, match="No space left"):
        (small_disk / "filler").write_bytes(bytes(10**6))
    with pytest.raises(StoreFull):
        opened(profile, keychain)
    (small_disk / "filler").unlink()
    with closing(opened(profile, keychain)) as store:
        assert store.observations() == (observation(),)


def test_a_store_at_its_page_limit_keeps_everything_that_was_acknowledged(
    profile: Path, keychain: MemoryKeychain
) -> None:
    store = opened(profile, keychain)
    store._opened.execute("PRAGMA max_page_count = 40")
    acknowledged = _fill(store)
    assert [each.note for each in store.observations()] == acknowledged
    store.close()
    with closing(opened(profile, keychain)) as again:
        assert [each.note for each in again.observations()] == acknowledged


def _fill(store: Store) -> list[str]:
    """Write until the disk is full; return the notes that were acknowledged."""
    notes: list[str] = []

    def write_on() -> NoReturn:
        while True:
            note = f"{len(notes)} {'x' * 900}"
            store.add_observation(observation(note=note))
            notes.append(note)

    with pytest.raises(StoreFull):
        write_on()
    assert notes
    return notes


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that another user can reach, which the test's own folder is not."""
    folder = Path(mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def _opened_without_rights(profile: Path, keychain: MemoryKeychain) -> str:
    """Return the name of the error that a process gets which is not root; "no error" if it opens."""
    program = (
        "import os, sys; from pathlib import Path; from app.store.profile import open_store\n"
        "import app.store.envelope, encodings.idna\n"
        "from tests.app.store.values import MemoryKeychain\n"
        "keychain = MemoryKeychain(bytes.fromhex(input()))\n"
        "os.getuid() or os.setuid(65534)\n"
        "try: open_store(Path(sys.argv[1]), lambda: keychain).close()\n"
        "except Exception as error: print(type(error).__name__)\n"
        "else: print('no error')\n"
    )
    assert keychain.held is not None
    command = [sys.executable, "-c", program, str(profile)]
    done = subprocess.run(command, input=f"{keychain.held.hex()}\n", capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _given_away(folder: Path) -> None:
    """Let the user of `_opened_without_rights` own everything in `folder`."""
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, 65534, 65534)


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o644), (0o755, 0o444), (0o555, 0o444), (0o000, 0o644)])
def test_what_cannot_be_written_is_not_opened_and_stays(
    open_folder: Path, keychain: MemoryKeychain, folder_mode: int, file_mode: int
) -> None:
    profile = open_folder / "bilan" / "anna.db"
    with closing(opened(profile, keychain)) as store:
        store.add_observation(observation())
    before = profile.read_bytes()
    _given_away(open_folder)
    profile.chmod(file_mode)
    profile.parent.chmod(folder_mode)
    assert _opened_without_rights(profile, keychain) == StoreReadOnly.__name__
    profile.parent.chmod(0o755)
    assert profile.read_bytes() == before
    profile.chmod(0o644)
    assert _opened_without_rights(profile, keychain) == "no error"


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_a_profile_cannot_be_begun_in_a_folder_that_cannot_be_written(open_folder: Path) -> None:
    _given_away(open_folder)
    open_folder.chmod(0o555)
    keychain = MemoryKeychain(bytes(32))
    assert _opened_without_rights(open_folder / "anna.db", keychain) == StoreReadOnly.__name__
    assert _opened_without_rights(open_folder / "new" / "anna.db", keychain) == StoreReadOnly.__name__
    assert list(open_folder.iterdir()) == []
