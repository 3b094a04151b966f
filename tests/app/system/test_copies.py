from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.readers.browsers.history import read
from app.system import copies
from app.system.copies import copied, sweep
from app.system.errors import (
    DatabaseBusy,
    DatabaseMissing,
    DatabaseNotAllowed,
    DatabaseNotCopied,
    DatabaseTooLarge,
)
from app.values.browsing import Family
from tests.app.readers.browsers.histories import make

ROW = ("https://colivo.example/", 1, 0, datetime(2026, 11, 3, tzinfo=UTC))
POSIX = pytest.mark.skipif(os.name != "posix", reason="file modes and signals are POSIX's")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "profile" / "History"
    path.parent.mkdir()
    make(path, Family.CHROMIUM, [ROW])
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


def test_a_copy_is_whole_and_gone_afterwards(database: Path, folder: Path) -> None:
    with copied(database, "Chrome", folder) as copy:
        assert copy.read_bytes() == database.read_bytes()
    assert list(folder.iterdir()) == []


def test_what_only_the_write_ahead_log_holds_is_in_the_copy(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "places.sqlite"
    browser = make(path, Family.FIREFOX, [ROW], wal=True)
    assert browser is not None
    with copied(path, "Firefox", folder) as copy:
        assert [row.url for row in read(copy, Family.FIREFOX, "Firefox")] == ["https://colivo.example/"]
    browser.close()
    assert list(folder.iterdir()) == []


def test_a_database_that_the_browser_keeps_locked_is_copied_all_the_same(database: Path, folder: Path) -> None:
    import apsw  # noqa: PLC0415 - stands in for the browser in this test only

    browser = apsw.Connection(str(database))
    browser.execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
    with copied(database, "Chrome", folder) as copy:
        assert len(list(read(copy, Family.CHROMIUM, "Chrome"))) == 1
    browser.close()


@POSIX
def test_a_copy_is_closed_to_others(database: Path, folder: Path) -> None:
    with copied(database, "Chrome", folder) as copy:
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_a_copy_is_gone_also_when_its_use_fails(database: Path, folder: Path) -> None:
    with pytest.raises(ZeroDivisionError), copied(database, "Chrome", folder):
        raise ZeroDivisionError
    assert list(folder.iterdir()) == []


def test_the_file_of_the_browser_is_not_touched(database: Path, folder: Path) -> None:
    before = (database.read_bytes(), database.stat().st_mtime_ns, sorted(database.parent.iterdir()))
    with copied(database, "Chrome", folder) as copy:
        list(read(copy, Family.CHROMIUM, "Chrome"))
    assert (database.read_bytes(), database.stat().st_mtime_ns, sorted(database.parent.iterdir())) == before


def test_a_database_in_the_middle_of_a_transaction_is_busy(
    database: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "_BETWEEN", 0)
    database.with_name("History-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x00" * 504)
    with pytest.raises(DatabaseBusy), copied(database, "Chrome", folder):
        pass
    assert list(folder.iterdir()) == []


def test_a_journal_that_is_over_is_no_transaction(database: Path, folder: Path) -> None:
    database.with_name("History-journal").write_bytes(b"\x00" * 512)
    with copied(database, "Chrome", folder) as copy:
        assert copy.exists()


def test_a_missing_database_is_said_to_be_missing(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(DatabaseMissing) as refused, copied(tmp_path / "History", "Chrome, Work", folder):
        pass
    assert refused.value.params == {"name": "Chrome, Work"}


def test_a_database_above_the_cap_is_refused(database: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "MOST_MEBIBYTES", 0)
    with pytest.raises(DatabaseTooLarge), copied(database, "Chrome", folder):
        pass
    assert list(folder.iterdir()) == []


def test_a_database_that_may_not_be_read_is_said_to_be_so(
    database: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> os.stat_result:
        raise PermissionError

    with monkeypatch.context() as patched:  # a test may run as one who may read everything
        patched.setattr(copies, "_state", refuse)
        with pytest.raises(DatabaseNotAllowed), copied(database, "Chrome", folder):
            pass


def test_no_room_for_a_copy_is_said_to_be_so(database: Path, folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    with pytest.raises(DatabaseNotCopied), copied(database, "Chrome", folder):
        pass


@POSIX
def test_what_a_killed_program_left_is_deleted_at_the_next_start(database: Path, folder: Path) -> None:
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom app.system.copies import copied\n"
        "with copied(Path(sys.argv[1]), 'Chrome', Path(sys.argv[2])):\n"
        "    print('there', flush=True)\n    time.sleep(60)"
    )
    program = subprocess.Popen([sys.executable, "-c", script, database, folder], stdout=subprocess.PIPE)
    assert program.stdout is not None
    assert program.stdout.readline() == b"there\n"
    sweep(folder)
    assert len(list(folder.iterdir())) == 1  # it is still used
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    program.stdout.close()
    assert len(list(folder.iterdir())) == 1
    sweep(folder)
    assert list(folder.iterdir()) == []


def test_nothing_to_delete_is_no_error(folder: Path) -> None:
    sweep(folder)
    assert not folder.exists()
