"""Which logins are the items of a Bitwarden export?

What each key means, and which date is the one of the password, is told in Bitwarden's export documentation; item types
are those of `CipherType` (bitwarden/clients). Every value may be absent or null.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from app.readers.vaults import dates
from app.readers.vaults.addresses import host
from app.readers.vaults.json_document import public
from app.readers.vaults.reader import Skipped
from checks.model import ChangeDateSource, Kind, Login, MessageId, OldPassword, PasswordChange
from checks.secret import Secret

_Item = Mapping[str, object]

_LOGIN = 1
_SSH_KEY = 5
_NO_LOGINS: Final[Mapping[int | None, MessageId]] = {
    2: MessageId("skipped.note"),
    3: MessageId("skipped.card"),
    4: MessageId("skipped.identity"),
}
_OTHER: Final = MessageId("skipped.other")
_TRASHED: Final = MessageId("skipped.trashed")


def read(document: Mapping[str, object], source: str) -> Iterator[Login | Skipped]:
    """Yield the logins of a plain export in file order, a damaged Skipped for each item that contradicts itself.

    At the end, what is in the trash and what is no login, counted by kind. `row` counts the items from 1.
    """
    folders = {**_names(document.get("folders")), **_names(document.get("collections"))}
    no_logins: Counter[MessageId] = Counter()
    for row, item in enumerate(_listed(document.get("items")), 1):
        if not isinstance(item, dict):
            yield _damaged(row)
        elif reason := _no_login(item):
            no_logins[reason] += 1
        else:
            yield _login(item, folders, source, row) or _damaged(row)
    yield from (Skipped(reason, count) for reason, count in no_logins.items())


def _damaged(row: int) -> Skipped:
    return Skipped(MessageId("skipped.damaged_item"), damaged=True, params={"row": row})


def _no_login(item: _Item) -> MessageId | None:
    """Return why an item is no login; None if it is one. Old exports name no type: then `login` tells."""
    if item.get("deletedDate"):
        return _TRASHED
    kind = item.get("type")
    if not isinstance(kind, int):
        kind = _LOGIN if item.get("login") else None
    return None if kind in {_LOGIN, _SSH_KEY} else _NO_LOGINS.get(kind, _OTHER)


def _login(item: _Item, folders: Mapping[str, str], source: str, row: int) -> Login | None:
    """Return the login of an item; None if its login or its password is not what it must be."""
    login = item.get("login") or {}
    if not isinstance(login, dict) or not isinstance(login.get("password"), str | None):
        return None
    urls = tuple(url for entry in _listed(login.get("uris")) if (url := _text_of(entry, "uri")))
    history = tuple(_history(item))
    return Login(
        title=public(item.get("name")) or next(filter(None, map(host, urls)), ""),
        username=public(login.get("username")),
        urls=urls,
        password=_secret(login.get("password")),
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


def _secret(untrusted: object) -> Secret | None:
    return Secret(untrusted) if isinstance(untrusted, str) and untrusted else None


def _has_passkey(login: _Item) -> bool | None:
    """Tell whether there is a passkey; exports from before Bitwarden had them do not have the key and cannot tell."""
    passkeys = login.get("fido2Credentials")
    return bool(passkeys) if isinstance(passkeys, list) else None


def _history(item: _Item) -> Iterator[OldPassword]:
    for entry in _listed(item.get("passwordHistory")):
        if isinstance(entry, dict) and (password := _secret(entry.get("password"))):
            yield OldPassword(password, until=dates.from_iso(entry.get("lastUsedDate")))


def _changed(item: _Item, login: _Item, history: tuple[OldPassword, ...]) -> PasswordChange | None:
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


def _folder(item: _Item, folders: Mapping[str, str]) -> str:
    ids = (item.get("folderId"), *_listed(item.get("collectionIds")))
    return next((folders[key] for key in ids if isinstance(key, str) and key in folders), "")


def _names(untrusted: object) -> dict[str, str]:
    """Return the names of folders or collections by their ids."""
    return {_text_of(entry, "id"): _text_of(entry, "name") for entry in _listed(untrusted)}


def _text_of(untrusted: object, key: str) -> str:
    return public(untrusted.get(key)) if isinstance(untrusted, dict) else ""


def _listed(untrusted: object) -> list[object]:
    return untrusted if isinstance(untrusted, list) else []
