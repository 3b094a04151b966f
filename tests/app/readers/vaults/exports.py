"""Which exports do the tests read? Written here, as each program would write them."""

from __future__ import annotations

import base64
import csv
import hashlib
import hmac
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.padding import PKCS7

from app.readers.vaults import registry
from app.readers.vaults.reader import Keys, Skipped, Untrusted
from checks.model import Login
from checks.secret import Secret

CHROME = ("name", "url", "username", "password", "note")
FIREFOX = (
    "url",
    "username",
    "password",
    "httpRealm",
    "formActionOrigin",
    "guid",
    "timeCreated",
    "timeLastUsed",
    "timePasswordChanged",
)
IV = bytes(range(16))


@dataclass(frozen=True, slots=True)
class Kept:
    """What a reader yielded, sorted."""

    format: str
    logins: tuple[Login, ...]
    skipped: tuple[Skipped, ...]

    @property
    def passwords(self) -> list[str | None]:
        """The passwords in the clear, which only a test may do."""
        return [shown(login.password) for login in self.logins]

    @property
    def damaged_rows(self) -> list[int | str]:
        """Where the parts stand that could not be read."""
        return [part.params["row"] for part in self.skipped if part.damaged]

    @property
    def counted(self) -> dict[str, int]:
        """How much of what was left out for another reason."""
        return {part.reason: part.count for part in self.skipped if not part.damaged}


def shown(secret: Secret | None) -> str | None:
    """Return a password in the clear."""
    if secret is None:
        return None
    with secret.revealed() as text:
        return text


def read(data: bytes | str, password: str | None = None) -> Kept:
    """Let the registry find the reader of `data`, and read it."""
    untrusted = Untrusted("export", data.encode() if isinstance(data, str) else data)
    reader = registry.reader_for(untrusted)
    parts = tuple(reader.read(untrusted, Keys(None if password is None else Secret(password))))
    return Kept(
        reader.format,
        tuple(part for part in parts if isinstance(part, Login)),
        tuple(part for part in parts if isinstance(part, Skipped)),
    )


def table(header: Sequence[str], *rows: Iterable[str]) -> str:
    """Write a table as browsers do, every cell in quotes, lines ended by CRLF."""
    content = io.StringIO(newline="")
    csv.writer(content, quoting=csv.QUOTE_ALL).writerows((header, *rows))
    return content.getvalue()


def bitwarden(*items: object, **others: object) -> str:
    """Write a plain Bitwarden export."""
    return json.dumps({"encrypted": False, "folders": [], "items": list(items), **others})


def item(password: str | None = "Xv9#mQ2!tLr7", **others: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
    """Return a Bitwarden login at bank.example; `others` replace members of the item or add to them."""
    login = {
        "uris": [{"match": None, "uri": "https://bank.example/login"}],
        "username": "alice",
        "password": password,
        "totp": None,
        "fido2Credentials": [],
    }
    return {"type": 1, "name": "Bank", "folderId": None, "deletedDate": None, "login": login, **others}


def pbkdf2(password: str, rounds: int = 5_000) -> tuple[bytes, dict[str, object]]:
    """Return a master key and the members that say how it was derived."""
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), b"c2FsdA==", rounds, 32)
    return key, {"kdfType": 0, "kdfIterations": rounds, "kdfMemory": None, "kdfParallelism": None}


def argon2id(password: str, mebibytes: int = 16) -> tuple[bytes, dict[str, object]]:
    """Return a master key and the members that say how it was derived."""
    salt = hashlib.sha256(b"c2FsdA==").digest()
    key = hash_secret_raw(password.encode(), salt, 2, mebibytes * 1024, 1, 32, Type.ID)
    return key, {"kdfType": 1, "kdfIterations": 2, "kdfMemory": mebibytes, "kdfParallelism": 1}


def protected(content: str, derived: tuple[bytes, Mapping[str, object]], **others: object) -> str:
    """Write a password-protected Bitwarden export; `others` replace its members."""
    master, described = derived
    document = {
        "encrypted": True,
        "passwordProtected": True,
        "salt": "c2FsdA==",
        **described,
        "encKeyValidation_DO_NOT_EDIT": sealed("b3b1a1c5-validation", master),
        "data": sealed(content, master),
    }
    return json.dumps({**document, **others})


def sealed(content: str, master: bytes, padding: bool = True) -> str:  # noqa: FBT001, FBT002 - one fault to plant
    """Encrypt and sign a text as Bitwarden does: `2.iv|ciphertext|mac`."""
    cipher_key, mac_key = (HKDFExpand(SHA256(), 32, purpose).derive(master) for purpose in (b"enc", b"mac"))
    padder = PKCS7(128).padder()
    plain = padder.update(content.encode()) + padder.finalize() if padding else content.encode()
    encryptor = Cipher(algorithms.AES(cipher_key), modes.CBC(IV)).encryptor()
    encrypted = encryptor.update(plain) + encryptor.finalize()
    mac = hmac.digest(mac_key, IV + encrypted, "sha256")
    return "2." + "|".join(base64.b64encode(part).decode() for part in (IV, encrypted, mac))
