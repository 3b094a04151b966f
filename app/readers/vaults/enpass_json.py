"""Which logins does a JSON export of Enpass hold?

An item is a list of typed fields. `value_updated_at` of a password field is the moment at which it got its value, and
`history` has the earlier ones, each with the moment at which it was replaced (seconds since 1970).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from app.readers.vaults import dates, errors, json_document, json_logins, parts
from app.readers.vaults.addresses import host
from app.readers.vaults.json_document import items, public
from app.readers.vaults.json_logins import Entry
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted, never_locked
from checks.model import ChangeDateSource, Kind, Login, MessageId, OldPassword, PasswordChange

_ITEMS: Final = "items"
_TEMPLATE: Final = "template_type"
"""Bitwarden, too, writes `folders` and `items`; only Enpass' items have this key."""
_DEEPEST: Final = 20
_LONGEST: Final = 100
"""Levels of a path and letters of a name where names are joined, lest one be repeated a million times (our choice)."""
_KINDS: Final[Mapping[str, Kind]] = {
    "computer.wifi": Kind.WIFI,
    **dict.fromkeys(("computer.server", "computer.database", "computer.ftp", "computer.hosting"), Kind.SERVER),
}
_NO_LOGINS: Final[Mapping[str, MessageId]] = {
    "note": parts.NOTE,
    "creditcard": parts.CARD,
    "identity": parts.IDENTITY,
    **dict.fromkeys(("finance", "license", "travel", "misc"), parts.OTHER),
}


def _logins(item: Entry, source: str, row: int, folders: Mapping[str, str]) -> parts.Taken:
    """Return a login for each password of an item, whatever its category; None if a password is no text."""
    if item.get("trashed"):
        return parts.TRASHED
    fields = [field for field in items(item.get("fields")) if isinstance(field, dict) and not field.get("deleted")]
    passwords = [field for field in fields if field.get("type") == "password" and field.get("value")]
    if not all(isinstance(field["value"], str) for field in passwords):
        return None
    if not passwords and (reason := _no_login(item, fields)):
        return reason
    urls, email = tuple(_values(fields, "url")), next(_values(fields, "email"), "")
    login = Login(
        title=public(item.get("title")) or next(filter(None, map(host, urls)), ""),
        username=next(_values(fields, "username"), email),
        email=email,
        urls=urls,
        password=None,
        source=source,
        row=row,
        folder=_folder(item, folders),
        kind=_KINDS.get(public(item.get(_TEMPLATE)), Kind.LOGIN),
        archived=bool(item.get("archived")),
        has_totp=any(_values(fields, "totp")),
    )
    first, *more = passwords or [{}]
    return _with_password(login, first), *(_with_password(_named_after(login, field), field) for field in more)


def _no_login(item: Entry, fields: Sequence[Entry]) -> MessageId | None:
    """Return why an item without password is no login; None if it still names an account."""
    category = public(item.get("category"))
    if category in _NO_LOGINS:
        return _NO_LOGINS[category]
    names_account = any(any(_values(fields, kind)) for kind in ("username", "email", "totp"))
    return None if names_account else parts.no_login(public(item.get("note")))


def _with_password(login: Login, field: Entry) -> Login:
    changed = dates.from_seconds(field.get("value_updated_at"))
    return replace(
        login,
        password=json_logins.secret(field.get("value")),
        changed=PasswordChange(changed, ChangeDateSource.RECORDED) if changed else None,
        history=tuple(_history(field)),
    )


def _named_after(login: Login, field: Entry) -> Login:
    """Return the login for a further password of an item: its title says which one, where the field has a label."""
    label = public(field.get("label"))
    return replace(login, title=f"{login.title[:_LONGEST]} ({label})") if label else login


def _history(field: Entry) -> Iterator[OldPassword]:
    for old in items(field.get("history")):
        if isinstance(old, dict) and not old.get("encrypted") and (password := json_logins.secret(old.get("value"))):
            yield OldPassword(password, until=dates.from_seconds(old.get("updated_at")))


def _values(fields: Sequence[Entry], kind: str) -> Iterator[str]:
    return (value for field in fields if field.get("type") == kind and (value := public(field.get("value"))))


def _folders(document: Mapping[str, object]) -> Mapping[str, str]:
    """Return the paths of folders by their ids. One whose parents run in a circle ends at the first that repeats."""
    listed = [folder for folder in items(document.get("folders")) if isinstance(folder, dict)]
    known = {uuid: folder for folder in listed if (uuid := public(folder.get("uuid")))}
    return {uuid: _path(uuid, known) for uuid in known}


def _path(uuid: str, known: Mapping[str, Entry]) -> str:
    names: dict[str, str] = {}
    while uuid in known and uuid not in names and len(names) < _DEEPEST:
        names[uuid] = public(known[uuid].get("title"))[:_LONGEST]
        uuid = public(known[uuid].get("parent_uuid"))
    return "/".join(reversed(names.values()))


def _folder(item: Entry, folders: Mapping[str, str]) -> str:
    return next((folders[uuid] for uuid in map(public, items(item.get("folders"))) if uuid in folders), "")


def _document(untrusted: Untrusted) -> Mapping[str, object] | None:
    document = json_document.with_key(untrusted, _ITEMS)
    listed = [] if document is None else items(document[_ITEMS])
    return document if any(isinstance(item, dict) and _TEMPLATE in item for item in listed) else None


def _recognises(untrusted: Untrusted) -> bool:
    return _document(untrusted) is not None


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    document = _document(untrusted)
    if document is None:
        raise errors.FileDamaged(name=untrusted.name)
    yield from json_logins.read(untrusted, items(document[_ITEMS]), partial(_logins, folders=_folders(document)))


READER: Final = Reader(FormatId("enpass-json"), _recognises, never_locked, _read)
