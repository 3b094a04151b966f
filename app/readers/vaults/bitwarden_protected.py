"""How is a Bitwarden export opened that was saved with a password?

The steps are those of Bitwarden's own export (bitwarden/clients, `BitwardenPasswordProtectedImporter`): a key derived
from the password, stretched into two with HKDF-Expand (RFC 5869), and texts sealed with AES-256-CBC and HMAC-SHA256.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.padding import PKCS7

from app.readers.vaults import errors
from app.readers.vaults.reader import Untrusted
from checks.secret import Secret

# Below the least that Bitwarden lets anyone choose the file is no work of Bitwarden's; the most are ours.
PBKDF2_ROUNDS: Final = range(5_000, 10_000_000 + 1)
ARGON2_ROUNDS: Final = range(2, 64 + 1)
ARGON2_MEBIBYTES: Final = range(16, 1024 + 1)
ARGON2_LANES: Final = range(1, 16 + 1)

_LARGEST: Final = 2**32 - 1
"""What either derivation can be asked for at all; JSON knows no end of a number."""

_KNOWN_KINDS = {0, 1}
"""PBKDF2 and Argon2id."""
_KEY_BYTES = 32
_BLOCK_BYTES = 16


@dataclass(frozen=True, slots=True)
class _Pbkdf2:
    """PBKDF2-HMAC-SHA256 (RFC 8018)."""

    salt: bytes
    rounds: int


@dataclass(frozen=True, slots=True)
class _Argon2id:
    """Argon2id (RFC 9106)."""

    salt: bytes
    rounds: int
    mebibytes: int
    lanes: int


_Derivation = _Pbkdf2 | _Argon2id


@dataclass(frozen=True, slots=True)
class _Keys:
    cipher: bytes = field(repr=False)
    mac: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A text of the form `2.iv|ciphertext|mac`."""

    iv: bytes
    content: bytes
    mac: bytes


def opened(untrusted: Untrusted, document: Mapping[str, object], password: Secret | None) -> Untrusted:
    """Return the export inside the protected `document` of the file.

    Raises CostTooHigh, FileDamaged or FormatRefused (an unknown derivation) before any work is done; then KeyNeeded
    without a password, KeyWrong, and FileDamaged when the password is right and the content is not what was sealed.
    """
    name = untrusted.name
    derivation = _derivation(document, name)
    validation = _sealed(document.get("encKeyValidation_DO_NOT_EDIT"), name)
    data = _sealed(document.get("data"), name)
    if password is None:
        raise errors.KeyNeeded(name=name)
    keys = _keys(derivation, password, name)
    if not _is_whole(validation, keys):
        raise errors.KeyWrong(name=name)
    return Untrusted(name, _unsealed(data, keys, name))


def _derivation(document: Mapping[str, object], name: str) -> _Derivation:
    """Return how the password becomes a key, within our bounds: it is hostile input until then."""
    match document:
        case {"kdfType": 0, "salt": str(salt), "kdfIterations": int(rounds)}:
            _refuse_cost(name, 0, rounds, (rounds, PBKDF2_ROUNDS))
            return _Pbkdf2(_utf8(salt), rounds)
        case {"kdfType": 1, "salt": str(salt), "kdfIterations": int(rounds), "kdfMemory": int(mebibytes)}:
            lanes = document.get("kdfParallelism")
            if not isinstance(lanes, int):
                raise errors.FileDamaged(name=name)
            asked = ((rounds, ARGON2_ROUNDS), (mebibytes, ARGON2_MEBIBYTES), (lanes, ARGON2_LANES))
            _refuse_cost(name, mebibytes, rounds, *asked)
            return _Argon2id(_utf8(salt), rounds, mebibytes, lanes)
        case {"kdfType": int(kind)} if kind not in _KNOWN_KINDS:
            raise errors.FormatRefused(name=name)
        case _:
            raise errors.FileDamaged(name=name)


def _refuse_cost(name: str, mebibytes: int, rounds: int, *asked: tuple[int, range]) -> None:
    if any(value < bound.start or value > _LARGEST for value, bound in asked):
        raise errors.FileDamaged(name=name)
    if any(value >= bound.stop for value, bound in asked):
        raise errors.CostTooHigh(name=name, mebibytes=mebibytes, rounds=rounds)


def _sealed(untrusted: object, name: str) -> _Sealed:
    if isinstance(untrusted, str) and untrusted.startswith("2."):
        with suppress(ValueError):
            iv, content, mac = (base64.b64decode(part, validate=True) for part in untrusted[2:].split("|"))
            if len(iv) == _BLOCK_BYTES and content and len(content) % _BLOCK_BYTES == 0:
                return _Sealed(iv, content, mac)
    raise errors.FileDamaged(name=name)


def _keys(derivation: _Derivation, password: Secret, name: str) -> _Keys:
    with password.revealed() as text:
        master = _master_key(derivation, _utf8(text), name)
    return _Keys(cipher=_expanded(master, b"enc"), mac=_expanded(master, b"mac"))


def _master_key(derivation: _Derivation, password: bytes, name: str) -> bytes:
    match derivation:
        case _Pbkdf2(salt, rounds):
            return hashlib.pbkdf2_hmac("sha256", password, salt, rounds, _KEY_BYTES)
        case _Argon2id(salt, rounds, mebibytes, lanes):
            hashed = hashlib.sha256(salt).digest()
            try:
                return hash_secret_raw(password, hashed, rounds, mebibytes * 1024, lanes, _KEY_BYTES, Type.ID)
            except HashingError as error:  # this computer does not have that much memory to give
                raise errors.CostTooHigh(name=name, mebibytes=mebibytes, rounds=rounds) from error


def _expanded(master: bytes, purpose: bytes) -> bytes:
    return HKDFExpand(algorithm=SHA256(), length=_KEY_BYTES, info=purpose).derive(master)


def _is_whole(sealed: _Sealed, keys: _Keys) -> bool:
    return hmac.compare_digest(hmac.digest(keys.mac, sealed.iv + sealed.content, "sha256"), sealed.mac)


def _unsealed(sealed: _Sealed, keys: _Keys, name: str) -> bytes:
    if _is_whole(sealed, keys):
        with suppress(ValueError):
            decryptor = Cipher(algorithms.AES(keys.cipher), modes.CBC(sealed.iv)).decryptor()
            padding = PKCS7(_BLOCK_BYTES * 8).unpadder()
            padded = decryptor.update(sealed.content) + decryptor.finalize()
            return padding.update(padded) + padding.finalize()
    raise errors.FileDamaged(name=name)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
