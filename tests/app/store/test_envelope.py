from __future__ import annotations

import base64
import json
import os
import stat
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.store import envelope
from app.store.errors import EnvelopeDamaged, PassphraseWrong, StoreNewer
from checks.secret import Secret

PASSPHRASE = Secret("correct horse battery staple")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "anna.db.key"


def rewritten(file: Path, **changes: Any) -> None:  # noqa: ANN401 - whatever JSON can say
    """Change fields of an envelope as someone would who knows how it is made."""
    document = json.loads(file.read_bytes())
    del document["sum"]
    document.update(changes)
    file.write_bytes(envelope._canonical({**document, "sum": envelope._sum(document)}))


def test_the_passphrase_gives_the_key_back(file: Path) -> None:
    key = envelope.seal(file, PASSPHRASE)
    assert len(key) == 32
    assert envelope.unseal(file, PASSPHRASE) == key


def test_two_profiles_never_have_the_same_key(tmp_path: Path) -> None:
    assert envelope.seal(tmp_path / "a.key", PASSPHRASE) != envelope.seal(tmp_path / "b.key", PASSPHRASE)


def test_another_passphrase_does_not_open(file: Path) -> None:
    envelope.seal(file, PASSPHRASE)
    with pytest.raises(PassphraseWrong) as caught:
        envelope.unseal(file, Secret("correct horse battery stable"))
    assert caught.value.params == {"name": "anna.db"}


def test_a_passphrase_typed_on_another_system_opens(file: Path) -> None:
    key = envelope.seal(file, Secret(unicodedata.normalize("NFC", "é à ü")))
    assert envelope.unseal(file, Secret(unicodedata.normalize("NFD", "é à ü"))) == key


def test_the_file_shows_neither_key_nor_passphrase_and_is_for_its_owner_only(file: Path) -> None:
    key = envelope.seal(file, PASSPHRASE)
    written = file.read_bytes()
    for trace in (key, base64.b64encode(key), key.hex().encode(), b"horse"):
        assert trace not in written
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_cost_is_written_beside_the_key_so_that_it_can_rise_later(file: Path) -> None:
    envelope.seal(file, PASSPHRASE)
    document = json.loads(file.read_bytes())
    assert (document["memory_kib"], document["passes"], document["lanes"]) == (65536, 3, 4)


@pytest.mark.parametrize(
    "changes",
    [
        {"memory_kib": 2**31},
        {"memory_kib": 1},
        {"memory_kib": "65536"},
        {"passes": 10**6},
        {"passes": 0},
        {"lanes": 10**6},
        {"lanes": None},
        {"salt": ""},
        {"nonce": "AAAA"},
        {"box": "AAAA"},
        {"format": "1"},
    ],
)
def test_an_absurd_envelope_is_refused_before_any_work(file: Path, changes: dict[str, object]) -> None:
    envelope.seal(file, PASSPHRASE)
    rewritten(file, **changes)
    with pytest.raises(EnvelopeDamaged):
        envelope.unseal(file, PASSPHRASE)


def test_a_cheaper_cost_cannot_be_written_into_an_envelope(file: Path) -> None:
    envelope.seal(file, PASSPHRASE)
    rewritten(file, memory_kib=32, passes=1)
    with pytest.raises(PassphraseWrong):
        envelope.unseal(file, PASSPHRASE)


def test_an_envelope_of_a_newer_bilan_is_refused_politely(file: Path) -> None:
    envelope.seal(file, PASSPHRASE)
    rewritten(file, format=2)
    with pytest.raises(StoreNewer) as caught:
        envelope.unseal(file, PASSPHRASE)
    assert caught.value.params == {"name": "anna.db", "found": 2, "known": 1}


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 4000, b"{" * 10**6])
def test_a_file_that_is_no_envelope_is_damaged(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(EnvelopeDamaged):
        envelope.unseal(file, PASSPHRASE)


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_changed_byte_is_damage_and_never_a_wrong_passphrase(file: Path, data: st.DataObject) -> None:
    if not file.exists():
        envelope.seal(file, PASSPHRASE)
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[at] ^= data.draw(st.integers(1, 255))
    broken = file.with_name("broken.db.key")
    broken.write_bytes(changed)
    try:
        envelope.unseal(broken, PASSPHRASE)
    except (EnvelopeDamaged, StoreNewer):
        return
    assert json.loads(changed) == json.loads(whole)  # white space alone may differ
