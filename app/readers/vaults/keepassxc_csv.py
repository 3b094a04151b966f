"""Which logins does a CSV of KeePassXC (or KeePassX) hold?

`Group,Title,Username,Password,URL,Notes`, since 2.6 also `TOTP,Icon,Last Modified,Created`. Both dates move with any
edit or belong to the entry, so none tells when the password was changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.readers.vaults import csv_logins
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Row
from app.readers.vaults.kdbx_entry import refers
from checks.model import Login, MessageId

_COLUMNS: Final = Columns(
    "password", title="title", username="username", url="url", totp="totp", folder="group", note="notes"
)
_ROOT: Final = "Root"
_RECYCLE_BINS: Final = frozenset({"Recycle Bin", "Corbeille"})
"""What KeePassXC calls the group for deleted entries in English and French."""


def _login(row: Row, source: str) -> Login | MessageId:
    login = _COLUMNS.login(row, source)
    if not isinstance(login, Login):
        return login
    path = login.folder.split("/")
    folders = path[1:] if path[0] == _ROOT else path
    if folders and folders[0] in _RECYCLE_BINS:
        return MessageId("skipped.recycle_bin")
    password = None if refers(row.cells["password"]) else login.password
    return replace(login, folder="/".join(folders), password=password)


READER: Final = csv_logins.reader(
    "keepassxc-csv",
    csv_logins.Layout(
        needed=frozenset({"group", "title", "username", "password", "url", "notes"}),
        optional=frozenset({"totp", "icon", "last modified", "created"}),
        login=_login,
    ),
)
