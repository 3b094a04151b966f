from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.compose import House
from app.report.errors import NotWritten
from app.store.errors import CopyPassphraseWrong, StoreInUse, StoreUnreachable
from app.system.keychain import open_keychain
from checks.model import ItemId, Outcome
from checks.secret import Secret
from tests.app.test_compose import NOW, done

MANAGER, REUSE = ItemId("passwords.manager"), ItemId("passwords.reuse")
CHOSEN = Secret("orme bateau violon tulipe")
HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from app.compose import House
house = House(Path(sys.argv[1]), lambda: datetime.now(UTC))
list(house.open()(Event()))
print("open", flush=True)
sys.stdin.read()
house.close()
"""
pytestmark = pytest.mark.usefixtures("secret_service")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Return an open house with one answer, whose key is in the keychain."""
    house = House(tmp_path / "here" / "mine.db", lambda: NOW)
    done(house.open())
    done(house.answer(MANAGER, Outcome.PASS))
    yield house
    house.close()


@pytest.fixture
def copy(house: House, tmp_path: Path) -> Path:
    return done(house.keeping.export(tmp_path / "mine.bilancopy", CHOSEN))


def test_a_copy_is_made_while_the_store_is_open_and_brings_back_what_was_then(house: House, copy: Path) -> None:
    done(house.answer(REUSE, Outcome.FAIL))
    assert done(house.overview()).observations == 2
    assert done(house.keeping.bring_back(copy, CHOSEN)).observations == 1
    assert done(house.answer(REUSE, Outcome.PASS)).observations == 2
    assert {path.name for path in house.profile.parent.iterdir()} <= {"mine.db", "mine.db-wal", "mine.db-shm"}


def test_on_another_computer_the_keychain_there_locks_it(copy: Path, tmp_path: Path) -> None:
    open_keychain().forget()
    there = House(tmp_path / "there" / "new.db", lambda: NOW)
    done(there.open())
    assert done(there.keeping.bring_back(copy, CHOSEN)).observations == 1
    there.close()
    assert done(there.open()).observations == 1  # type: ignore[union-attr]  # the keychain opens it, nothing asks
    there.close()


def test_a_copy_mends_a_profile_whose_key_was_lost(house: House, copy: Path) -> None:
    house.close()
    open_keychain().forget()
    assert done(House(house.profile, lambda: NOW).keeping.bring_back(copy, CHOSEN)).observations == 1


def test_with_a_wrong_passphrase_the_store_stays_open_as_it_was(house: House, copy: Path) -> None:
    with pytest.raises(CopyPassphraseWrong):
        done(house.keeping.bring_back(copy, Secret("another")))
    assert done(house.answer(REUSE, Outcome.FAIL)).observations == 2


def test_when_another_process_has_it_open_nothing_is_erased_or_replaced_and_it_is_open_again(
    house: House, copy: Path
) -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", HOLD, house.profile], stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        for job in (house.keeping.erase(), house.keeping.bring_back(copy, CHOSEN)):
            with pytest.raises(StoreInUse):
                done(job)
            assert done(house.answer(REUSE, Outcome.FAIL)).observations > 1
        other.communicate("")


def test_where_it_cannot_be_written_nothing_stays(house: House, tmp_path: Path) -> None:
    with pytest.raises(NotWritten):
        done(house.keeping.export(tmp_path / "gone" / "mine.bilancopy", CHOSEN))
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotWritten):
        done(house.keeping.export(tmp_path / "folder", CHOSEN))
    assert list((tmp_path / "folder").iterdir()) == []
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_nothing_is_saved_of_a_store_that_is_closed(house: House, tmp_path: Path) -> None:
    house.close()
    with pytest.raises(StoreUnreachable):
        done(house.keeping.export(tmp_path / "mine.bilancopy", CHOSEN))
    assert not (tmp_path / "mine.bilancopy").exists()


@pytest.mark.parametrize("end", ["", ".key", "-wal"])
def test_a_copy_never_takes_the_place_of_the_check_up_or_its_lock(house: House, end: str) -> None:
    file = house.profile.with_name(f"{house.profile.name}{end}")
    before = file.read_bytes() if file.exists() else None
    with pytest.raises(NotWritten):
        done(house.keeping.export(file, CHOSEN))
    assert (file.read_bytes() if file.exists() else None) == before


def test_a_file_that_is_no_check_up_is_kept_beside_the_one_that_takes_its_place(house: House, tmp_path: Path) -> None:
    copy, thesis = tmp_path / "mine.bilancopy", tmp_path / "thesis.docx"
    done(house.keeping.export(copy, CHOSEN))
    thesis.write_bytes(b"PK of somebody")
    other = House(thesis, lambda: NOW)
    assert done(other.keeping.bring_back(copy, CHOSEN)).observations == 1
    other.close()
    assert (tmp_path / "thesis.docx.replaced").read_bytes() == b"PK of somebody"
