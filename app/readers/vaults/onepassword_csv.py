"""Which logins does a CSV of 1Password hold, of version 8, of version 4, or with a column for every field?

Version 7 wrote two more, which have a reader of their own. No dates.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.readers.vaults import csv_logins, csv_vocabulary
from app.readers.vaults.csv_columns import Columns, of_kind
from app.readers.vaults.csv_rows import Row
from checks.model import Kind, Login, MessageId

_BASIC: Final = frozenset({"title", "url", "username", "password", "notes"})
_COLUMNS: Final = Columns(
    "password",
    title="title",
    username="username",
    url="url",
    totp="otpauth",
    folder="tags",
    archived="archived",
    note="notes",
)


def _typed(row: Row, source: str) -> Login | MessageId:
    """Read a row that says what it is: in a word of 1Password's own, or else in one of its owner's, as a folder."""
    word = row.cells["type"]
    taken = of_kind(_COLUMNS.login(row, source), word)
    if isinstance(taken, Login) and not isinstance(csv_vocabulary.kind(word), Kind):
        return replace(taken, folder=word)
    return taken


READER: Final = csv_logins.reader(
    "onepassword-csv",
    csv_logins.Layout(needed=_BASIC | {"otpauth", "favorite", "archived", "tags"}, login=_COLUMNS.login),
    csv_logins.Layout(needed=_BASIC, login=_COLUMNS.login),
    csv_logins.Layout(needed=_BASIC | {"type", "scope", "autosubmit"}, optional=None, login=_typed),
)
