"""Which logins does a CSV of Keeper hold?

It has no header: folder, title, user name, password, address, note, shared folder, then own fields as pairs of name and
value (Keeper Commander, `csv.py`). One-time codes are such a field. No dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from app.readers.vaults import csv_logins, keeper_json, parts
from app.readers.vaults.addresses import are_addresses, host
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted, never_locked
from checks.model import Login

_COLUMNS: Final = 7


def _login(cells: list[str], source: str, line: int) -> parts.Taken:
    if len(cells) < _COLUMNS:
        return None
    folder, title, username, password, url, note, shared = cells[:_COLUMNS]
    has_totp = _has_totp(cells)
    if not (username or password or has_totp):
        return parts.no_login(note)
    return Login(
        title=title or host(url),
        username=username,
        urls=(url,) if url else (),
        password=csv_logins.secret(password),
        source=source,
        row=line,
        folder=keeper_json.folder(folder or shared),
        has_totp=has_totp,
    )


def _has_totp(cells: Sequence[str]) -> bool:
    own = cells[_COLUMNS:]
    return any(value and keeper_json.names_totp(name) for name, value in zip(own[::2], own[1::2], strict=False))


def _recognises(untrusted: Untrusted) -> bool:
    """Tell by wide rows whose fifth cells are addresses, or that have Keeper's own name for a one-time code."""
    rows = csv_logins.whole_records(untrusted, lambda cells: cells if len(cells) >= _COLUMNS else None)
    return are_addresses(cells[4] for cells in rows) or any(map(_has_totp, rows))


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    return csv_logins.read_ragged(untrusted, _login, headed=False)


READER: Final = Reader(FormatId("keeper-csv"), _recognises, never_locked, _read)
