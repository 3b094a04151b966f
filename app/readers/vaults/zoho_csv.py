"""Which logins does a CSV of Zoho Vault hold?

Either user name and password stand behind the last label, in cells without one; or `SecretData` holds them as lines of
the form `User Name:alice`. No dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat
from typing import Final

from app.readers.vaults import csv_logins, csv_rows
from app.readers.vaults.csv_columns import Columns, of_kind
from app.readers.vaults.csv_rows import Broken, Header, Row
from checks.model import Login, MessageId

_COLUMNS: Final = Columns(
    "password",
    title="secret name",
    username="user name",
    url="secret url",
    totp="login_totp",
    folder="folder name",
    note="notes",
)
_LABELLESS: Final = ("user name", "password", *repeat("", 20))
"""What the cells behind the labels are: the fields that follow the password are whatever the owner added."""


def _labelled(content: str, head: Header, needed: frozenset[str]) -> Iterator[Row | Broken]:
    return csv_rows.rows(content, replace(head, labels=(*head.labels, *_LABELLESS)), needed)


def _login(row: Row, source: str) -> Login | MessageId:
    fields = _fields(row.cells["secretdata"])
    known = {**fields, **_renamed(row), "password": fields.get("password", "")}
    return of_kind(_COLUMNS.login(Row(row.line, known), source), fields.get("secrettype", ""))


def _fields(lines: str) -> dict[str, str]:
    """Return the fields of `SecretData` that are filled in, labels in small letters."""
    pairs = (line.partition(":") for line in lines.splitlines())
    return {label.strip().casefold(): value for label, _, value in pairs if value}


def _renamed(row: Row) -> dict[str, str]:
    """Return the cells under the labels of newer exports: what they call a secret, older ones call a password."""
    return {label.replace("password ", "secret "): cell for label, cell in row.cells.items()}


READER: Final = csv_logins.reader(
    "zoho-csv",
    csv_logins.Layout(needed=frozenset({"secret name", "secret url", "notes"}), login=_COLUMNS.login, rows=_labelled),
    csv_logins.Layout(needed=frozenset({"secret name", "secretdata"}), optional=None, login=_login),
    csv_logins.Layout(needed=frozenset({"password name", "secretdata"}), optional=None, login=_login),
)
