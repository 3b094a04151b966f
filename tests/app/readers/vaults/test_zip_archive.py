from __future__ import annotations

import io
import os
import random
import stat
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import SourceError
from app.readers.vaults import errors, foreign, text, zip_archive
from app.readers.vaults.reader import Untrusted

_NAME = "Proton Pass/data.json"
_CONTENT = b'{"vaults": "' + bytes(range(32, 127)) * 20 + b'"}'


def _zipped(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data, method)
    return content.getvalue()


def _member(data: bytes, name: str = _NAME) -> bytes:
    return zip_archive.member(Untrusted("export.zip", data), name).data


def _refusal(data: bytes, name: str = _NAME) -> type[SourceError]:
    with pytest.raises(SourceError) as caught:
        _member(data, name)
    assert caught.value.params["name"] == "export.zip"
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    return caught.type


def _names(data: bytes) -> frozenset[str]:
    return zip_archive.names(Untrusted("export.zip", data))


@given(st.binary(max_size=5_000).filter(lambda data: not data.startswith(b"PK")))
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_member_survives_being_packed_and_read(method: int, content: bytes) -> None:
    archive = _zipped(("files/photo", os.urandom(100)), (_NAME, content), method=method)

    assert _member(archive) == content
    assert _names(archive) == {"files/photo", _NAME}


def test_only_the_exact_name_is_found() -> None:
    archive = _zipped(("proton pass/data.json", b"a"), ("x/Proton Pass/data.json", b"b"), ("../data.json", b"c"))

    assert _refusal(archive) is errors.FileDamaged


def test_a_name_with_a_nul_is_not_the_name_before_it() -> None:
    hidden = _zipped(("export.data_x", b"a")).replace(b"export.data_x", b"export.data\0x")

    assert _refusal(hidden, "export.data") is errors.FileDamaged
    assert _names(hidden) == {"export.data\0x"}


def test_a_name_that_stands_twice_is_refused() -> None:
    archive = _zipped((_NAME, b"for one reader"), ("Proton Pass/data.jsoN", b"for another"))

    assert _refusal(archive.replace(b"jsoN", b"json")) is errors.FileDamaged
    assert _names(archive.replace(b"jsoN", b"json")) == frozenset()


def test_an_encrypted_member_is_named_as_such() -> None:
    archive = bytearray(_zipped((_NAME, _CONTENT)))
    archive[archive.index(b"PK\x01\x02") + 8] |= 1

    assert _refusal(bytes(archive)) is foreign.ZipLocked


@pytest.mark.parametrize("mode", [stat.S_IFLNK | 0o777, stat.S_IFDIR | 0o755, stat.S_IFIFO | 0o644])
def test_what_is_no_plain_file_is_refused(mode: int) -> None:
    entry = zipfile.ZipInfo(_NAME)
    entry.external_attr = mode << 16

    assert _refusal(_zipped((entry, b"/etc/passwd"))) is errors.FileDamaged


def test_a_folder_is_no_member_to_read() -> None:
    assert _refusal(_zipped(("credentials.csv/", b"")), "credentials.csv/") is errors.FileDamaged


def test_a_zip_in_the_zip_is_refused() -> None:
    assert _refusal(_zipped((_NAME, _zipped((_NAME, _CONTENT))))) is errors.FormatRefused


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_compression_is_refused(method: int) -> None:
    assert _refusal(_zipped((_NAME, _CONTENT), method=method)) is errors.FormatRefused


def test_content_that_differs_from_its_checksum_is_damaged() -> None:
    archive = _zipped((_NAME, _CONTENT), method=zipfile.ZIP_STORED)

    assert _refusal(archive.replace(b"vaults", b"vaUlts")) is errors.FileDamaged


def test_content_that_ends_before_its_promised_size_is_damaged() -> None:
    archive = bytearray(_zipped((_NAME, _CONTENT)))
    archive[archive.index(b"PK\x01\x02") + 24] += 1

    assert _refusal(bytes(archive)) is errors.FileDamaged


def test_every_cut_is_damage_and_never_an_empty_vault() -> None:
    archive = _zipped((_NAME, _CONTENT))

    for end in range(len(archive)):
        assert _refusal(archive[:end]) is errors.FileDamaged


def test_a_member_that_inflates_too_much_is_damaged_before_it_fills_memory() -> None:
    bomb = _zipped((_NAME, bytes(30 * 1024 * 1024)))

    assert len(bomb) < 40_000
    assert _refusal(bomb) is errors.FileDamaged


def test_a_member_above_the_limit_is_too_large_whatever_its_size_claims() -> None:
    limit = text.LIMIT_MEBIBYTES * 1024 * 1024
    block = os.urandom(2 * 1024) + bytes(62 * 1024)
    honest = _zipped((_NAME, block * (limit // len(block) + 1)))
    size = int.to_bytes(limit + len(block), 4, "little")

    assert _refusal(honest) is errors.FileTooLarge
    assert _refusal(honest.replace(size, bytes((100, 0, 0, 0)))) is errors.FileDamaged


def test_more_members_than_any_export_has_are_not_even_listed() -> None:
    archive = _zipped((_NAME, _CONTENT), *((f"files/{number}", b"") for number in range(zip_archive.MOST_MEMBERS)))

    assert _refusal(archive) is errors.FileDamaged
    assert _names(archive) == frozenset()


def test_other_members_are_never_decompressed() -> None:
    archive = _zipped((_NAME, _CONTENT), ("files/broken", b"to be damaged"), method=zipfile.ZIP_STORED)

    assert _member(archive.replace(b"to be damaged", b"to be DAMAGED")) == _CONTENT


def test_an_archive_that_cannot_be_listed_counts_if_it_mentions_the_name() -> None:
    archive = _zipped((_NAME, _CONTENT), ("notes.txt", b"about credentials.csv"), method=zipfile.ZIP_STORED)

    def holds(data: bytes, name: str) -> bool:
        return zip_archive.holds(Untrusted("export.zip", data), name)

    assert holds(archive, _NAME)
    assert holds(archive[:200], _NAME)
    assert not holds(archive, "credentials.csv")
    assert not holds(archive[:20], _NAME)
    assert not holds(b"name,url\nProton Pass/data.json", _NAME)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"name,url\n"])
def test_what_is_no_archive_has_no_names(data: bytes) -> None:
    assert _names(data) == frozenset()


@given(st.randoms(use_true_random=False))
def test_a_damaged_archive_gives_its_content_or_an_exact_error(chance: random.Random) -> None:
    data = bytearray(_zipped(("files/x", b"attachment"), (_NAME, _CONTENT)))
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(data))
        data[start : start + chance.randint(0, 4)] = chance.randbytes(chance.randint(0, 4))

    _names(bytes(data))
    with suppress(SourceError):
        assert _member(bytes(data)) == _CONTENT
