"""Which logins are the items of a Bitwarden export?

What each key means, and which date is the one of the password, is told in Bitwarden's export documentation; item types
are those of `CipherType` (bitwarden/clients). Every value may be absent or null.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Final

from app.readers.vaults import dates, json_logins, parts
from app.readers.vaults.addresses import host
from app.readers.vaults.json_document import items, public
from app.readers.vaults.json_logins import Entry, secret
from app.readers.vaults.reader import Skipped, Untrusted
from checks.model import ChangeDateSource, Kind, Login, MessageId, OldPassword, PasswordChange

_LOGIN = 1
_SSH_KEY = 5
_NO_LOGINS: Final[Mapping[int | None, MessageId]] = {
    2: parts.NOTE,
    3: parts.CARD,
    4: parts.IDENTITY,
}


def read(untrusted: Untrusted, document: Mapping[str, object]) -> Iterator[Login | Skipped]:
    """Yield the logins of the plain export `document`, read from `untrusted`, and the rest, as `parts.told` does."""
    folders = {**_names(document.get("folders")), **_names(document.get("collections"))}
    return json_logins.read(untrusted, items(document.get("items")), partial(_taken, folders=folders))


def _taken(item: Entry, source: str, row: int, folders: Mapping[str, str]) -> parts.Taken:
    return _no_login(item) or _login(item, folders, source, row)


def _no_login(item: Entry) -> MessageId | None:
    """Return why an item is no login; None if it is one. Old exports name no type: then `login` tells."""
    if item.get("deletedDate"):
        return parts.TRASHED
    kind = item.get("type")
    if not isinstance(kind, int):
        kind = _LOGIN if item.get("login") else None
    return None if kind in {_LOGIN, _SSH_KEY} else _NO_LOGINS.get(kind, parts.OTHER)


def _login(item: Entry, folders: Mapping[str, str], source: str, row: int) -> Login | None:
    """Return the login of an item; None if its login or its password is not what it must be."""
    login = item.get("login") or {}
    if not isinstance(login, dict) or not isinstance(login.get("password"), str | None):
        return None
    urls = tuple(url for entry in items(login.get("uris")) if (url := _text_of(entry, "uri")))
    history = tuple(_history(item))
    return Login(
        title=public(item.get("name")) or next(filter(None, map(host, urls)), ""),
        username=public(login.get("username")),
        urls=urls,
        password=secret(login.get("password")),
        source=source,
        row=row,
        folder=_folder(item, folders),
        kind=Kind.SSH_KEY if item.get("type") == _SSH_KEY else Kind.LOGIN,
        archived=bool(item.get("archivedDate")),
        changed=_changed(item, login, history),
        history=history,
        has_totp=bool(login.get("totp")),
        has_passkey=_has_passkey(login),
    )


def _has_passkey(login: Entry) -> bool | None:
    """Tell whether there is a passkey; exports from before Bitwarden had them do not have the key and cannot tell."""
    passkeys = login.get("fido2Credentials")
    return bool(passkeys) if isinstance(passkeys, list) else None


def _history(item: Entry) -> Iterator[OldPassword]:
    for entry in items(item.get("passwordHistory")):
        if isinstance(entry, dict) and (password := secret(entry.get("password"))):
            yield OldPassword(password, until=dates.from_iso(entry.get("lastUsedDate")))


def _changed(item: Entry, login: Entry, history: tuple[OldPassword, ...]) -> PasswordChange | None:
    """Return the newest recorded date; else, for an item without history, the day since when it has its password.

    `lastUsedDate` is the moment at which the old password was replaced. `revisionDate` moves with any edit.
    """
    recorded: list[date] = [old.until for old in history if old.until]
    if revised := dates.from_iso(login.get("passwordRevisionDate")):
        recorded.append(revised)
    if recorded:
        return PasswordChange(max(recorded), ChangeDateSource.RECORDED)
    created = dates.from_iso(item.get("creationDate"))
    return PasswordChange(created, ChangeDateSource.LOWER_BOUND) if created and not history else None


def _folder(item: Entry, folders: Mapping[str, str]) -> str:
    ids = (item.get("folderId"), *items(item.get("collectionIds")))
    return next((folders[key] for key in ids if isinstance(key, str) and key in folders), "")


def _names(untrusted: object) -> dict[str, str]:
    """Return the names of folders or collections by their ids."""
    return {_text_of(entry, "id"): _text_of(entry, "name") for entry in items(untrusted)}


def _text_of(untrusted: object, key: str) -> str:
    return public(untrusted.get(key)) if isinstance(untrusted, dict) else ""
