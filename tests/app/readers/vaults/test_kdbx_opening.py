from __future__ import annotations

import os
import struct
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pykeepass import PyKeePass, create_database
from pykeepass.kdbx_parsing.common import aes_kdf

from app.errors import SourceError
from app.readers.vaults import errors
from app.readers.vaults.kdbx import READER
from app.readers.vaults.kdbx_header import AesKdf
from app.readers.vaults.kdbx_key import transformed_key
from app.readers.vaults.reader import Keys, Untrusted
from checks.model import Login
from checks.secret import Secret
from tests.app.readers.vaults.kdbx_samples import (
    CHEAP,
    OLD,
    SIGNATURE,
    Flavour,
    passwords,
    read,
    resealed,
    sample,
    with_costs_of,
)

KEY = bytes(range(200, 232))

FLAVOURS = [
    Flavour(major=3, minor=0, inner="salsa20", header_hash=False),
    Flavour(major=3, minor=1, inner="salsa20"),
    Flavour(major=3, minor=1, inner="chacha20"),
    Flavour(major=3, minor=1, cipher="twofish", inner="salsa20"),
    Flavour(major=3, minor=1, cipher="chacha20", inner="salsa20", compressed=False),
    Flavour(major=3, compressed=False, rounds=0),
    Flavour(minor=0),
    Flavour(minor=1, kdf="argon2id", cipher="chacha20"),
    Flavour(kdf="aes", cipher="twofish"),
    Flavour(kdf="aes-4", inner="salsa20"),
    Flavour(compressed=False),
    Flavour(compressed=False, cipher="chacha20"),
    Flavour(compressed=False, cipher="twofish"),
    Flavour(lanes=1, iterations=3),
]


@pytest.mark.parametrize("flavour", FLAVOURS, ids=str)
def test_every_flavour_of_the_format_is_read(flavour: Flavour) -> None:
    data = sample(flavour)
    assert READER.recognises(Untrusted("any.name", data))
    assert passwords(read(data)) == ["pâ$$ € 秘", "second"]


@pytest.mark.parametrize("flavour", [flavour for flavour in FLAVOURS if flavour.kdf != "aes-4"], ids=str)
def test_the_samples_are_files_that_pykeepass_opens_too(flavour: Flavour) -> None:
    opened = PyKeePass(BytesIO(sample(flavour)), password="open sesame")
    assert [found.password for found in opened.entries] == ["pâ$$ € 秘", "second"]


def test_a_vault_made_by_pykeepass_is_read(tmp_path: Path) -> None:
    database = create_database(str(tmp_path / "made.kdbx"), password="made")
    database.add_entry(
        database.root_group, "Bank", "ana", "hunter2", url="https://bank.example", otp="otpauth://totp/x"
    )
    database.save()
    (login,) = read((tmp_path / "made.kdbx").read_bytes(), Keys(Secret("made")))
    assert isinstance(login, Login)
    assert (login.title, login.username, login.urls, login.has_totp) == ("Bank", "ana", ("https://bank.example",), True)


# --- Keys


@pytest.mark.parametrize("flavour", [CHEAP, OLD], ids=["kdbx 4", "kdbx 3"])
@pytest.mark.parametrize("password", ["secret", "", None, "Δöض"])
@pytest.mark.parametrize("key", [KEY, None], ids=["key file", "no key file"])
def test_password_and_key_file_open_in_every_combination(
    tmp_path: Path, flavour: Flavour, password: str | None, key: bytes | None
) -> None:
    (tmp_path / "raw.key").write_bytes(KEY)
    data = sample(replace(flavour, password=password, keyfile=key))
    keys = Keys(None if password is None else Secret(password), tmp_path / "raw.key" if key else None)
    assert len(read(data, keys)) == 2


@pytest.mark.parametrize("flavour", [CHEAP, OLD], ids=["kdbx 4", "kdbx 3"])
def test_a_blank_password_and_no_password_are_different_keys(flavour: Flavour) -> None:
    with pytest.raises(errors.KeyNeeded):
        read(sample(replace(flavour, password="")), Keys())
    with pytest.raises(errors.KeyWrong):
        read(sample(replace(flavour, password=None)), Keys(Secret("")))


