"""Which logins does a CSV of Proton Pass hold?

Older ones have neither `email` nor `vault`. The dates are those of items, not of passwords.
"""

from __future__ import annotations

from typing import Final

from app.readers.vaults import csv_logins, parts
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Row
from app.readers.vaults.proton_json import NO_LOGINS
from checks.model import Login, MessageId

_COLUMNS: Final = Columns(
    "password", title="name", username="username", email="email", url="url", totp="totp", folder="vault", note="note"
)


def _login(row: Row, source: str) -> Login | MessageId:
    kind = row.cells["type"]
    return _COLUMNS.login(row, source) if kind == "login" else NO_LOGINS.get(kind, parts.OTHER)


READER: Final = csv_logins.reader(
    "proton-csv",
    csv_logins.Layout(
        needed=frozenset({"type", "name", "url", "username", "password", "note", "totp", "createtime", "modifytime"}),
        optional=frozenset({"email", "vault"}),
        login=_login,
    ),
)
