from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.checkup.errors import VaultProcessLost
from app.compose import House
from app.knowledge import link_rules
from app.system.errors import LoginRefused
from app.values import background_note
from app.values.alarming import Alarming
from app.values.background import AtLogin, Wish
from checks.ids import MessageId

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
CARD = "My card is 4111 1111 1111 1111, valid until 11/27."


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    made = House(tmp_path / "anna.db", lambda: NOW)
    yield made
    made.close()


def looked(house: House, text: str) -> Alarming:
    (alarming,) = house.residing.look(text)(threading.Event())
    return alarming


def wished(house: House, wish: Wish) -> None:
    list(house.residing.save(wish)(threading.Event()))


def test_a_first_start_wishes_nothing_and_leaves_no_file(house: House, tmp_path: Path) -> None:
    assert house.residing.wish() == Wish()
    wished(house, Wish(tray=True, language="fr"))
    assert house.residing.wish() == Wish(tray=True, language="fr")
    wished(house, Wish(told=True, language="fr"))
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".tray"] == []


@pytest.mark.skipif(sys.platform != "linux", reason="each system has its own place")
def test_without_the_tray_nothing_is_started_at_login_any_more(house: House) -> None:
    wished(house, Wish(tray=True))
    (login,) = house.residing.start_at_login(on=True)(threading.Event())
    assert login.state is AtLogin.YES
    wished(house, Wish())
    assert house.residing.login().state is AtLogin.NO


def test_a_wish_that_cannot_be_kept_is_refused(house: House, tmp_path: Path) -> None:
    (tmp_path / "anna.db.tray.new").mkdir()
    with pytest.raises(LoginRefused):
        wished(house, Wish(tray=True))


@pytest.mark.parametrize("untrusted", [b"", b"[]", b'{"tray": 1}', b"\xff", b'{"tray": true, "watch": "yes"}'])
def test_of_a_note_that_is_not_ours_nothing_is_believed(tmp_path: Path, untrusted: bytes) -> None:
    (tmp_path / "anna.db.tray").write_bytes(untrusted)
    assert background_note.read(tmp_path / "anna.db") == Wish()


def test_of_a_copied_text_it_is_said_in_words_what_should_be_kept_back(house: House) -> None:
    alarming = looked(house, CARD)
    assert MessageId("post.kind.card") in alarming.kinds
    assert "4111" not in repr(alarming)


@pytest.mark.parametrize(
    "text", ["https://netflix-login.top/", "netflix-login.top", "See https://netflix-login.top/ now"]
)
def test_a_false_link_is_told(house: House, text: str) -> None:
    assert looked(house, text).links == 1


@pytest.mark.parametrize("text", ["See you at noon.", "https://www.wikipedia.org/", "you idiot", ""])
def test_of_an_ordinary_text_nothing_is_said(house: House, text: str) -> None:
    assert not looked(house, text)


def test_of_a_text_too_long_to_be_read_only_that_is_said(house: House) -> None:
    assert looked(house, CARD + " " * 200_000) == Alarming(too_long=True)


def test_what_is_known_of_fraud_is_loaded_in_another_process(house: House) -> None:
    link_rules.knowledge.cache_clear()
    assert looked(house, "See https://netflix-login.top/ now").links == 1
    assert link_rules.knowledge.cache_info().currsize == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a program that ends at once has another name there")
def test_what_should_be_kept_back_is_told_even_if_links_could_not_be_looked_at(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    assert looked(house, f"{CARD} https://netflix-login.top/") == Alarming((MessageId("post.kind.card"),), 0)
    with pytest.raises(VaultProcessLost):
        looked(house, "https://netflix-login.top/")


def test_a_look_that_was_stopped_tells_nothing(house: House) -> None:
    stop = threading.Event()
    stop.set()
    assert list(house.residing.look("https://netflix-login.top/")(stop)) == []
