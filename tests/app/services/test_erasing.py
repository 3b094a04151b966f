from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from app import log, paths
from app.compose import House
from app.store.errors import NotAStore
from app.store.profile import open_store
from app.system.errors import ScheduleRefused
from app.system.keychain import open_keychain
from app.system.login import here as login
from app.system.service_key import open_service_key
from app.values import background_note
from app.values.background import Wish
from app.values.erased import Erased, Left
from app.values.reminder import Plan
from app.wording.erased_words import left
from app.words import Words
from checks.model import ItemId, Outcome
from checks.secret import Secret
from tests.app.test_compose import NOW, done


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home of a person whose session has no folder of its own."""
    folder = tmp_path / "colette"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(name)
    return folder


def lived_in() -> House:
    """Return a house in which everything was switched on that leaves something on this computer."""
    house = House(paths.default_profile(), lambda: NOW)
    done(house.open())
    done(house.answer(ItemId("passwords.manager"), Outcome.PASS))
    done(house.reminders.switch_on(Plan(2, 18, 30, date(2026, 11, 24)), "en"))
    done(house.residing.save(Wish(tray=True, watch=True, told=True, language="en")))
    login.install(house.profile)
    log.write_to(paths.log_file())
    log.bug(ValueError())
    entry = open_service_key()
    assert entry is not None
    entry.keep(Secret("c0" * 16))
    house.profile.with_name("bilan.db.before-3").write_bytes(b"of a migration")
    house.profile.with_name("bilan.db.replaced").write_bytes(b"of a crash")
    left = paths.copies() / "copy-1"
    left.mkdir(parents=True)
    (left / "database").write_bytes(b"of a browser")
    return house


def below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.usefixtures("secret_service")
def test_afterwards_a_search_through_the_home_and_the_keychain_finds_nothing_of_bilan(home: Path) -> None:
    house = lived_in()
    assert len([name for name in below(home) if "bilan" in name.lower()]) > 10
    assert done(house.keeping.erase()) == Erased()
    found = [name for name in below(home) if "bilan" in name.lower()]
    assert found == []
    assert [path for path in home.rglob("*") if path.is_file() and b"bilan" in path.read_bytes().lower()] == []
    assert open_keychain().key() is None
    entry = open_service_key()
    assert entry is not None
    assert entry.read() is None


@pytest.mark.usefixtures("secret_service", "home")
def test_afterwards_everything_begins_as_at_the_first_start() -> None:
    house = lived_in()
    done(house.keeping.erase())
    overview = done(house.open())
    assert overview.observations == 0  # type: ignore[union-attr]  # a keychain is there, nothing asks
    assert not overview.welcomed  # type: ignore[union-attr]  # as above
    assert not background_note.read(house.profile).tray
    house.close()


@pytest.mark.usefixtures("secret_service")
def test_the_key_stays_for_another_profile_that_is_known_and_is_said_to(home: Path) -> None:
    house = lived_in()
    other = house.profile.with_name("other.db")
    open_store(other, open_keychain).close()
    assert done(house.keeping.erase()) == Erased(key_serves=("other.db",))
    open_store(other, open_keychain).close()
    assert [name for name in below(home) if "bilan.db" in name] == []


@pytest.mark.usefixtures("home")
def test_a_profile_with_a_passphrase_goes_with_its_lock(tmp_path: Path) -> None:
    house = House(tmp_path / "stick" / "mine.db", lambda: NOW)
    done(house.open())
    done(house.create_with(Secret("correct horse")))
    beside = house.profile.with_name("letter.txt")
    beside.write_text("mine")
    assert done(house.keeping.erase()) == Erased()
    assert list(house.profile.parent.iterdir()) == [beside]


class _Refusing:
    """A schedule that gives nothing back."""

    def remove(self) -> None:
        raise ScheduleRefused


@pytest.mark.usefixtures("home")
def test_what_cannot_be_erased_is_told_and_keeps_nothing_else(tmp_path: Path) -> None:
    house = House(tmp_path / "mine.db", lambda: NOW, schedule=_Refusing)  # type: ignore[arg-type]  # only this is asked
    open_store(house.profile, open_keychain, Secret("orme bateau violon tulipe")).close()
    house.profile.with_name("mine.db.before-2").mkdir()
    house.profile.with_name("mine.db.before-5").write_bytes(b"of a migration")
    assert done(house.keeping.erase()).left == (Left.SCHEDULE, Left.FILES)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("mine")] == ["mine.db.before-2"]


@pytest.mark.usefixtures("home")
def test_a_file_that_is_no_check_up_is_not_erased_nor_what_lies_beside_it(tmp_path: Path) -> None:
    thesis, key = tmp_path / "thesis.docx", tmp_path / "thesis.docx.key"
    thesis.write_bytes(b"PK of somebody")
    key.write_bytes(b"to their door")
    with pytest.raises(NotAStore):
        done(House(thesis, lambda: NOW).keeping.erase())
    assert (thesis.read_bytes(), key.read_bytes()) == (b"PK of somebody", b"to their door")


@pytest.mark.usefixtures("home")
def test_nothing_at_all_can_be_erased(tmp_path: Path) -> None:
    assert done(House(tmp_path / "none.db", lambda: NOW).keeping.erase()) == Erased()


def test_everything_that_can_be_left_has_its_sentence() -> None:
    said = list(left([each.value for each in Left], ["other.db"], Words("fr")))
    assert len({*said}) == len(Left) + 1


@pytest.mark.usefixtures("home")
def test_a_crashed_window_leaves_nothing_and_one_that_runs_keeps_its_lock(tmp_path: Path) -> None:
    house, folder = House(tmp_path / "none.db", lambda: NOW), paths.default_profile().parent
    folder.mkdir(parents=True)
    lock, socket = folder / "bilan.lock", folder / "bilan.socket"
    socket.touch()
    lock.write_text(f"{os.getpid()}\nbilan\nhere\n")
    assert done(house.keeping.erase()) == Erased()
    assert lock.exists()
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    lock.write_text(f"{gone.pid}\nbilan\nhere\n")
    assert done(house.keeping.erase()) == Erased()
    assert not folder.exists()
