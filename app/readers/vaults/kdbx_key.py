"""Which key do a password and a key file make for a KeePass file?

Password and key file are hashed into one composite key, which the file's own key derivation turns into the
*transformed key*. No password and a blank password are different keys; so is a vault with neither of the two.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import stat
from pathlib import Path
from typing import Final

from argon2.low_level import Type, hash_secret_raw

from app.paths import own_name
from app.readers.vaults.errors import FileIsFolder, FileNotAllowed, KeyfileDamaged, KeyfileMissing
from app.readers.vaults.kdbx_header import AesKdf, Argon2
from app.readers.vaults.reader import Keys

_BLOCK: Final = 16
_LONGEST_STRUCTURED: Final = 1 << 16
_RAW: Final = 32
_HEXADECIMAL: Final = 64
_HASH_SHOWN: Final = 4


def composite_key(name: str, keys: Keys) -> bytes:
    """Return the composite key of the vault `name`: SHA-256 over the digests of what was given.

    Raises KeyfileMissing or KeyfileDamaged; FileIsFolder or FileNotAllowed name the key file itself.
    """
    composite = hashlib.sha256()
    if keys.password is not None:
        with keys.password.revealed() as text:
            composite.update(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
    if keys.keyfile is not None:
        composite.update(_keyfile_key(name, keys.keyfile))
    return composite.digest()


def transformed_key(composite: bytes, kdf: AesKdf | Argon2) -> bytes:
    """Return the 32-byte transformed key. ValueError or argon2's HashingError for parameters that make no sense."""
    match kdf:
        case AesKdf(seed=seed, rounds=rounds):
            from app.readers.vaults.kdbx_aes_kdf import iterated_aes  # noqa: PLC0415 - Argon2 need not wait for it

            halves = (composite[:_BLOCK], composite[_BLOCK:])
            return hashlib.sha256(b"".join(iterated_aes(seed, half, rounds) for half in halves)).digest()
        case Argon2():
            return hash_secret_raw(
                secret=composite,
                salt=kdf.salt,
                time_cost=kdf.iterations,
                memory_cost=kdf.memory // 1024,
                parallelism=kdf.lanes,
                hash_len=32,
                type=Type.ID if kdf.hybrid else Type.D,
                version=kdf.version,
            )


def _keyfile_key(name: str, path: Path) -> bytes:
    """Return the 32 bytes (or what an old XML file holds) that a key file stands for, in KeePassXC's order of forms."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            _refuse_irregular(name, path)
        with path.open("rb") as file:
            untrusted_start = file.read(_LONGEST_STRUCTURED + 1)
            if len(untrusted_start) > _LONGEST_STRUCTURED:
                file.seek(0)
                return hashlib.file_digest(file, "sha256").digest()
    except (FileNotFoundError, NotADirectoryError):
        raise KeyfileMissing(name=name, keyfile=own_name(path)) from None
    except OSError:
        raise FileNotAllowed(name=own_name(path)) from None
    try:
        return _structured_key(untrusted_start) or hashlib.sha256(untrusted_start).digest()
    except ValueError:
        raise KeyfileDamaged(name=name, keyfile=own_name(path)) from None


def _refuse_irregular(name: str, path: Path) -> None:
    if path.is_dir():
        raise FileIsFolder(name=own_name(path))
    raise KeyfileDamaged(name=name, keyfile=own_name(path))  # a pipe or device would block, or never end


def _structured_key(untrusted: bytes) -> bytes | None:
    """Return the key in a file of a known form, None for any other file; ValueError if the form is broken."""
    if untrusted.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and (key := _xml_key(untrusted)) is not None:
        return key
    if len(untrusted) == _RAW:
        return untrusted
    if len(untrusted) == _HEXADECIMAL:
        try:
            return binascii.unhexlify(untrusted)
        except binascii.Error:
            return None
    return None


def _xml_key(untrusted: bytes) -> bytes | None:
    """Return the key in an XML key file, None when it is other XML, ValueError when it contradicts itself."""
    from app.readers.vaults.kdbx_xml import MarkupRefused, parse  # noqa: PLC0415 - a password waits for no XML

    try:
        root = parse(untrusted)
    except MarkupRefused:
        return None
    version = root.findtext("Meta/Version") or ""
    if root.tag != "KeyFile" or not version.startswith(("1.", "2.")):
        return None  # KeePass takes any other file as it is: the hash of its bytes
    data = root.find("Key/Data")
    text = "".join((data.text or "").split()) if data is not None else ""
    if data is None or not text:
        raise ValueError
    if version.startswith("1."):
        return base64.b64decode(text, validate=True)
    return _checked(bytes.fromhex(text), data.get("Hash"))


def _checked(key: bytes, shown: str | None) -> bytes:
    """Compare with the first bytes of the key's SHA-256, which version 2 writes beside it against typing errors."""
    if shown is not None and bytes.fromhex(shown.strip()) != hashlib.sha256(key).digest()[:_HASH_SHOWN]:
        raise ValueError
    return key
