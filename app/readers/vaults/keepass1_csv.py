"""Which logins does a CSV of KeePass 1 hold?

`Account,Login Name,Password,Web Site,Comments`, every cell in quotes. KeePass puts a backslash before quotes and
backslashes; others who write this table double the quotes. Which it is, the whole file must bear out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.readers.vaults import csv_logins, csv_rows
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Broken, Header, Row
from app.readers.vaults.kdbx_entry import refers
from checks.model import Login, MessageId

_COLUMNS: Final = Columns("password", title="account", username="login name", url="web site", note="comments")


def _rows(content: str, head: Header, needed: frozenset[str]) -> Iterator[Row | Broken]:
    return csv_rows.rows(content, replace(head, escaped=csv_rows.is_escaped(content)), needed)


def _login(row: Row, source: str) -> Login | MessageId:
    login = _COLUMNS.login(row, source)
    return replace(login, password=None) if isinstance(login, Login) and refers(row.cells["password"]) else login


READER: Final = csv_logins.reader(
    "keepass1-csv",
    csv_logins.Layout(
        needed=frozenset({"account", "login name", "password", "web site", "comments"}), login=_login, rows=_rows
    ),
)
