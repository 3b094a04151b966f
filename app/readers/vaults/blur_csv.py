"""Which logins does a CSV of Blur hold?

`domain,label,username,email,password`, where `undefined` stands for what was never filled in.
"""

from __future__ import annotations

from typing import Final

from app.readers.vaults import csv_logins
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Row
from checks.model import Login, MessageId

_COLUMNS: Final = Columns("password", title="label", username="username", email="email", url="domain")
_NOTHING: Final = "undefined"


def _login(row: Row, source: str) -> Login | MessageId:
    filled = {label: "" if cell == _NOTHING else cell for label, cell in row.cells.items()}
    return _COLUMNS.login(Row(row.line, filled), source)


READER: Final = csv_logins.reader(
    "blur-csv",
    csv_logins.Layout(needed=frozenset({"domain", "label", "username", "email", "password"}), login=_login),
)
