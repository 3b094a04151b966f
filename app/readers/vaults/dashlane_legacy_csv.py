"""Which logins does a CSV of old versions of Dashlane hold?

It has no header: title, address, user name, password, note; an entry that is only a title has one cell. No dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.readers.vaults import csv_logins, parts
from app.readers.vaults.addresses import are_addresses, host
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted, never_locked
from checks.model import Login

_COLUMNS = 5
_TITLE_ONLY = 1


def _login(untrusted_cells: list[str], source: str, line: int) -> parts.Taken:
    cells = _cells(untrusted_cells)
    if cells is None:
        return None
    title, url, username, password, note = cells
    if not (username or password):
        return parts.no_login(note)
    return Login(
        title=title or host(url),
        username=username,
        urls=(url,) if url else (),
        password=csv_logins.secret(password),
        source=source,
        row=line,
    )


def _cells(cells: list[str]) -> list[str] | None:
    """Return the five cells of a row; None if it has another number, not counting empty ones at its end."""
    if len(cells) == _TITLE_ONLY:
        return [*cells, "", "", "", ""]
    return cells[:_COLUMNS] if len(cells) >= _COLUMNS and not any(cells[_COLUMNS:]) else None


def _recognises(untrusted: Untrusted) -> bool:
    """Tell by the number of cells of most rows, the first included, and by where the addresses are."""
    rows = csv_logins.whole_records(untrusted, _cells)
    _, urls, users, passwords, _ = zip(*rows, strict=True) if rows else [()] * _COLUMNS
    return are_addresses(urls) and not are_addresses((*users, *passwords))


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    return csv_logins.read_ragged(untrusted, _login, headed=False)


READER: Final = Reader(FormatId("dashlane-legacy-csv"), _recognises, never_locked, _read)
