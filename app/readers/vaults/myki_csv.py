"""Which logins do the CSV files of Myki hold?

One file for each kind of entry. Only that of the accounts has logins; the others are named for what they are.
"""

from __future__ import annotations

from typing import Final

from app.readers.vaults import csv_logins, parts
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Row
from checks.model import Login, MessageId

_COLUMNS: Final = Columns(
    "password",
    title="nickname",
    username="username",
    url="url",
    totp="twofasecret",
    folder="tags",
    note="additionalinfo",
)
_ACCOUNT: Final = frozenset({"nickname", "url", "username", "password", "additionalinfo", "twofasecret"})


def _account(row: Row, source: str) -> Login | MessageId:
    if row.cells.get("status", "") == "trashed":
        return parts.TRASHED
    return _COLUMNS.login(row, source)


READER: Final = csv_logins.reader(
    "myki-csv",
    csv_logins.Layout(needed=_ACCOUNT, optional=frozenset({"status", "tags"}), login=_account),
    csv_logins.Layout(needed=frozenset({"nickname", "status", "content"}), login=lambda _row, _source: parts.NOTE),
    csv_logins.Layout(
        needed=frozenset({"nickname", "status", "authtoken", "additionalinfo"}),
        optional=frozenset({"tags"}),
        login=lambda _row, _source: parts.OTHER,
    ),
    csv_logins.Layout(
        needed=frozenset({"nickname", "status", "cardnumber"}), optional=None, login=lambda _row, _source: parts.CARD
    ),
    csv_logins.Layout(
        needed=frozenset({"nickname", "status", "idtype"}), optional=None, login=lambda _row, _source: parts.IDENTITY
    ),
    csv_logins.Layout(
        needed=frozenset({"nickname", "status", "firstname", "lastname"}),
        optional=None,
        login=lambda _row, _source: parts.IDENTITY,
    ),
)
