"""Which logins does a Bitwarden CSV hold, of a person or of an organisation?

Columns as in Bitwarden's export documentation. Its addresses are joined by commas; it holds logins and notes only, and
no dates.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from app.readers.vaults import csv_logins, csv_vocabulary, parts
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Row
from checks.model import Kind, Login, MessageId

_COLUMNS: Final = Columns(
    "login_password", title="name", username="login_username", url="login_uri", totp="login_totp", note="notes"
)
_LABELS: Final = frozenset(
    {"type", "name", "notes", "fields", "login_uri", "login_username", "login_password", "login_totp"}
)


def _login(row: Row, source: str, folder: str) -> Login | MessageId:
    match csv_vocabulary.kind(row.cells["type"] or "login"):
        case Kind() as kind:
            login = replace(_COLUMNS, folder=folder).login(row, source)
            return replace(login, kind=kind) if isinstance(login, Login) else login
        case reason:
            return reason or parts.OTHER


READER: Final = csv_logins.reader(
    "bitwarden-csv",
    csv_logins.Layout(
        needed=_LABELS | {"folder", "favorite"},
        optional=frozenset({"reprompt"}),
        login=partial(_login, folder="folder"),
    ),
    csv_logins.Layout(
        needed=_LABELS | {"collections"},
        optional=frozenset({"reprompt"}),
        login=partial(_login, folder="collections"),
    ),
)
