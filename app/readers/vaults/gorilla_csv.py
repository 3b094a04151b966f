"""Which logins does a CSV of Password Gorilla hold?

`uuid,group,title,url,user,password,notes`; groups lie in each other with a dot between their names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.readers.vaults import csv_logins
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Row
from checks.model import Login, MessageId

_COLUMNS: Final = Columns("password", title="title", username="user", url="url", folder="group", note="notes")


def _login(row: Row, source: str) -> Login | MessageId:
    login = _COLUMNS.login(row, source)
    # A dot that is part of a name has a backslash before it.
    return replace(login, folder=_path(login.folder)) if isinstance(login, Login) else login


def _path(group: str) -> str:
    return "/".join(part.replace("\0", ".") for part in group.replace("\\.", "\0").split("."))


READER: Final = csv_logins.reader(
    "gorilla-csv",
    csv_logins.Layout(needed=frozenset({"uuid", "group", "title", "url", "user", "password", "notes"}), login=_login),
)
