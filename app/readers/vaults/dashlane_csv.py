"""Which logins does a CSV of Dashlane hold?

Dashlane writes one file a kind: `credentials.csv`, and beside it papers, means of payment, personal data and notes,
which are told by their columns and counted. One-time codes stand in `otpSecret`, in newer exports `otpUrl`. No dates.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from app.readers.vaults import csv_logins, parts
from app.readers.vaults.addresses import host
from app.readers.vaults.csv_rows import Row
from checks.model import Login, MessageId


def _login(row: Row, source: str) -> Login | MessageId:
    cells = row.cells
    names = [name for label in ("username", "username2", "username3") if (name := cells.get(label, ""))]
    has_totp = bool(cells.get("otpsecret") or cells.get("otpurl"))
    if not (names or cells["password"] or has_totp):
        return parts.no_login(cells["note"])
    return Login(
        title=cells["title"] or host(cells["url"]),
        username=names[0] if names else "",
        email=next((name for name in names[1:] if "@" in name), ""),
        urls=(cells["url"],) if cells["url"] else (),
        password=csv_logins.secret(cells["password"]),
        source=source,
        row=row.line,
        folder=cells["category"],
        has_totp=has_totp,
    )


def _payment(row: Row, _source: str) -> MessageId:
    return parts.CARD if row.cells["type"] == "credit_card" else parts.OTHER


def _counted(_row: Row, _source: str, reason: MessageId) -> MessageId:
    return reason


def _broken(_start: str, reason: MessageId) -> MessageId:
    """Return the kind all the same: where no row is a login, one that cannot be understood is no loss."""
    return reason


def _no_logins(reason: MessageId, needed: str, optional: str = "") -> csv_logins.Layout:
    columns = frozenset(needed.split(",")), frozenset(optional.split(","))
    return csv_logins.Layout(
        needed=columns[0],
        optional=columns[1],
        login=partial(_counted, reason=reason),
        rescue=partial(_broken, reason=reason),
    )


CREDENTIALS: Final = csv_logins.Layout(
    needed=frozenset({"username", "title", "password", "note", "url", "category"}),
    optional=frozenset({"username2", "username3", "otpsecret", "otpurl"}),
    login=_login,
)
_PAYMENTS: Final = csv_logins.Layout(
    needed=frozenset({"type", "account_name", "cc_number", "code", "expiration_month", "expiration_year"}),
    optional=frozenset(
        {"account_holder", "routing_number", "account_number", "country", "issuing_bank", "note", "name"}
    ),
    login=_payment,
    rescue=partial(_broken, reason=parts.OTHER),
)
_IDS: Final = _no_logins(parts.IDENTITY, "type,number,name,issue_date,expiration_date,place_of_issue,state")
_PERSONAL: Final = _no_logins(
    parts.IDENTITY,
    "type,title,first_name,middle_name,last_name,login,date_of_birth,place_of_birth,email,email_type,item_name",
    "phone_number,address,country,state,city,zip,address_recipient,address_building,address_apartment,address_floor,"
    "address_door_code,job_title,url",
)
_NOTES: Final = _no_logins(parts.NOTE, "title,note")
LAYOUTS: Final = (CREDENTIALS, _PAYMENTS, _IDS, _PERSONAL, _NOTES)
READER: Final = csv_logins.reader("dashlane-csv", *LAYOUTS)
