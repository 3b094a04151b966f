from __future__ import annotations

import base64
from pathlib import Path

from app.store.connection import Execute
from app.store.migrations import STEPS, bring_up
from checks.model import Decided, Decision, ItemId
from tests.app.store.values import MARKER, NOW, MemoryKeychain, observation, opened

SCHEMA = "observation"


def shapes(text: str) -> list[bytes]:
    return [text.encode(), text.encode("utf-16-le"), text.encode().hex().encode(), base64.b64encode(text.encode())[:-4]]


def everything_written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def assert_unreadable(written: dict[str, bytes], key: bytes) -> None:
    for name, content in written.items():
        for trace in (*shapes(MARKER), *shapes(SCHEMA), key, key.hex().encode(), b"SQLite format 3"):
            assert trace not in content, name


def test_nothing_that_is_written_can_be_read_without_the_key(profile: Path, keychain: MemoryKeychain) -> None:
    store = opened(profile, keychain)
    assert keychain.held is not None
    for n in range(300):
        store.add_observation(observation(MARKER, note=f"{MARKER} {n}"))
    store.add_decision(Decided(ItemId(MARKER), Decision.ACCEPTED, NOW, MARKER))
    store.save_run(NOW, (), {"titles": [MARKER] * 5000})
    store._opened.execute("BEGIN")
    store._opened.execute("CREATE TEMP TABLE sorted AS SELECT note FROM observation ORDER BY note DESC")
    store._opened.execute("DELETE FROM observation WHERE id > 200")
    written = everything_written(profile.parent)
    assert set(written) == {"anna.db", "anna.db-wal", "anna.db-shm"}
    assert_unreadable(written, keychain.held)
    store._opened.execute("COMMIT")
    bring_up(store._opened, keychain.held, (*STEPS, _another_table))
    store.close()
    assert_unreadable(everything_written(profile.parent), keychain.held)


def _another_table(run: Execute) -> None:
    run("CREATE TABLE more (x TEXT) STRICT", ())


def test_the_rollback_journal_cannot_be_read_either(profile: Path, keychain: MemoryKeychain) -> None:
    store = opened(profile, keychain)
    store.save_run(NOW, (), {"titles": [MARKER] * 5000})
    store._opened.execute("PRAGMA journal_mode = DELETE")
    store._opened.execute("BEGIN IMMEDIATE")
    store._opened.execute("UPDATE run SET document = document || '1'")
    store._opened.execute("PRAGMA cache_spill = 1")
    store._opened.execute("DELETE FROM run")
    written = everything_written(profile.parent)
    assert len(written["anna.db-journal"]) > len(MARKER)
    assert keychain.held is not None
    assert_unreadable(written, keychain.held)
    store._opened.execute("ROLLBACK")
    store.close()


def test_the_search_finds_what_is_written_in_the_clear() -> None:
    for shape in shapes(MARKER):
        try:
            assert_unreadable({"leak": b"..." + shape + b"..."}, bytes(32))
        except AssertionError:
            continue
        raise AssertionError(shape)
