from __future__ import annotations

from pathlib import Path

import pytest

from app import files
from app.store import belongings
from app.store.connection import COPY, mark
from app.store.errors import NotAStore

KEY = bytes(range(32))
PROFILE = Path("anna.db")


@pytest.mark.parametrize(
    "end",
    [
        *("", "-wal", "-shm", "-journal", ".key", ".key.new", ".reminder", ".tray.new", ".before-12", ".before-3.new"),
        *(".replaced", ".replaced-2", ".replaced.key", ".replaced-2-wal", ".import-0123abcd", ".new-0123abcd-wal"),
        ".import-0123abcd.before-4",
    ],
)
def test_what_bilan_puts_beside_a_profile_belongs_to_it(end: str) -> None:
    assert belongings.are(Path(f"anna.db{end}"), PROFILE)


@pytest.mark.parametrize(
    "name",
    [
        *("anna.db.before-review.docx", "anna.db.replaced-by-me", "anna.db.export", "anna.db.import", "anna.db.new"),
        *("anna.db2", "anna", "xanna.db", "anna.db.before-2026.bilancopy", "anna.db.key.pem", "there/anna.db"),
    ],
)
def test_what_a_person_puts_beside_it_does_not(name: str) -> None:
    assert not belongings.are(Path(name), PROFILE)


def test_a_copy_stays_the_persons_under_any_name(tmp_path: Path) -> None:
    for name in ("anna.db", "anna.db.before-3"):
        (tmp_path / name).write_bytes(b"of ours")
    (tmp_path / "anna.db.replaced").write_bytes(COPY + b"saved by a person")
    assert [each.name for each in belongings.of(tmp_path / "anna.db")] == ["anna.db", "anna.db.before-3"]


@pytest.mark.parametrize("lock", [None, b"to their door"])
@pytest.mark.parametrize("key", [None, KEY])
def test_a_file_that_no_key_locks_is_none_of_ours(tmp_path: Path, key: bytes | None, lock: bytes | None) -> None:
    thesis = tmp_path / "thesis.docx"
    thesis.write_bytes(b"PK and the rest")
    if lock is not None:
        (tmp_path / "thesis.docx.key").write_bytes(lock)
    with pytest.raises(NotAStore):
        belongings.refuse_foreign(thesis, key)


def test_a_store_is_known_by_the_mark_of_its_key(tmp_path: Path) -> None:
    profile = tmp_path / "anna.db"
    profile.write_bytes(mark(KEY) + b"and pages")
    belongings.refuse_foreign(profile, KEY)
    assert not belongings.is_ours(profile, bytes(32))


def test_what_is_written_beside_a_profile_does_not_follow_a_link(tmp_path: Path) -> None:
    elsewhere, file = tmp_path / "important", tmp_path / "anna.db.key"
    elsewhere.write_bytes(b"of somebody")
    file.with_name("anna.db.key.new").symlink_to(elsewhere)
    files.replace_file(file, b"a lock")
    assert (elsewhere.read_bytes(), file.read_bytes(), file.is_symlink()) == (b"of somebody", b"a lock", False)
