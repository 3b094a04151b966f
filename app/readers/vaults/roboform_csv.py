"""Which logins does a CSV of RoboForm hold?

Below its last label a row goes on: one cell for each field of the form, either `Password$:pwd:x` or, itself written as
CSV, `Password$,,,pwd,x`. An apostrophe is put before what a spreadsheet could take for a formula. No dates.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from app.readers.vaults import csv_logins, csv_rows, parts
from app.readers.vaults.addresses import host
from app.readers.vaults.csv_rows import Broken, Header, Row
from checks.model import Login, MessageId

_FIELDS: Final = ("rf_fields", "rffieldsv2")
_PROTECTED: Final = tuple("=+-@'")
_PASSWORD: Final = "Password$"  # noqa: S105 - the name of a field
_CODE: Final = "TOTP KEY$"


def _login(row: Row, source: str) -> Login | MessageId:
    cells = row.cells
    username, password = _plain(cells["login"]), _password(cells["pwd"], cells.get(_PASSWORD, ""))
    if not (username or password):
        return parts.EMPTY if cells["url"] else parts.no_login(cells["note"])
    return Login(
        title=_plain(cells["name"]) or host(cells["url"]),
        username=username,
        urls=tuple(dict.fromkeys(filter(None, (cells["url"], cells.get("matchurl", ""))))),
        password=csv_logins.secret(password),
        source=source,
        row=row.line,
        folder=_plain(cells["folder"]).removeprefix("/"),
        has_totp=bool(cells.get(_CODE)),
    )


def _rows(content: str, head: Header, needed: frozenset[str]) -> Iterator[Row | Broken]:
    """Yield the rows, each with the fields of its form beside its cells: their names are never all lower-case."""
    fewest = max(number for number, label in enumerate(head.labels, 1) if label in needed)
    for place, cells in csv_rows.records(content, head):
        if cells is None or len(cells) < fewest:
            yield csv_rows.broken(content, place)
            continue
        known = dict(zip(head.labels, cells, strict=False))
        fields = [*(known.get(label, "") for label in _FIELDS), *cells[len(head.labels) :]]
        yield Row(place.line, {**dict(map(_field, reversed(fields))), **known})


def _field(cell: str) -> tuple[str, str]:
    """Return the name and the value of a form's field. A value that is no whole cell of CSV is taken as it stands."""
    name, comma, _ = cell.partition(",")
    if not comma or ":" in name:
        name, _, typed = cell.partition(":")
        return name, typed.partition(":")[2]
    with suppress(csv.Error, ValueError):
        ((name, _, _, _, value),) = csv.reader(io.StringIO(cell, newline=""), strict=True)
        return name, value
    return name, cell.split(",", 4)[-1]


def _password(cell: str, field: str) -> str:
    """Return the password of a row that may stand in two places: the field is nearer to what was typed.

    If the column only adds an apostrophe to it, the field is the password; else both are protected alike.
    """
    return field if field and cell == f"'{field}" else _plain(field or cell)


def _plain(cell: str) -> str:
    """Return a cell without the apostrophe that protects it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_PROTECTED) else cell


READER: Final = csv_logins.reader(
    "roboform-csv",
    csv_logins.Layout(
        needed=frozenset({"name", "url", "login", "pwd", "note", "folder"}),
        optional=frozenset({"matchurl", *_FIELDS}),
        login=_login,
        rows=_rows,
    ),
)
