"""Which logins does a CSV of Chrome, Edge, Brave or Google Password Manager hold?

Columns `name,url,username,password[,note]` (Chromium, `password_csv_writer.cc`). No dates, no one-time codes.
"""

from __future__ import annotations

from typing import Final

from app.readers.vaults import csv_logins, parts
from app.readers.vaults.addresses import host
from app.readers.vaults.csv_rows import Row
from checks.model import Login, MessageId


def _login(row: Row, source: str) -> Login | MessageId:
    cells = row.cells
    if not (cells["url"] or cells["username"] or cells["password"]):
        return parts.no_login(row.cells.get("note", ""))
    return Login(
        title=cells["name"] or host(cells["url"]),
        username=cells["username"],
        urls=(cells["url"],) if cells["url"] else (),
        password=csv_logins.secret(cells["password"]),
        source=source,
        row=row.line,
    )


READER: Final = csv_logins.reader(
    "chrome-csv",
    csv_logins.Layout(
        needed=frozenset({"name", "url", "username", "password"}), optional=frozenset({"note"}), login=_login
    ),
)
