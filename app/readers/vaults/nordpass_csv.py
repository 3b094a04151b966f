"""Which logins does a CSV of NordPass hold?

One table for all kinds; `type` tells them in newer exports, before that only which columns are filled. More addresses
and the person's own fields stand as JSON in cells. No dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.readers.vaults import csv_logins, json_document, parts
from app.readers.vaults.addresses import host
from app.readers.vaults.csv_rows import Row
from app.readers.vaults.json_document import public
from checks.model import Login, MessageId

_NO_LOGINS: Final[Mapping[str, MessageId]] = {
    "folder": parts.FOLDER,
    "note": parts.NOTE,
    "credit_card": parts.CARD,
    "identity": parts.IDENTITY,
}
_PASSWORD: Final = "password"  # noqa: S105 - the name of a kind
_CARD_COLUMNS = ("cardholdername", "cardnumber", "cvc", "expirydate")
_IDENTITY_COLUMNS = ("full_name", "phone_number", "email", "address1", "address2", "city", "country", "state")


def _login(row: Row, source: str) -> Login | MessageId:
    cells = row.cells
    if not (cells["username"] or cells["password"]):
        return _no_login(cells)
    urls = (cells["url"], *_more_addresses(cells.get("additional_urls", "")))
    return Login(
        title=cells["name"] or host(cells["url"]),
        username=cells["username"],
        urls=tuple(dict.fromkeys(filter(None, urls))),
        password=csv_logins.secret(cells["password"]),
        source=source,
        row=row.line,
        folder=cells["folder"],
        has_totp=_has_totp(cells.get("custom_fields", "")),
    )


def _no_login(cells: Mapping[str, str]) -> MessageId:
    kind = cells.get("type", "")
    if kind == _PASSWORD:
        return parts.no_login(cells["note"])
    if kind:
        return _NO_LOGINS.get(kind, parts.OTHER)
    if any(cells[label] for label in _CARD_COLUMNS):
        return parts.CARD
    if any(cells[label] for label in _IDENTITY_COLUMNS):
        return parts.IDENTITY
    filled = {label for label, cell in cells.items() if cell}
    return parts.FOLDER if filled == {"name"} else parts.no_login(cells["note"])


def _more_addresses(cell: str) -> tuple[str, ...]:
    """Return the addresses of a list in JSON; a cell that is none is kept as one address, as it stands."""
    match json_document.in_cell(cell):
        case list() as urls:
            return tuple(map(public, urls))
        case _:
            return (cell,)


def _has_totp(cell: str) -> bool:
    """Tell whether one of the person's own fields holds the address of a one-time code (Google's Key Uri Format)."""
    fields = json_document.items(json_document.in_cell(cell))
    return any(isinstance(own, dict) and public(own.get("value")).startswith("otpauth://") for own in fields)


READER: Final = csv_logins.reader(
    "nordpass-csv",
    csv_logins.Layout(
        needed=frozenset(
            {"name", "url", "username", "password", "note", "zipcode", "folder", *_CARD_COLUMNS, *_IDENTITY_COLUMNS}
        ),
        optional=frozenset({"additional_urls", "pin", "type", "custom_fields"}),
        login=_login,
    ),
)
