"""Which logins does a JSON export of Keeper hold?

Almost every member of a record may be absent. Records of older versions name no type. `last_modified` moves with any
edit, so no date is known. Types are those of Keeper Commander's record types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from app.readers.vaults import errors, json_document, json_logins, parts
from app.readers.vaults.addresses import host
from app.readers.vaults.json_document import public
from app.readers.vaults.json_logins import Entry
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted, never_locked
from checks.model import Kind, Login, MessageId

_RECORDS: Final = "records"
_OWN_MEMBERS: Final = frozenset({"$type", "login_url", "custom_fields", "last_modified", "uid"})
_KINDS: Final[Mapping[str, Kind]] = {
    "wifiCredentials": Kind.WIFI,
    "serverCredentials": Kind.SERVER,
    "databaseCredentials": Kind.SERVER,
    "sshKeys": Kind.SSH_KEY,
}
_NO_LOGINS: Final[Mapping[str, MessageId]] = {
    "bankCard": parts.CARD,
    "encryptedNotes": parts.NOTE,
    **dict.fromkeys(("address", "contact", "ssnCard", "passport", "driverLicense", "birthCertificate"), parts.IDENTITY),
    **dict.fromkeys(("file", "photo", "softwareLicense"), parts.OTHER),
}


def names_totp(name: str) -> bool:
    """Tell whether an own field of this name holds a one-time code."""
    return name == "TFC:Keeper" or name.partition(":")[0] == "$oneTimeCode"


def folder(path: str) -> str:
    r"""Return a path as it is shown: Keeper divides folders by `\`, and writes it twice where it belongs to a name."""
    return re.sub(r"\\(\\?)", lambda found: "\\" if found[1] else "/", path)


def _login(record: Entry, source: str, row: int) -> parts.Taken:
    """Return the login of a record. Whatever its type, one with a password has something to judge."""
    if not isinstance(record.get("password"), str | None):
        return None
    username, password = public(record.get("login")), json_logins.secret(record.get("password"))
    kind, own = public(record.get("$type")), _own_fields(record)
    has_totp = any(value and names_totp(name) for name, value in own.items())
    if not password and kind in _NO_LOGINS:
        return _NO_LOGINS[kind]
    if not (username or password or has_totp):
        return parts.no_login(public(record.get("notes")))
    url = public(record.get("login_url"))
    return Login(
        title=public(record.get("title")) or host(url),
        username=username,
        urls=(url,) if url else (),
        password=password,
        source=source,
        row=row,
        folder=_folder(record),
        kind=_KINDS.get(kind, Kind.LOGIN),
        has_totp=has_totp,
        has_passkey=True if any(name.startswith("$passkey") for name in own) else None,
    )


def _own_fields(record: Entry) -> Mapping[str, object]:
    own = record.get("custom_fields")
    return own if isinstance(own, dict) else {}


def _folder(record: Entry) -> str:
    """Return the first folder that is named; a record may lie in several, own and shared."""
    for place in json_document.items(record.get("folders")):
        if isinstance(place, dict):
            path = (folder(public(place.get(key))) for key in ("shared_folder", "folder"))
            if named := "/".join(filter(None, path)):
                return named
    return ""


def _recognises(untrusted: Untrusted) -> bool:
    document = json_document.with_key(untrusted, _RECORDS)
    if document is None:
        return False
    records = (record for record in json_document.items(document[_RECORDS]) if isinstance(record, dict))
    return "shared_folders" in document or any(not _OWN_MEMBERS.isdisjoint(record) for record in records)


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    document = json_document.with_key(untrusted, _RECORDS)
    if document is None or not isinstance(document[_RECORDS], list):
        raise errors.FileDamaged(name=untrusted.name)
    yield from json_logins.read(untrusted, json_document.items(document[_RECORDS]), _login)


READER: Final = Reader(FormatId("keeper-json"), _recognises, never_locked, _read)
