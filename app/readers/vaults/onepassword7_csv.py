"""Which logins does a CSV of 1Password 7 hold, for Windows or for macOS?

Both have a column for every field of every item. Windows writes `USERNAME`, and for other kinds of items numbered
columns such as `2: NUMBER` or `NAME 1: FIRST NAME`. macOS writes `username(username)` with the field's own name in
parentheses, says the type of each item, and puts a backslash before quotes. A column that no item needs is absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from app.readers.vaults import csv_logins, csv_rows, csv_vocabulary, parts
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Broken, Header, Row
from checks.model import Kind, Login, MessageId

_COLUMNS: Final = Columns("password", title="title", username="username", url="url", folder="tags", note="notes")
_SECRETS: Final[Mapping[str, Kind]] = {
    "wireless network password": Kind.WIFI,
    "wireless_password": Kind.WIFI,
    "base station password": Kind.WIFI,
    "password": Kind.LOGIN,
    "pop_password": Kind.LOGIN,
    "admin console password": Kind.SERVER,
    "admin_console_password": Kind.SERVER,
}
"""Fields that hold the secret of an item that is no login, the one that opens most first."""
_SIGNS: Final = {
    "verification number": parts.CARD,
    "cardholder name": parts.CARD,
    "first name": parts.IDENTITY,
    "last name": parts.IDENTITY,
}
"""Fields by which an item without a secret is told that does not say what it is."""
_NUMBERED: Final = re.compile(r"(?!section )(?:.* )?\d+: (.+)")
_NAMED: Final = re.compile(r"\(([^()]+)\)$")


def _windows(row: Row, source: str) -> Login | MessageId:
    fields = _fields(row)
    reason = next((reason for sign, reason in _SIGNS.items() if sign in fields), None)
    return _login(row, source, fields) or reason or parts.no_login(row.cells.get("notes", ""))


def _macos(row: Row, source: str) -> Login | MessageId:
    match csv_vocabulary.kind(row.cells["type"]):
        case None:
            return _login(row, source, _fields(row)) or parts.OTHER
        case Kind() as kind:
            login = _login(row, source, _fields(row))
            return replace(login, kind=kind) if login else parts.no_login(row.cells.get("notes", ""))
        case reason:
            return reason


def _login(row: Row, source: str, fields: Mapping[str, str]) -> Login | None:
    """Return the login of the usual columns, else that of the fields of another kind of item; None without either."""
    if isinstance(login := _COLUMNS.login(row, source), Login):
        return login
    for name, kind in _SECRETS.items():
        if name in fields:
            known = Row(row.line, {**row.cells, **fields, "password": fields[name]})
            login = _COLUMNS.login(known, source)
            return replace(login, kind=kind) if isinstance(login, Login) else None
    return None


def _fields(row: Row) -> dict[str, str]:
    """Return the cells that are not empty by the names of their fields; of two, the first."""
    fields: dict[str, str] = {}
    for label, cell in row.cells.items():
        if cell and (name := _field(label)):
            fields.setdefault(name, cell)
    return fields


@lru_cache(maxsize=1024)
def _field(label: str) -> str:
    found = _NUMBERED.match(label) or _NAMED.search(label)
    return found[1] if found else ""


def _escaped(content: str, head: Header, needed: frozenset[str]) -> Iterator[Row | Broken]:
    r"""Yield the rows; where a backslash stands before other signs than quotes, too, only that before a quote is one.

    Then `\"` becomes two quotes, which is as long: the lines stay where they are.
    """
    if csv_rows.is_escaped(content):
        return csv_rows.rows(content, replace(head, escaped=True), needed)
    return csv_rows.rows(content.replace('\\"', '""'), head, needed)


READER: Final = csv_logins.reader(
    "onepassword7-csv",
    csv_logins.Layout(needed=frozenset({"uuid", "title", "scope", "autosubmit"}), optional=None, login=_windows),
    csv_logins.Layout(
        needed=frozenset({"title", "type", "created date", "modified date"}),
        optional=None,
        login=_macos,
        rows=_escaped,
    ),
)
