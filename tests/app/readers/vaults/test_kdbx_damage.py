from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import SourceError
from app.readers.vaults import errors, kdbx_body, kdbx_xml
from app.readers.vaults.kdbx import READER
from app.readers.vaults.reader import Keys, Skipped, Untrusted
from checks.model import Login
from checks.secret import Secret
from tests.app.readers.vaults.kdbx_samples import (
    CHEAP,
    OLD,
    RIGHT,
    Flavour,
    document,
    entry,
    inner_header,
    kdbx,
    passwords,
    raw_kdbx_4,
    read,
    sample,
)


@pytest.mark.parametrize("flavour", [CHEAP, OLD, replace(CHEAP, cipher="chacha20")], ids=str)
def test_a_file_that_is_cut_anywhere_says_so(flavour: Flavour) -> None:
    data = sample(flavour)
    for end in range(9, len(data), 13):
        with pytest.raises((errors.FileCut, errors.FileDamaged)):
            read(data[:end])


@pytest.mark.parametrize("major", [3, 4])
def test_a_bit_changed_in_the_content_is_noticed_even_where_the_cipher_does_not_care(major: int) -> None:
    data = sample(Flavour(major=major, cipher="chacha20", compressed=False))
    content = data.index(b"\r\n\r\n") + 4 + (72 if major == 3 else 64)
    for at in range(content, len(data) - 90, 11):
        with pytest.raises((errors.FileDamaged, errors.FileCut)):
            read(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])


def test_a_cut_file_is_called_cut_before_any_key_is_derived() -> None:
    for data in (sample(OLD)[:-5], sample(OLD)[:300], sample()[:260]):
        with pytest.raises(errors.FileCut):
            read(data, Keys(Secret("wrong")))


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


def test_more_entries_than_a_person_has_are_refused_before_any_is_read() -> None:
    xml = b"<KeePassFile><Root><Group>" + b"<Entry/>" * 200_001 + b"</Group></Root></KeePassFile>"
    with pytest.raises(errors.FileDamaged):
        next(
            READER.read(Untrusted("v.kdbx", raw_kdbx_4(inner_header() + xml, replace(CHEAP, compressed=False))), RIGHT)
        )


def test_groups_may_lie_deeper_than_python_can_recurse() -> None:
    deep = b"<Group>" * 1_500 + b"<Entry/>" + b"</Group>" * 1_500
    xml = b"<KeePassFile><Meta/><Root>" + deep + b"</Root></KeePassFile>"
    assert len(read(raw_kdbx_4(inner_header() + xml, replace(CHEAP, compressed=False)))) == 1


def test_a_text_longer_than_ten_megabytes_is_no_obstacle() -> None:
    attachment = document(entry(Password="kept"), Binaries="A" * 11_000_000)
    assert passwords(read(kdbx(attachment))) == ["kept"]
