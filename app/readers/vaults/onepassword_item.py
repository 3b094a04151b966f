"""What does one item of a 1Password export say about its login?

Categories are those of 1Password's item templates. The only list of ignored warnings that any export has, rule by rule,
is `watchtowerExclusions`: what a person has silenced there stays silent here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from app.readers.vaults import dates, json_logins, parts
from app.readers.vaults.addresses import host
from app.readers.vaults.json_document import items, public
from checks.model import ChangeDateSource, CheckId, Kind, Login, MessageId, OldPassword, PasswordChange
from checks.secret import Secret

_Item = Mapping[str, object]
_Fields = tuple[tuple[object, _Item], ...]
"""The id and the value of each field; a value is an object whose one key names its sort."""

_KINDS: Final[Mapping[str, Kind]] = {
    "001": Kind.LOGIN,
    "005": Kind.LOGIN,  # a password alone
    "102": Kind.SERVER,  # a database
    "109": Kind.WIFI,
    "110": Kind.SERVER,
    "111": Kind.LOGIN,  # an e-mail account, with the names and passwords of its servers
    "112": Kind.API_KEY,
    "114": Kind.SSH_KEY,
}
_NO_LOGINS: Final[Mapping[str, MessageId]] = {
    "002": parts.CARD,
    "003": parts.NOTE,
    "004": parts.IDENTITY,
    "006": MessageId("skipped.document"),
    "100": MessageId("skipped.licence"),
    "101": MessageId("skipped.bank_account"),
    **dict.fromkeys(("103", "104", "106", "108"), MessageId("skipped.identity_paper")),
    **dict.fromkeys(("105", "107"), MessageId("skipped.membership")),
}

# In fields of sections, in this order: the name of a Wi-Fi network counts before that of its box.
_USERNAMES: Final = ("username", "pop_username", "smtp_username")
_PASSWORDS: Final = ("wireless_password", "password", "credential", "pop_password", "smtp_password")
_ADDRESSES: Final = ("url", "hostname", "server", "pop_server", "smtp_server")

_EXCLUSIONS: Final[Mapping[str, CheckId]] = {
    "compromised": CheckId("passwords.leaked"),
    "vulnerable": CheckId("exposure.breached_site"),
    "reused": CheckId("passwords.reuse"),
    "weak": CheckId("passwords.strength"),
    "unsecured": CheckId("passwords.insecure_address"),
    "inactiveMfa": CheckId("passwords.second_factor"),
}


def taken(item: object, folder: str, source: str, row: int) -> parts.Taken:
    """Return the login of an item in the vault `folder`, or why it is none; None for one that contradicts itself."""
    if not isinstance(item, dict):
        return None
    if item.get("trashed") is True:
        return parts.TRASHED
    category = item.get("categoryUuid")
    if not isinstance(category, str):
        return None
    kind = _KINDS.get(category)
    if kind is None:
        return _NO_LOGINS.get(category, parts.OTHER)
    details, overview = item.get("details", {}), item.get("overview", {})
    if not isinstance(details, dict) or not isinstance(overview, dict):
        return None
    return _login(item, kind, details, overview, folder=folder, source=source, row=row)


def _login(
    item: _Item, kind: Kind, details: _Item, overview: _Item, *, folder: str, source: str, row: int
) -> Login | None:
    fields = tuple(_fields(details))
    passwords = (_designated(details, "password"), details.get("password"), *_named(fields, _PASSWORDS, "concealed"))
    usernames = (_designated(details, "username"), *_named(fields, _USERNAMES, "string"))
    if not all(isinstance(value, str | None) for value in (*passwords, *usernames)):
        return None
    urls = tuple(dict.fromkeys(filter(None, map(public, _urls(overview, kind, fields)))))
    history = tuple(_history(details))
    replaced: list[date] = [old.until for old in history if old.until]
    return Login(
        title=public(overview.get("title")) or next(filter(None, map(host, urls)), ""),
        username=public(_first(usernames)),
        email=public(_first(tuple(_emails(fields)))),
        urls=urls,
        password=json_logins.secret(_first(passwords)),
        source=source,
        row=row,
        folder=folder,
        kind=kind,
        archived=item.get("state") == "archived",
        changed=PasswordChange(max(replaced), ChangeDateSource.RECORDED) if replaced else None,
        history=history,
        has_totp=any(value.get("totp") for _, value in fields),
        excluded=frozenset(_excluded(overview)),
    )


def _first(values: tuple[object, ...]) -> object:
    return next(filter(None, values), None)


def _designated(details: _Item, what: str) -> object:
    """Return what 1Password fills into a page as user name or password."""
    fields = (field for field in items(details.get("loginFields")) if isinstance(field, dict))
    return next((field.get("value") for field in fields if field.get("designation") == what), None)


def _fields(details: _Item) -> Iterator[tuple[object, _Item]]:
    for section in items(details.get("sections")):
        for field in items(section.get("fields")) if isinstance(section, dict) else ():
            if isinstance(field, dict) and isinstance(value := field.get("value"), dict):
                yield field.get("id"), value


def _named(fields: _Fields, ids: tuple[str, ...], sort: str) -> Iterator[object]:
    for wanted in ids:
        yield from (value.get(sort) for found, value in fields if found == wanted)


def _emails(fields: _Fields) -> Iterator[object]:
    for _, value in fields:
        if isinstance(email := value.get("email"), dict):
            yield email.get("email_address")


def _urls(overview: _Item, kind: Kind, fields: _Fields) -> Iterator[object]:
    yield overview.get("url")
    yield from (url.get("url") for url in items(overview.get("urls")) if isinstance(url, dict))
    if kind is not Kind.WIFI:  # the address of a router in its own network is no site
        yield from _named(fields, _ADDRESSES, "string")


def _history(details: _Item) -> Iterator[OldPassword]:
    """Yield the older passwords, newest first. `time` is the second in which the next one took its place."""
    for entry in items(details.get("passwordHistory")):
        if isinstance(entry, dict) and isinstance(value := entry.get("value"), str) and value:
            yield OldPassword(Secret(value), until=dates.from_seconds(entry.get("time")))


def _excluded(overview: _Item) -> Iterator[CheckId]:
    switched = overview.get("watchtowerExclusions")
    if isinstance(switched, dict):
        yield from (check for rule, check in _EXCLUSIONS.items() if switched.get(rule) is True)
