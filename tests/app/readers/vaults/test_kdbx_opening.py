from __future__ import annotations

import hashlib
import os
import struct
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pykeepass import PyKeePass, create_database
from pykeepass.kdbx_parsing.common import aes_kdf

from app.errors import SourceError
from app.readers.vaults import errors, kdbx_body, kdbx_xml
from app.readers.vaults.kdbx import READER
from app.readers.vaults.kdbx_header import AesKdf
from app.readers.vaults.kdbx_key import transformed_key
from app.readers.vaults.reader import Keys, Skipped, Untrusted
from checks.model import Login
from checks.secret import Secret
from tests.app.readers.vaults.kdbx_samples import (
    SIGNATURE,
    Flavour,
    document,
    entry,
    inner_header,
    kdbx,
    raw_kdbx_4,
)

KEY = bytes(range(200, 232))
RIGHT = Keys(Secret("open sesame"))
CHEAP = Flavour()
OLD = Flavour(major=3, inner="salsa20")


def read(data: bytes, keys: Keys = RIGHT) -> list[Login | Skipped]:
    return list(READER.read(Untrusted("v.kdbx", data), keys))


def sample(flavour: Flavour = CHEAP) -> bytes:
    return kdbx(document(entry(Title="Bank", UserName="ana", Password="pâ$$ € 秘"), entry(Password="second")), flavour)


def passwords(found: list[Login | Skipped]) -> list[str]:
    told = []
    for login in found:
        assert isinstance(login, Login)
        assert login.password is not None
        with login.password.revealed() as text:
            told.append(text)
    return told


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
    data = _with_header_of(flavour, sample(affordable))
    with pytest.raises(errors.CostTooHigh) as caught:
        read(data)
    assert caught.value.params == {"name": "v.kdbx", "mebibytes": mebibytes, "rounds": rounds}


def _with_header_of(flavour: Flavour, data: bytes) -> bytes:
    """Write the costs of `flavour` over those in `data`, without paying for them."""
    for key, size, value in ((b"I", 8, flavour.iterations), (b"M", 8, flavour.memory), (b"P", 4, flavour.lanes)):
        mark = struct.pack("<I", 1) + key + struct.pack("<I", size)
        if (at := data.find(mark)) >= 0:
            data = data[: at + len(mark)] + value.to_bytes(size, "little") + data[at + len(mark) + size :]
    for mark in (struct.pack("<I", 1) + b"R" + struct.pack("<I", 8), struct.pack("<BH", 6, 8)):
        if (at := data.find(mark)) >= 0:
            data = data[: at + len(mark)] + struct.pack("<Q", flavour.rounds) + data[at + len(mark) + 8 :]
    return data


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
        data = _resealed(_with_header_of(senseless, sample()))
        with pytest.raises(errors.FileDamaged):
            read(data)


def _resealed(data: bytes) -> bytes:
    """Make the plain checksum of a KDBX 4 header right again."""
    end = data.index(b"\x00\x04\x00\x00\x00\r\n\r\n") + 9
    return data[:end] + hashlib.sha256(data[:end]).digest() + data[end + 32 :]


# --- The content


@pytest.mark.parametrize("flavour", [CHEAP, OLD, replace(CHEAP, cipher="chacha20")], ids=str)
def test_a_file_that_is_cut_anywhere_says_so(flavour: Flavour) -> None:
    data = sample(flavour)
    for end in range(9, len(data), 13):
        with pytest.raises((errors.FileCut, errors.FileDamaged)):
            read(data[:end])


_SMALL = (sample(), sample(OLD))


@given(at=st.integers(0, 4000), bit=st.integers(0, 7), small=st.sampled_from(_SMALL))
@settings(max_examples=150)
def test_a_flipped_bit_anywhere_gives_an_answer_never_a_crash(at: int, bit: int, small: bytes) -> None:
    data = bytearray(small)
    data[at % len(data)] ^= 1 << bit
    _answers(bytes(data))


@given(end=st.integers(0, 4000), tail=st.binary(max_size=40), small=st.sampled_from(_SMALL))
@settings(max_examples=150)
def test_any_cut_and_any_other_end_gives_an_answer_never_a_crash(end: int, tail: bytes, small: bytes) -> None:
    _answers(small[: end % len(small)] + tail)


def _answers(data: bytes) -> None:
    untrusted = Untrusted("v.kdbx", data)
    READER.recognises(untrusted)
    READER.needs_key(untrusted)
    with suppress(SourceError):
        assert all(isinstance(part, Login | Skipped) for part in read(data))


@given(xml=st.binary(max_size=300))
@settings(max_examples=100)
def test_any_well_signed_content_gives_an_answer_never_a_crash(xml: bytes) -> None:
    _answers(raw_kdbx_4(inner_header() + xml, replace(CHEAP, compressed=False)))


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<KeePassFile>",
        b"<KeePassFile/>",
        b"<Other><Root><Group/></Root></Other>",
        b"<KeePassFile><Meta/></KeePassFile>",
        b'<!DOCTYPE a [<!ENTITY e "x">]><KeePassFile><Root><Group/></Root></KeePassFile>',
        b'<?xml version="1.0" encoding="utf-16"?>'.decode().encode("utf-16") + b"<KeePassFile/>",
        b"<KeePassFile><Root><Group><Value Protected='True'>A</Value></Group></Root></KeePassFile>",
    ],
)
def test_content_that_is_no_keepass_document_is_damage(xml: bytes) -> None:
    with pytest.raises(errors.FileDamaged):
        read(raw_kdbx_4(inner_header() + xml, replace(CHEAP, compressed=False)))


def test_content_that_would_inflate_above_the_cap_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdbx_body, "_LARGEST_MEBIBYTES", 1)
    bomb = document(entry(Notes="0" * (1 << 20)))
    with pytest.raises(errors.FileTooLarge):
        read(kdbx(bomb))


def test_a_document_of_too_many_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdbx_xml, "_MOST_TAGS", 100)
    with pytest.raises(errors.FileDamaged):
        read(kdbx(document(*(entry() for _ in range(20)))))


def test_groups_may_lie_deeper_than_python_can_recurse() -> None:
    deep = b"<Group>" * 1_500 + b"<Entry/>" + b"</Group>" * 1_500
    xml = b"<KeePassFile><Meta/><Root>" + deep + b"</Root></KeePassFile>"
    assert len(read(raw_kdbx_4(inner_header() + xml, replace(CHEAP, compressed=False)))) == 1


def test_a_text_longer_than_ten_megabytes_is_no_obstacle() -> None:
    attachment = document(entry(Password="kept"), Binaries="A" * 11_000_000)
    assert passwords(read(kdbx(attachment))) == ["kept"]


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
        _resealed(_with_header_of(replace(CHEAP, lanes=0), sample())),
        sample(Flavour(inner="none")),
    ):
        with pytest.raises(SourceError) as caught:
            read(data)
        assert caught.value.__suppress_context__ or caught.value.__context__ is None
        assert set(caught.value.params) == {"name"}
