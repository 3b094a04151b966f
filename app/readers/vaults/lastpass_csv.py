"""Which logins does a CSV of LastPass hold?

`url,username,password,totp,extra,name,grouping,fav`, older ones without `totp`. Secure notes stand between the logins
under the address `http://sn`. No dates.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.readers.vaults import csv_logins, lastpass_notes, lastpass_rows
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Broken, Header, Row
from checks.model import Login, MessageId

_COLUMNS: Final = Columns(
    "password", title="name", username="username", url="url", totp="totp", folder="grouping", note="extra"
)
_NOTE: Final = "http://sn"
_BARE_SIGN: Final = re.compile("[<>]|&(?!amp;|lt;|gt;|quot;|#0?39;)")


def _rows(content: str, head: Header, needed: frozenset[str]) -> Iterator[Row | Broken]:
    """Yield the rows; as they were before they became a web page, if LastPass showed the table as one.

    A page has `&amp;` for every `&`. So one bare sign in the whole file tells that it is none, and nothing is changed.
    """
    is_page = "&" in content and _BARE_SIGN.search(content) is None
    for row in lastpass_rows.rows(content, head, needed):
        if is_page and isinstance(row, Row):
            yield Row(row.line, {label: html.unescape(cell) for label, cell in row.cells.items()})
        else:
            yield row


def _login(row: Row, source: str) -> tuple[Login, ...] | MessageId:
    is_note = row.cells["url"] == _NOTE and not row.cells["password"]
    taken = lastpass_notes.logins(row, source) if is_note else _COLUMNS.login(row, source)
    if isinstance(taken, str):
        return taken
    folder = row.cells["grouping"].replace("\\", "/")
    return tuple(replace(login, folder=folder) for login in (taken if isinstance(taken, tuple) else (taken,)))


_LABELS: Final = frozenset({"url", "username", "password", "extra", "name", "grouping", "fav"})
READER: Final = csv_logins.reader(
    "lastpass-csv", csv_logins.Layout(needed=_LABELS, optional=frozenset({"totp"}), login=_login, rows=_rows)
)
