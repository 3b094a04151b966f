"""What does the outside of a KeePass file say, before anything of it is decrypted?

The layout is that of KDBX 3 and 4 (keepass.info/help/kb/kdbx.html): signature, version, then fields of `id, size,
value`. KDBX 3 sizes are 16 bits and it names its AES-KDF in fields of their own; KDBX 4 sizes are 32 bits and the key
derivation is a dictionary. All of it is hostile until the signature over it has been checked with the derived key.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.readers.vaults.errors import (
    CostTooHigh,
    FileCut,
    FileDamaged,
    FormatRefused,
    FormatUnknown,
    HeaderAltered,
    KeePassOneRefused,
    VersionUnsupported,
)
from app.readers.vaults.reader import Untrusted

_FAMILY: Final = b"\x03\xd9\xa2\x9a"
_KEEPASS_1: Final = _FAMILY + b"\x65\xfb\x4b\xb5"
_KEEPASS_2_TRIAL: Final = _FAMILY + b"\x66\xfb\x4b\xb5"
_KEEPASS_2: Final = _FAMILY + b"\x67\xfb\x4b\xb5"
SIGNATURES: Final = (_KEEPASS_1, _KEEPASS_2_TRIAL, _KEEPASS_2)

_MEBIBYTE: Final = 1 << 20
_MOST_MEMORY: Final = 1024 * _MEBIBYTE
_MOST_ITERATIONS: Final = 1_000
_MOST_LANES: Final = 64
_MOST_AES_ROUNDS: Final = 500_000_000
# Memory times iterations is the work of Argon2. KeePassXC lets a person choose at most 5 s, some 15 GiB on a fast
# computer; 64 GiB takes half a minute here, about what the most AES rounds take.
_MOST_WORK: Final = 64 * 1024 * _MEBIBYTE


class PayloadCipher(Enum):
    """What the content is encrypted with; the value is the cipher's UUID in the file."""

    AES = bytes.fromhex("31c1f2e6bf714350be5805216afc5aff")
    TWOFISH = bytes.fromhex("ad68f29f576f4bb9a36ad47af965346c")
    CHACHA20 = bytes.fromhex("d6038a2b8b6f4cb5a524339a31dbb59a")


class InnerCipher(Enum):
    """What protected values are encrypted with once more; the value is its number in the file."""

    SALSA20 = 2
    CHACHA20 = 3


@dataclass(frozen=True, slots=True)
class AesKdf:
    """Key derivation by iterated AES-256-ECB under `seed` (32 bytes)."""

    seed: bytes
    rounds: int


@dataclass(frozen=True, slots=True)
class Argon2:
    """Key derivation by Argon2d, or Argon2id when `hybrid` (RFC 9106). `memory` is in bytes, `version` 0x10 or 0x13."""

    hybrid: bool
    salt: bytes
    iterations: int
    memory: int
    lanes: int
    version: int


@dataclass(frozen=True, slots=True)
class InnerKey:
    """How protected values are decrypted: KDBX 3 says it in the header, KDBX 4 inside the encrypted content."""

    cipher: InnerCipher
    key: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """A header that is well-formed and within our limits; not authenticated yet.

    `signed` are the bytes that checksums and signatures cover; the content begins right after them. `inner` and
    `start` (32 bytes that the decrypted content must begin with) are KDBX 3's and None and empty in KDBX 4.
    """

    major: int
    signed: bytes
    cipher: PayloadCipher
    compressed: bool
    master_seed: bytes
    iv: bytes
    kdf: AesKdf | Argon2
    inner: InnerKey | None = None
    start: bytes = b""


def read_header(untrusted: Untrusted) -> Header:
    """Return the header of a KDBX 3 or 4 file whose key derivation is affordable.

    Raises FormatUnknown (no signature of KeePass), KeePassOneRefused, VersionUnsupported, FormatRefused (a cipher or
    key derivation that we do not know), CostTooHigh, FileCut or FileDamaged.
    """
    name = untrusted.name
    major = _major_version(untrusted)
    fields, end = _fields(untrusted, wide_sizes=major == _KDBX_4)
    try:
        cipher = PayloadCipher(_exact(fields, _Field.CIPHER, 16))
        kdf = _kdf_4(_variants(fields[_Field.KDF])) if major == _KDBX_4 else _kdf_3(fields)
        header = Header(
            major=major,
            signed=untrusted.data[:end],
            cipher=cipher,
            compressed=_number(_exact(fields, _Field.COMPRESSION, 4)) == 1,
            master_seed=_exact(fields, _Field.MASTER_SEED, 32),
            iv=_exact(fields, _Field.IV, 12 if cipher is PayloadCipher.CHACHA20 else 16),
            kdf=kdf,
            inner=None if major == _KDBX_4 else inner_key(fields[_Field.INNER_CIPHER], fields[_Field.INNER_KEY]),
            start=b"" if major == _KDBX_4 else _exact(fields, _Field.START, 32),
        )
    except ValueError:
        raise FormatRefused(name=name) from None
    except (LookupError, struct.error):
        raise FileDamaged(name=name) from None
    _refuse_cost(name, header.kdf)
    return header


def check_before_key(untrusted: Untrusted, header: Header) -> None:
    """Refuse what can be refused without a key, before the derivation is paid for: FileCut or HeaderAltered.

    KDBX 4 follows the header with its SHA-256, which tells accidents; only the signature under the key tells intent.
    """
    after = len(untrusted.data) - len(header.signed)
    if header.major == _KDBX_3:
        if after < _DIGEST or (header.cipher is not PayloadCipher.CHACHA20 and after % _BLOCK):
            raise FileCut(name=untrusted.name)
        return
    if after < 2 * _DIGEST:
        raise FileCut(name=untrusted.name)
    if not untrusted.data.startswith(hashlib.sha256(header.signed).digest(), len(header.signed)):
        raise HeaderAltered(name=untrusted.name)


