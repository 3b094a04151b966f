from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.cli.exits import Exit
from app.compose import House
from checks.model import ItemId, Outcome
from checks.secret import Secret
from tests.app.cli.test_leaks_online import Typing
from tests.app.test_compose import NOW, done

MINE = "correct horse"
CHOSEN = "orme bateau violon tulipe"


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a profile with one answer, locked by a passphrase, on a computer without a keychain."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    house = House(tmp_path / "here" / "mine.db", lambda: NOW)
    done(house.open())
    done(house.create_with(Secret(MINE)))
    done(house.answer(ItemId("passwords.manager"), Outcome.PASS))
    house.close()
    return house.profile


def run(monkeypatch: pytest.MonkeyPatch, profile: Path, *arguments: str, says: str = "", typed: bool = False) -> int:
    monkeypatch.setattr("sys.stdin", (Typing if typed else io.StringIO)(says))
    return main(["data", *arguments, "--profile", str(profile)])


def answers(profile: Path, passphrase: str) -> int:
    house = House(profile, lambda: NOW)
    done(house.open())
    found = done(house.open_with(Secret(passphrase))).observations
    house.close()
    return found


def test_everything_is_saved_erased_and_brought_back(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "mine.bilancopy"
    export = ("export", str(copy), "--passphrase-stdin")
    assert run(monkeypatch, profile, *export, says=f"{MINE}\n{CHOSEN}\n") == Exit.NOTHING_TO_DO
    assert "Everything is saved in mine.bilancopy." in capsys.readouterr().out
    assert run(monkeypatch, profile, "erase", "--yes", "--json") == Exit.NOTHING_TO_DO
    assert json.loads(capsys.readouterr().out) == {"schema": 1, "left": [], "key_serves": []}
    assert list(profile.parent.iterdir()) == []
    assert run(monkeypatch, profile, "import", str(copy), "--passphrase-stdin", says=f"{CHOSEN}\r\n") == 0
    assert "It is locked by the passphrase of the copy." in capsys.readouterr().out
    assert answers(profile, CHOSEN) == 1


def test_nothing_is_erased_or_replaced_without_a_yes(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in profile.parent.iterdir()}
    (tmp_path / "there").write_bytes(b"mine")
    for asked in (("erase",), ("import", "x", "--passphrase-stdin"), ("export", str(tmp_path / "there"))):
        assert run(monkeypatch, profile, *asked) == Exit.WRONG_USE
        assert "--yes" in capsys.readouterr().err
        assert run(monkeypatch, profile, *asked, says="no\n", typed=True) == Exit.WRONG_USE
    assert (tmp_path / "there").read_bytes() == b"mine"
    assert {path: path.read_bytes() for path in profile.parent.iterdir()} == before


def test_on_a_terminal_it_is_said_what_goes_before_it_is_asked(
    profile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, profile, "erase", says="o\n", typed=True) == Exit.NOTHING_TO_DO
    said = capsys.readouterr()
    assert str(profile) in said.err
    assert "Have I Been Pwned" in said.err
    assert "Everything is erased." in said.out
    assert not profile.exists()


def test_a_copy_that_cannot_be_used_changes_nothing(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "mine.bilancopy"
    assert run(monkeypatch, profile, "export", str(copy), "--passphrase-stdin", says=f"{MINE}\n{CHOSEN}\n") == 0
    bring = ("import", str(copy), "--passphrase-stdin", "--yes")
    assert run(monkeypatch, profile, *bring, says="another\n") == Exit.INPUT_UNREADABLE
    assert "This passphrase does not open mine.bilancopy." in capsys.readouterr().err
    copy.write_bytes(copy.read_bytes()[:-1])
    assert run(monkeypatch, profile, *bring, says=f"{CHOSEN}\n") == Exit.INPUT_UNREADABLE
    assert "mine.bilancopy is damaged" in capsys.readouterr().err
    copy.write_bytes(b"a letter")
    assert run(monkeypatch, profile, *bring, "--lang", "fr", says=f"{CHOSEN}\n") == Exit.INPUT_UNREADABLE
    assert "n’est pas une copie" in capsys.readouterr().err
    assert answers(profile, MINE) == 1
    assert {path.name for path in profile.parent.iterdir()} == {"mine.db", "mine.db.key"}


def test_a_copy_in_a_folder_that_is_not_there_is_told_as_not_written(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    to = str(tmp_path / "gone" / "mine.bilancopy")
    assert run(monkeypatch, profile, "export", to, "--passphrase-stdin", says=f"{MINE}\n{CHOSEN}\n") == Exit.WRONG_USE
    assert "mine.bilancopy could not be written there" in capsys.readouterr().err


def test_an_empty_passphrase_locks_nothing(profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    to = tmp_path / "mine.bilancopy"
    assert run(monkeypatch, profile, "export", str(to), "--passphrase-stdin", says=f"{MINE}\n\n") == Exit.WRONG_USE
    assert not to.exists()


def test_where_there_is_no_profile_none_is_made_to_be_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    none = tmp_path / "none" / "none.db"
    assert run(monkeypatch, none, "export", "x", "--passphrase-stdin", says=f"{CHOSEN}\n") == Exit.STORE_CLOSED
    assert not none.parent.exists()
