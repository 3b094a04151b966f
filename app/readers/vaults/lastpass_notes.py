"""Which logins, if any, does a secure note of LastPass hold?

Its text may be a form: a line `NoteType:` and then one line `Label:value` for each field. A form may hold a secret: the
password of a Wi-Fi network, the passphrase of an SSH key, any field that its owner called a password.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from app.readers.vaults import csv_logins, parts
from app.readers.vaults.csv_rows import Row
from checks.model import Kind, Login, MessageId

_NO_LOGINS: Final[Mapping[str, MessageId]] = {
    "Credit Card": parts.CARD,
    "Address": parts.IDENTITY,
    "Driver's License": parts.IDENTITY,
    "Passport": parts.IDENTITY,
    "Social Security": parts.IDENTITY,
}
_KINDS: Final[Mapping[str, Kind]] = {
    "Wi-Fi Password": Kind.WIFI,
    "Server": Kind.SERVER,
    "SSH Key": Kind.SSH_KEY,
    "Bank Account": Kind.PIN,
}
_SECRET: Final = re.compile(r"\b(?:password|passphrase|passcode|pin|mot de passe|mdp)\b", re.IGNORECASE)
_FORM: Final = "NoteType:"
_FREE_TEXT: Final = "Notes"
"""The last field of every form; what follows it is text."""


def logins(row: Row, source: str) -> tuple[Login, ...] | MessageId:
    """Return the logins that a note holds, one for each secret among its fields, or what kind of note it is."""
    fields = _fields(row.cells["extra"])
    kind = fields.get("NoteType", "")
    found = [value for label, value in fields.items() if _SECRET.search(label)]
    if kind in _NO_LOGINS or not found:
        return _NO_LOGINS.get(kind, parts.NOTE)
    host = fields.get("Hostname", "")
    login = Login(
        title=row.cells["name"] or fields.get("SSID", "") or host,
        username=fields.get("Username", ""),
        urls=(host,) if host else (),
        password=None,
        source=source,
        row=row.line,
        kind=_KINDS.get(kind, Kind.LOGIN),
    )
    return tuple(replace(login, password=csv_logins.secret(value)) for value in found)


def _fields(text: str) -> dict[str, str]:
    """Return the fields of a form that are filled in; none if the note is free text."""
    fields: dict[str, str] = {}
    if text.startswith(_FORM):
        for line in text.splitlines():
            label, _, value = line.partition(":")
            if label == _FREE_TEXT:
                break
            if value:
                fields.setdefault(label, value)
    return fields
