"""How does a passphrase lock the key of a store?

A random key is encrypted (ChaCha20-Poly1305, RFC 8439) under one that Argon2id (RFC 9106) derives from the passphrase,
and lies in a small JSON file. Changing the passphrase locks the same key anew; the store itself stays as it is.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from app.files import replace_file
from app.store.errors import EnvelopeDamaged, PassphraseWrong, StoreNewer
from checks.secret import Secret

FORMAT: Final = 1

_KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
LARGEST: Final = 4096
"""No document of ours is as large."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id is asked to spend. The defaults are the second recommendation of RFC 9106, section 4."""

    memory_kib: int = 65536
    passes: int = 3
    lanes: int = 4


_MOST: Final = Cost(memory_kib=1048576, passes=16, lanes=16)
"""Above it a file is not believed: opening it would stop the computer."""


def seal(file: Path, passphrase: Secret) -> bytes:
    """Lock a new random key with `passphrase` in `file`, and return the key.

    A file that was there is replaced at one instant: it is the old or the new one, whatever happens.
    """
    key, document = locked(passphrase)
    replace_file(file, document)
    return key


def locked(passphrase: Secret) -> tuple[bytes, bytes]:
    """Return a new random key, and the document in which `passphrase` locks it."""
    key = secrets.token_bytes(_KEY_BYTES)
    header = {"format": FORMAT, **asdict(Cost()), "salt": _text(secrets.token_bytes(_SALT_BYTES))}
    nonce = secrets.token_bytes(_NONCE_BYTES)
    box = ChaCha20Poly1305(_derived(passphrase, header)).encrypt(nonce, key, _canonical(header))
    document = {**header, "nonce": _text(nonce), "box": _text(box)}
    return key, _canonical({**document, "sum": _sum(document)})


def unseal(file: Path, passphrase: Secret) -> bytes:
    """Return the key that `passphrase` locks in `file`; PassphraseWrong, EnvelopeDamaged or StoreNewer."""
    with file.open("rb") as stream:
        return unlocked(stream.read(LARGEST), passphrase, file.stem)


def unlocked(untrusted_bytes: bytes, passphrase: Secret, name: str) -> bytes:
    """Return the key that `passphrase` locks in a document; the same errors, which say `name`."""
    document = _read(untrusted_bytes, name)
    header = {field: document[field] for field in ("format", "memory_kib", "passes", "lanes", "salt")}
    try:
        cipher = ChaCha20Poly1305(_derived(passphrase, header))
        return cipher.decrypt(_bytes(document["nonce"]), _bytes(document["box"]), _canonical(header))
    except InvalidTag:
        raise PassphraseWrong(name=name) from None


def refuse_damaged(untrusted_bytes: bytes, name: str) -> None:
    """Raise EnvelopeDamaged or StoreNewer if this is no document of ours that a passphrase could open."""
    _read(untrusted_bytes, name)


def _read(untrusted_bytes: bytes, name: str) -> dict[str, Any]:
    """Return the document once nothing in it can do harm."""
    try:
        untrusted = json.loads(untrusted_bytes)
        if untrusted["format"] > FORMAT:
            raise StoreNewer(name=name, found=untrusted["format"], known=FORMAT)
        # The sum tells a changed byte from a wrong passphrase; against a forger the authenticated cipher stands.
        if untrusted.pop("sum") != _sum(untrusted) or not _is_whole(untrusted):
            raise EnvelopeDamaged(name=name)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise EnvelopeDamaged(name=name) from None
    document: dict[str, Any] = untrusted
    return document


def _is_whole(untrusted: dict[str, Any]) -> bool:
    asked = Cost(untrusted["memory_kib"], untrusted["passes"], untrusted["lanes"])
    return (
        1 <= asked.passes <= _MOST.passes
        and 1 <= asked.lanes <= _MOST.lanes
        and 8 * asked.lanes <= asked.memory_kib <= _MOST.memory_kib
        and len(_bytes(untrusted["salt"])) == _SALT_BYTES
        and len(_bytes(untrusted["nonce"])) == _NONCE_BYTES
        and len(_bytes(untrusted["box"])) > _KEY_BYTES
    )


def _derived(passphrase: Secret, header: dict[str, Any]) -> bytes:
    with passphrase.revealed() as text:
        # One accent has two spellings in Unicode, and each system types its own.
        typed = unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")
    return hash_secret_raw(
        typed,
        _bytes(header["salt"]),
        time_cost=header["passes"],
        memory_cost=header["memory_kib"],
        parallelism=header["lanes"],
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )


def _canonical(document: dict[str, Any]) -> bytes:
    return json.dumps(document, sort_keys=True, indent=1).encode()


def _sum(document: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(document)).hexdigest()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
