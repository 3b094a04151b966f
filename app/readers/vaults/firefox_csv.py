"""Which logins does a CSV of Firefox hold?

Columns as Firefox writes them (`LoginCSVImport.sys.mjs`, `LoginExport.sys.mjs`), or `hostname,username,password` of the
add-on Password Exporter. There are no titles; `timePasswordChanged` is exactly that.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

from app.readers.vaults import csv_logins, dates, parts
from app.readers.vaults.addresses import host
from app.readers.vaults.csv_rows import Row
from checks.model import ChangeDateSource, Login, MessageId, PasswordChange

_ACCOUNT: Final = "chrome://FirefoxAccounts"
"""Where Firefox keeps the keys of its own synchronisation, as JSON in place of a password: not a login."""
_BROWSER_ACCOUNT: Final = MessageId("skipped.browser_account")


def _login(row: Row, source: str, address: str) -> Login | MessageId:
    cells = row.cells
    url = cells[address]
    if url == _ACCOUNT:
        return _BROWSER_ACCOUNT
    if not (cells["username"] or cells["password"]):
        return parts.EMPTY
    return Login(
        title=host(url),
        username=cells["username"],
        urls=(url,) if url else (),
        password=csv_logins.secret(cells["password"]),
        source=source,
        row=row.line,
        changed=_changed(cells.get("timepasswordchanged", "")),
        used=_used(cells),
    )


def _changed(cell: str) -> PasswordChange | None:
    on = dates.from_milliseconds(cell)
    return PasswordChange(on, ChangeDateSource.RECORDED) if on else None


def _used(cells: Mapping[str, str]) -> date | None:
    """Return the day of the last sign-in; until there was one, Firefox writes the day on which the login was saved."""
    return dates.from_milliseconds(cells.get("timelastused", ""))


def _account(start: str) -> MessageId | None:
    # Not every version quotes the JSON of this row rightly: then only its first cell can be told.
    return _BROWSER_ACCOUNT if start.lstrip('"').startswith(_ACCOUNT) else None


READER: Final = csv_logins.reader(
    "firefox-csv",
    csv_logins.Layout(
        needed=frozenset({"url", "username", "password", "timepasswordchanged"}),
        optional=frozenset({"httprealm", "formactionorigin", "guid", "timecreated", "timelastused"}),
        login=partial(_login, address="url"),
        rescue=_account,
    ),
    csv_logins.Layout(
        needed=frozenset({"hostname", "username", "password"}),
        optional=frozenset({"formsubmiturl", "httprealm", "usernamefield", "passwordfield"}),
        login=partial(_login, address="hostname"),
        rescue=_account,
    ),
)