@pytest.mark.parametrize("flavour", [CHEAP, OLD], ids=["kdbx 4", "kdbx 3"])
def test_a_wrong_password_or_key_file_is_a_wrong_key(tmp_path: Path, flavour: Flavour) -> None:
    keyfile = tmp_path / "other.key"
    keyfile.write_bytes(KEY[::-1])
    for keys in (Keys(Secret("wrong")), Keys(Secret("open sesame"), keyfile), Keys(None, keyfile)):
        with pytest.raises(errors.KeyWrong) as caught:
            read(sample(flavour), keys)
        assert caught.value.params == {"name": "v.kdbx"}


def test_a_locked_vault_without_any_key_asks_for_one() -> None:
    with pytest.raises(errors.KeyNeeded):
        read(sample(), Keys())


def test_a_key_is_asked_for_only_where_the_file_can_be_opened_at_all() -> None:
    assert READER.needs_key(Untrusted("v", sample()))
    assert not READER.needs_key(Untrusted("v", sample(replace(CHEAP, iterations=1_001))[:300]))
    assert not READER.needs_key(Untrusted("v", bytes.fromhex("03d9a29a65fb4bb5") + bytes(100)))


# --- The header


def test_keepass_1_is_refused_with_advice() -> None:
    with pytest.raises(errors.KeePassOneRefused):
        read(bytes.fromhex("03d9a29a65fb4bb5") + bytes(200))


@pytest.mark.parametrize(("major", "minor"), [(2, 0), (2, 4), (42, 0), (5, 0), (0, 0)])
def test_an_old_or_unknown_version_is_named(major: int, minor: int) -> None:
    with pytest.raises(errors.VersionUnsupported) as caught:
        read(SIGNATURE + struct.pack("<HH", minor, major) + bytes(200))
    assert caught.value.params["version"] == f"{major}.{minor}"


def test_a_keepass_2_trial_version_is_refused() -> None:
    with pytest.raises(errors.VersionUnsupported):
        read(bytes.fromhex("03d9a29a66fb4bb5") + bytes(200))


def test_other_content_is_not_recognised() -> None:
    for data in (b"", b"\x03\xd9\xa2\x9a", b'{"items": []}', os.urandom(64)):
        assert not READER.recognises(Untrusted("v.kdbx", data))
        with pytest.raises(errors.FormatUnknown):
            read(data)


def test_an_altered_header_of_kdbx_3_is_refused_though_the_key_opens_it() -> None:
    data = bytearray(sample(replace(OLD, compressed=True)))
    at = data.index(struct.pack("<BH", 8, 32))  # the key of the protected values: nothing else depends on it
    data[at + 3] ^= 1
    with pytest.raises(errors.HeaderAltered):
        read(bytes(data))


def test_an_altered_header_of_kdbx_4_is_refused_before_the_key_is_derived() -> None:
    data = bytearray(sample())
    data[70] ^= 1
    with pytest.raises(errors.HeaderAltered):
        read(bytes(data), Keys())


def test_a_header_whose_checksum_was_redone_is_a_wrong_key() -> None:
    data = bytearray(sample())
    at = len(data) - data[::-1].index(b"\n\r\n\r")  # the end of the header
    data[at + 40] ^= 1
    with pytest.raises(errors.KeyWrong):
        read(bytes(data))


