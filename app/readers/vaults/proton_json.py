"""Which logins does an export of Proton Pass hold, a JSON file or the zip around it?

Vaults by their ids, each with a list of items (ProtonMail/WebClients, `packages/pass/lib/export`). The dates are those
of items, not of passwords. An export that is encrypted with PGP is refused elsewhere, with advice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from app.readers.vaults import errors, json_document, json_logins, parts, zip_archive
from app.readers.vaults.addresses import host
from app.readers.vaults.json_document import items, public
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted, never_locked
from checks.model import Kind, Login, MessageId

_MEMBER: Final = "Proton Pass/data.json"
_VAULTS: Final = "vaults"
_TRASHED: Final = 2
_KINDS: Final[Mapping[str, Kind]] = {"login": Kind.LOGIN, "wifi": Kind.WIFI, "sshKey": Kind.SSH_KEY}
NO_LOGINS: Final[Mapping[str, MessageId]] = {
    "note": parts.NOTE,
    "creditCard": parts.CARD,
    "identity": parts.IDENTITY,
    "alias": MessageId("skipped.alias"),
}
"""What the other types of items are, here and in the CSV."""


def _recognises(untrusted: Untrusted) -> bool:
    document = json_document.with_key(untrusted, _VAULTS)
    return zip_archive.holds(untrusted, _MEMBER) if document is None else isinstance(document[_VAULTS], dict)


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    if zip_archive.looks_like_zip(untrusted):
        untrusted = zip_archive.member(untrusted, _MEMBER)
    document = json_document.parsed(untrusted)
    if not isinstance(document, dict) or not isinstance(document.get(_VAULTS), dict):
        raise errors.FileDamaged(name=untrusted.name)
    yield from json_logins.read(untrusted, _items(document[_VAULTS]), _taken)


READER: Final = Reader(FormatId("proton-json"), _recognises, never_locked, _read)


def _items(vaults: Mapping[str, object]) -> Iterator[object]:
    """Yield each item with the name of its vault put beside it."""
    for vault in vaults.values():
        if isinstance(vault, dict):
            beside = {"vault": vault.get("name")}
            yield from (item | beside if isinstance(item, dict) else item for item in items(vault.get("items")))


def _taken(item: json_logins.Entry, source: str, row: int) -> parts.Taken:
    if item.get("state") == _TRASHED:
        return parts.TRASHED
    data = item.get("data")
    kind = data.get("type") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(kind, str):
        return None
    if kind not in _KINDS:
        return NO_LOGINS.get(kind, parts.OTHER)
    about, content = data.get("metadata"), data.get("content")
    if not isinstance(about, dict) or not isinstance(content, dict):
        return None
    if not isinstance(content.get("password"), str | None):
        return None
    return _login(about, content, data, kind=_KINDS[kind], folder=public(item.get("vault")), source=source, row=row)


def _login(
    about: Mapping[str, object],
    content: Mapping[str, object],
    data: Mapping[str, object],
    *,
    kind: Kind,
    folder: str,
    source: str,
    row: int,
) -> Login:
    urls = tuple(url for each in items(content.get("urls")) if (url := public(each)))
    email, passkeys = public(content.get("itemEmail")), content.get("passkeys")
    return Login(
        title=public(about.get("name")) or next(filter(None, map(host, urls)), ""),
        username=public(content.get("itemUsername")) or public(content.get("username")) or email,
        email=email,
        urls=urls,
        password=json_logins.secret(content.get("password")),
        source=source,
        row=row,
        folder=folder,
        kind=kind,
        has_totp=bool(content.get("totpUri")) or any(map(_is_code, items(data.get("extraFields")))),
        has_passkey=bool(passkeys) if isinstance(passkeys, list) else None,
    )


def _is_code(field: object) -> bool:
    """Tell a further field that holds the seed of one-time codes."""
    match field:
        case {"type": "totp", "data": {"totpUri": str(uri)}}:
            return bool(uri)
        case _:
            return False
