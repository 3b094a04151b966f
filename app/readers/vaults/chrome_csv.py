"""Which logins does a CSV of Chrome, Edge, Brave or Google Password Manager hold?

Columns `name,url,username,password[,note]` (Chromium, `password_csv_writer.cc`). No dates, no one-time codes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.readers.vaults import csv_logins
from app.readers.vaults.addresses import host
from app.readers.vaults.csv_rows import Row
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted
from checks.model import Login, MessageId


def _login(row: Row, source: str) -> Login | MessageId:
    cells = row.cells
    if not (cells["url"] or cells["username"] or cells["password"]):
        return csv_logins.EMPTY_ROW
    return Login(
        title=cells["name"] or host(cells["url"]),
        username=cells["username"],
        urls=(cells["url"],) if cells["url"] else (),
        password=csv_logins.secret(cells["password"]),
        source=source,
        row=row.line,
    )


_LAYOUT: Final = csv_logins.Layout(
    needed=frozenset({"name", "url", "username", "password"}), optional=frozenset({"note"}), login=_login
)


def _recognises(untrusted: Untrusted) -> bool:
    return _LAYOUT.fits(csv_logins.labels(untrusted))


def _needs_key(_untrusted: Untrusted) -> bool:
    return False


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    return csv_logins.read(untrusted, _LAYOUT)


READER: Final = Reader(FormatId("chrome-csv"), _recognises, _needs_key, _read)
