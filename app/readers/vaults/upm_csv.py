"""Which logins does a CSV of Universal Password Manager hold?

It has no header: every row is `title,user name,password,address,notes`. It is known by what its cells look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from app.readers.vaults import csv_logins, csv_rows, text
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Header, Place
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted
from checks.model import Login

_COLUMNS: Final = Columns("password", title="title", username="username", url="url")
_LAYOUT: Final = csv_logins.Layout(
    needed=frozenset({"title", "username", "password", "url", "notes"}),
    login=_COLUMNS.login,
    unlabelled=("title", "username", "password", "url", "notes"),
)
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]{0,30}://|([\w-]{1,63}\.){1,9}[\w-]{1,63}(?=$|[/:])", re.IGNORECASE)
_LOOKED_AT: Final = 200
"""Rows that bear the signs, if there are so many in the first 64 KiB."""


def _recognises(untrusted: Untrusted) -> bool:
    """Tell by the rows up to the first damaged one: five cells, addresses in the fourth only, and in one at least."""
    top = Header(",", _LAYOUT.unlabelled, Place(0, 1))
    with_address = 0
    for _, cells in islice(csv_rows.records(text.opening(untrusted), top), _LOOKED_AT):
        if cells is None:
            break
        if len(cells) != len(_LAYOUT.unlabelled) or "://" in cells[1]:
            return False
        if cells[3]:
            if not _ADDRESS.match(cells[3]):
                return False
            with_address += 1
    return with_address > 0


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    return csv_logins.read(untrusted, _LAYOUT)


READER: Final = Reader(FormatId("upm-csv"), _recognises, csv_logins.never_locked, _read)
