"""Which logins does a CSV of Proton Pass hold?

Older ones have neither `email` nor `vault`. The dates are those of items, not of passwords.
"""

from __future__ import annotations

from typing import Final

from app.readers.vaults import csv_logins, parts
from app.readers.vaults.addresses import host
from app.readers.vaults.csv_rows import Row
from app.readers.vaults.proton_json import NO_LOGINS
from checks.model import Login, MessageId


def _login(row: Row, source: str) -> Login | MessageId:
    cells = row.cells
    if cells["type"] != "login":
        return NO_LOGINS.get(cells["type"], parts.OTHER)
    urls = tuple(url for each in cells["url"].split(", ") if (url := each.strip()))
    email = cells.get("email", "")
    return Login(
        title=cells["name"] or next(filter(None, map(host, urls)), ""),
        username=cells["username"] or email,
        email=email,
        urls=urls,
        password=csv_logins.secret(cells["password"]),
        source=source,
        row=row.line,
        folder=cells.get("vault", ""),
        has_totp=bool(cells["totp"]),
    )


READER: Final = csv_logins.reader(
    "proton-csv",
    csv_logins.Layout(
        needed=frozenset({"type", "name", "url", "username", "password", "note", "totp", "createtime", "modifytime"}),
        optional=frozenset({"email", "vault"}),
        login=_login,
    ),
)