@pytest.mark.parametrize(
    ("flavour", "mebibytes", "rounds"),
    [
        (replace(CHEAP, memory=(1024 << 20) + 1024), 1024, 1),
        (replace(CHEAP, iterations=1_001), 0, 1_001),
        (replace(CHEAP, lanes=65), 0, 1),
        (replace(CHEAP, memory=1024 << 20, iterations=65), 1024, 65),
        (replace(CHEAP, kdf="aes", rounds=500_000_001), 0, 500_000_001),
        (replace(OLD, rounds=2**63), 0, 2**63),
    ],
)
def test_an_absurd_cost_is_refused_before_anything_is_derived(flavour: Flavour, mebibytes: int, rounds: int) -> None:
    affordable = replace(flavour, memory=64 * 1024, iterations=1, lanes=1, rounds=1)
    data = with_costs_of(flavour, sample(affordable))
    with pytest.raises(errors.CostTooHigh) as caught:
        read(data)
    assert caught.value.params == {"name": "v.kdbx", "mebibytes": mebibytes, "rounds": rounds}


def test_a_number_of_thousands_of_digits_is_damage_not_a_cost_to_be_shown() -> None:
    data = sample()
    narrow = struct.pack("<I", 1) + b"I" + struct.pack("<I", 8)
    wide = struct.pack("<I", 1) + b"I" + struct.pack("<I", 5_008) + b"\xff" * 5_000
    size_at = data.index(b"\x0b") + 1
    while data[size_at + 4 : size_at + 6] != b"\x00\x01":  # the field of the key derivation, not a byte of another
        size_at = data.index(b"\x0b", size_at) + 1
    (size,) = struct.unpack_from("<I", data, size_at)
    longer = data[:size_at] + struct.pack("<I", size + 5_000) + data[size_at + 4 :]
    with pytest.raises(errors.FileDamaged):
        read(longer.replace(narrow, wide))


def test_an_unknown_cipher_or_key_derivation_is_refused() -> None:
    known = sample()
    for uuid in ("31c1f2e6bf714350be5805216afc5aff", "ef636ddf8c29444b91f7a9a403e30a0c"):
        with pytest.raises(errors.FormatRefused):
            read(known.replace(bytes.fromhex(uuid), bytes(16)))


@pytest.mark.parametrize("major", [3, 4])
@pytest.mark.parametrize("inner", ["none", "arcfour"])
def test_a_stream_cipher_that_no_current_keepass_writes_is_refused(major: int, inner: str) -> None:
    with pytest.raises(errors.FormatRefused):
        read(sample(Flavour(major=major, inner=inner)))


def test_key_derivation_parameters_that_make_no_sense_are_damage() -> None:
    for senseless in (replace(CHEAP, lanes=0), replace(CHEAP, iterations=0), replace(CHEAP, memory=1)):
        data = resealed(with_costs_of(senseless, sample()))
        with pytest.raises(errors.FileDamaged):
            read(data)


# --- Deriving


@given(
    seed=st.binary(min_size=32, max_size=32), composite=st.binary(min_size=32, max_size=32), rounds=st.integers(0, 3000)
)
@settings(max_examples=40)
def test_one_cbc_call_equals_the_loop_of_pykeepass(seed: bytes, composite: bytes, rounds: int) -> None:
    assert transformed_key(composite, AesKdf(seed, rounds)) == aes_kdf(seed, rounds, composite)


@pytest.mark.parametrize("rounds", [(1 << 14) - 1, 1 << 14, (1 << 14) + 1, (1 << 15) + 5])
def test_one_cbc_call_equals_the_loop_across_its_chunks(rounds: int) -> None:
    seed, composite = bytes(32), bytes(range(32))
    assert transformed_key(composite, AesKdf(seed, rounds)) == aes_kdf(seed, rounds, composite)


# --- Promises


def test_reading_brings_no_network_module_and_no_pykeepass() -> None:
    program = "import sys, app.readers.vaults.kdbx; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"socket", "_socket", "ssl", "http", "urllib.request", "requests", "pykeepass"} & set(loaded)


def test_no_error_carries_a_library_s_text_or_content() -> None:
    for data in (
        sample()[:400],
        resealed(with_costs_of(replace(CHEAP, lanes=0), sample())),
        sample(Flavour(inner="none")),
    ):
        with pytest.raises(SourceError) as caught:
            read(data)
        assert caught.value.__suppress_context__ or caught.value.__context__ is None
        assert set(caught.value.params) == {"name"}