def inner_key(untrusted_cipher: bytes, key: bytes) -> InnerKey:
    """Return how protected values are decrypted.

    ValueError for a stream cipher that no current KeePass writes, LookupError for a number that is none.
    """
    return InnerKey(InnerCipher(_number(untrusted_cipher)), key)


_KDBX_3: Final = 3
_KDBX_4: Final = 4
_DIGEST: Final = 32
_BLOCK: Final = 16


class _Field:
    """Numbers of the header's fields."""

    END = 0
    CIPHER = 2
    COMPRESSION = 3
    MASTER_SEED = 4
    AES_SEED = 5
    AES_ROUNDS = 6
    IV = 7
    INNER_KEY = 8
    START = 9
    INNER_CIPHER = 10
    KDF = 11


def _major_version(untrusted: Untrusted) -> int:
    signature = untrusted.data[:8]
    if signature not in SIGNATURES:
        raise FormatUnknown(name=untrusted.name)
    if signature == _KEEPASS_1:
        raise KeePassOneRefused(name=untrusted.name)
    if len(untrusted.data) < _BEFORE_FIELDS:
        raise FileCut(name=untrusted.name)
    minor, major = struct.unpack_from("<HH", untrusted.data, 8)
    if signature != _KEEPASS_2 or major not in {_KDBX_3, _KDBX_4}:
        raise VersionUnsupported(name=untrusted.name, version=f"{major}.{minor}")
    return int(major)


_BEFORE_FIELDS: Final = 12


def _fields(untrusted: Untrusted, *, wide_sizes: bool) -> tuple[dict[int, bytes], int]:
    """Return the fields by number, and where they end."""
    layout = struct.Struct("<BI" if wide_sizes else "<BH")
    data, at = untrusted.data, _BEFORE_FIELDS
    fields: dict[int, bytes] = {}
    while _Field.END not in fields:
        if at + layout.size > len(data):
            raise FileCut(name=untrusted.name)
        number, size = layout.unpack_from(data, at)
        at += layout.size
        fields[number] = data[at : at + size]
        at += size
        if at > len(data):
            raise FileCut(name=untrusted.name)
    return fields, at


def _exact(fields: Mapping[int, bytes], number: int, size: int) -> bytes:
    value = fields[number]
    if len(value) != size:
        raise LookupError
    return value


def _number(value: bytes) -> int:
    if len(value) > _WIDEST_NUMBER:
        raise LookupError
    return int.from_bytes(value, "little")


_WIDEST_NUMBER: Final = 8


def _kdf_3(fields: Mapping[int, bytes]) -> AesKdf:
    return AesKdf(_exact(fields, _Field.AES_SEED, 32), _number(_exact(fields, _Field.AES_ROUNDS, 8)))


_AES_KDF: Final = (
    bytes.fromhex("c9d9f39a628a4460bf740d08c18a4fea"),  # as KDBX 3 had it
    bytes.fromhex("7c02bb8279a74ac0927d114a00648238"),  # the same, named again for KDBX 4
)
_ARGON2D: Final = bytes.fromhex("ef636ddf8c29444b91f7a9a403e30a0c")
_ARGON2ID: Final = bytes.fromhex("9e298b1956db4773b23dfc3ec6f0a1e6")


def _kdf_4(variants: Mapping[bytes, bytes]) -> AesKdf | Argon2:
    """Return the key derivation; LookupError when a parameter is missing, ValueError when it is none that we know."""
    uuid = variants[b"$UUID"]
    if uuid in _AES_KDF:
        seed = variants[b"S"]
        return AesKdf(_exact({0: seed}, 0, 32), _number(variants[b"R"]))
    if uuid not in {_ARGON2D, _ARGON2ID}:
        raise ValueError
    return Argon2(
        hybrid=uuid == _ARGON2ID,
        salt=variants[b"S"],
        iterations=_number(variants[b"I"]),
        memory=_number(variants[b"M"]),
        lanes=_number(variants[b"P"]),
        version=_number(variants[b"V"]),
    )


def _variants(data: bytes) -> dict[bytes, bytes]:
    """Return the entries of a variant dictionary; types are not kept: each parameter has only one."""
    found: dict[bytes, bytes] = {}
    at = 2  # its own version
    while data[at]:
        (size,) = struct.unpack_from("<I", data, at + 1)
        key = data[at + 5 : at + 5 + size]
        at += 5 + size
        (size,) = struct.unpack_from("<I", data, at)
        found[key] = data[at + 4 : at + 4 + size]
        at += 4 + size
    return found


def _refuse_cost(name: str, kdf: AesKdf | Argon2) -> None:
    match kdf:
        case AesKdf(rounds=rounds):
            if rounds > _MOST_AES_ROUNDS:
                raise CostTooHigh(name=name, mebibytes=0, rounds=rounds)
        case Argon2(memory=memory, iterations=iterations, lanes=lanes):
            over = memory > _MOST_MEMORY or iterations > _MOST_ITERATIONS or lanes > _MOST_LANES
            if over or memory * iterations > _MOST_WORK:
                raise CostTooHigh(name=name, mebibytes=memory // _MEBIBYTE, rounds=iterations)
