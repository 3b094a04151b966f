"""Which logins does a CSV of Universal Password Manager hold?

It has no header: every row is `title,user name,password,address,notes`. It is known by what its cells look like.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.readers.vaults import csv_logins, parts
from app.readers.vaults.addresses import are_addresses
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Row
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted, never_locked
from checks.model import Login

_LABELS: Final = ("title", "username", "password", "url", "notes")
_COLUMNS: Final = Columns("password", title="title", username="username", url="url", note="notes")


def _login(cells: list[str], source: str, line: int) -> parts.Taken:
    whole = _cells(cells)
    return _COLUMNS.login(Row(line, dict(zip(_LABELS, whole, strict=True))), source) if whole else None


def _cells(cells: list[str]) -> list[str] | None:
    return cells if len(cells) == len(_LABELS) else None


def _recognises(untrusted: Untrusted) -> bool:
    """Tell by the number of cells of most rows, the first included, and by where the addresses are."""
    rows = csv_logins.whole_records(untrusted, _cells)
    _, users, _, urls, _ = zip(*rows, strict=True) if rows else [()] * len(_LABELS)
    return are_addresses(urls) and not any("://" in user for user in users)


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    return csv_logins.read_ragged(untrusted, _login, headed=False)


READER: Final = Reader(FormatId("upm-csv"), _recognises, never_locked, _read)
