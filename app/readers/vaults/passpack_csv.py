"""Which logins does a CSV of Passpack hold?

Usual columns, except that the tags of an entry are JSON in JSON.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from app.readers.vaults import csv_logins
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Row
from checks.model import Login, MessageId

_COLUMNS: Final = Columns(
    "password", title="entry name", username="user id", email="email", url="url", folder="tags", note="notes"
)
_TAG: Final = re.compile(r'\\"tag\\":\\"([^"\\]{1,200})\\"')


def _login(row: Row, source: str) -> Login | MessageId:
    login = _COLUMNS.login(row, source)
    if isinstance(login, Login):
        return replace(login, folder=", ".join(_TAG.findall(login.folder)))
    return login


READER: Final = csv_logins.reader(
    "passpack-csv",
    csv_logins.Layout(
        needed=frozenset({"entry name", "url", "user id", "password", "notes", "tags"}),
        optional=frozenset({"shared notes", "extra fields", "email"}),
        login=_login,
    ),
)
