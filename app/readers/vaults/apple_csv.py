"""Which logins does a CSV of Apple's Passwords or of Safari hold?

`Title,URL,Username,Password,Notes,OTPAuth`; before macOS 12.3 without notes, before that without codes. There is one
row for each address of an account: these are put together again. No dates.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.readers.vaults import csv_logins
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Row
from app.readers.vaults.reader import Keys, Reader, Skipped, Untrusted
from checks.model import Login, MessageId

_COLUMNS: Final = Columns("password", title="title", username="username", url="url", totp="otpauth", note="notes")


def _login(row: Row, source: str) -> Login | MessageId:
    login = _COLUMNS.login(row, source)
    if isinstance(login, Login) and login.username:
        return replace(login, title=login.title.removesuffix(f" ({login.username})"))
    return login


_TABLE: Final = csv_logins.reader(
    "apple-csv",
    csv_logins.Layout(
        needed=frozenset({"title", "url", "username", "password"}), optional=frozenset({"otpauth"}), login=_login
    ),
    # Notes without codes are 1Password's.
    csv_logins.Layout(needed=frozenset({"title", "url", "username", "password", "notes", "otpauth"}), login=_login),
)


def _read(untrusted: Untrusted, keys: Keys) -> Iterator[Login | Skipped]:
    """Yield each account once, where its first row stands, with the addresses of all its rows.

    Rows are one account only if title, user name and password are the same: one password on two sites is no account.
    """
    key = secrets.token_bytes(32)
    parts: list[Login | Skipped] = []
    places: dict[tuple[str, str, bytes], int] = {}
    urls: dict[int, dict[str, None]] = {}
    for part in _TABLE.read(untrusted, keys):
        if isinstance(part, Login):
            password = part.password.fingerprint(key) if part.password else b""
            place = places.setdefault((part.title, part.username, password), len(parts))
            urls.setdefault(place, {}).update(dict.fromkeys(part.urls))
            if place < len(parts):
                continue
        parts.append(part)
    for place, part in enumerate(parts):
        yield replace(part, urls=tuple(urls[place])) if isinstance(part, Login) else part


READER: Final = Reader(_TABLE.format, _TABLE.recognises, _TABLE.needs_key, _read)
