"""Which logins do the CSV files of Myki hold?

One file for each kind of entry. Only that of the accounts has logins; the others are named for what they are.
"""

from __future__ import annotations

from typing import Final

from app.readers.vaults import csv_logins
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Row
from checks.model import Login, MessageId

_COLUMNS: Final = Columns(
    "password", title="nickname", username="username", url="url", totp="twofasecret", folder="tags"
)
_ACCOUNT: Final = frozenset({"nickname", "url", "username", "password", "additionalinfo", "twofasecret"})
_NOTE: Final = MessageId("skipped.note")
_CARD: Final = MessageId("skipped.card")
_IDENTITY: Final = MessageId("skipped.identity")
_OTHER: Final = MessageId("skipped.other")


def _account(row: Row, source: str) -> Login | MessageId:
    if row.cells.get("status", "") == "trashed":
        return MessageId("skipped.trashed")
    return _COLUMNS.login(row, source)


READER: Final = csv_logins.reader(
    "myki-csv",
    csv_logins.Layout(needed=_ACCOUNT, optional=frozenset({"status", "tags"}), login=_account),
    csv_logins.Layout(needed=frozenset({"nickname", "status", "content"}), login=lambda _row, _source: _NOTE),
    csv_logins.Layout(
        needed=frozenset({"nickname", "status", "authtoken", "additionalinfo"}),
        optional=frozenset({"tags"}),
        login=lambda _row, _source: _OTHER,
    ),
    csv_logins.Layout(
        needed=frozenset({"nickname", "status", "cardnumber"}), optional=None, login=lambda _row, _source: _CARD
    ),
    csv_logins.Layout(
        needed=frozenset({"nickname", "status", "idtype"}), optional=None, login=lambda _row, _source: _IDENTITY
    ),
    csv_logins.Layout(
        needed=frozenset({"nickname", "status", "firstname", "lastname"}),
        optional=None,
        login=lambda _row, _source: _IDENTITY,
    ),
)
