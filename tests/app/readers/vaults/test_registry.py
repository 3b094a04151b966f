from __future__ import annotations

import codecs
import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import SourceError
from app.readers.vaults import registry
from app.readers.vaults.reader import Keys, Untrusted
from checks.model import Login
from checks.secret import Secret
from tests.app.readers.vaults import exports
from tests.app.readers.vaults.exports import CHROME, FIREFOX, item, pbkdf2, protected, table

_TABLES = Path(__file__).parents[4] / "packaging" / "fuzz" / "tables.txt"
_SAMPLES = (
    table(CHROME, ("Bank", "https://bank.example", "alice", 'pass,"word\r\n', "")).encode(),
    table(FIREFOX, ("https://bank.example", "alice", "1", "", "", "", "1", "1", "1612345678900")).encode(),
    exports.bitwarden(item(), item(passwordHistory=[{"password": "old"}])).encode(),
    protected(exports.bitwarden(item()), pbkdf2("password")).encode(),
    *(table.encode() for table in _TABLES.read_text("utf-8").split("\n\n")),
    b'{"AUTHENTIFIANT": [{"title": "Bank", "login": "alice", "password": "1"}], "EMAIL": [{}]}',
    b'{"records": [{"title": "Bank", "password": "1", "$type": "login", "custom_fields": {"$oneTimeCode": "x"}}]}',
    b'{"items": [{"template_type": "a", "fields": [{"type": "password", "value": "1", "history": [{"value": "2"}]}]}]}',
    b"<KeePassFile><Root><Group><Entry><String><Key>URL</Key><Value>a</Value></String></Entry></Group></Root></KeePassFile>",
)


def _read(data: bytes) -> None:
    """Read as the vault process does; whatever is wrong must be a SourceError."""
    untrusted = Untrusted("export", data)
    with suppress(SourceError):
        reader = registry.reader_for(untrusted)
        parts = list(reader.read(untrusted, Keys(Secret("password"))))
        assert all(part.row >= 1 for part in parts if isinstance(part, Login))


def test_every_format_has_its_own_id() -> None:
    ids = [reader.format for reader in registry.READERS]

    assert len(set(ids)) == len(ids)


def test_a_table_of_a_known_exporter_is_never_left_to_the_reader_of_any_table() -> None:
    assert registry.READERS[-1].format == "csv"


@given(st.binary())
def test_any_bytes_give_logins_or_an_exact_error(data: bytes) -> None:
    _read(data)


@given(st.text())
@pytest.mark.parametrize(
    "opening", ["name,url,username,password\n", ",".join(FIREFOX) + "\n", '{"encrypted":false,', "<"]
)
def test_any_text_below_a_known_opening_gives_logins_or_an_exact_error(opening: str, rest: str) -> None:
    _read((opening + rest).encode())


@given(st.randoms(use_true_random=False))
@pytest.mark.parametrize("sample", _SAMPLES)
def test_a_damaged_export_gives_logins_or_an_exact_error(sample: bytes, chance: random.Random) -> None:
    data = bytearray(sample)
    for _ in range(chance.randint(1, 5)):
        start = chance.randrange(len(data))
        data[start : start + chance.randint(0, 9)] = chance.randbytes(chance.randint(0, 3))

    _read(bytes(data))


@pytest.mark.parametrize("sample", _SAMPLES)
def test_every_beginning_of_an_export_gives_logins_or_an_exact_error(sample: bytes) -> None:
    for end in range(0, len(sample), 7):
        _read(sample[:end])


@pytest.mark.parametrize("sample", _SAMPLES)
def test_utf_16_is_read_as_well_as_utf_8(sample: bytes) -> None:
    wide = codecs.BOM_UTF16_LE + sample.decode().encode("utf-16-le")

    assert registry.reader_for(Untrusted("export", wide)) is registry.reader_for(Untrusted("export", sample))
