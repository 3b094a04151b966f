"""Which logins does a 1Password export (1PUX) hold?

A zip whose member `export.data` is a document of accounts, their vaults and the items of these; attachments beside it
are never read. What an item's fields mean is told by `onepassword_item`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from app.readers.vaults import errors, json_document, onepassword_item, parts, zip_archive
from app.readers.vaults.json_document import items, public
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted, never_locked
from checks.model import Login, MessageId

_MEMBER: Final = "export.data"
_DAMAGED: Final = MessageId("skipped.damaged_item")


def _recognises(untrusted: Untrusted) -> bool:
    return zip_archive.holds(untrusted, _MEMBER)


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    document = json_document.parsed(zip_archive.member(untrusted, _MEMBER))
    if not isinstance(document, dict) or not isinstance(document.get("accounts"), list):
        raise errors.FileDamaged(name=untrusted.name)
    numbered = enumerate(_items(document), 1)
    yield from parts.told(
        ((row, onepassword_item.taken(item, folder, untrusted.name, row)) for row, (item, folder) in numbered), _DAMAGED
    )


READER: Final = Reader(FormatId("1password-1pux"), _recognises, never_locked, _read)


def _items(document: Mapping[str, object]) -> Iterator[tuple[object, str]]:
    """Yield each item with the name of its vault. Some older exports wrap an item in an object of its own."""
    for account in items(document.get("accounts")):
        for vault in items(_member(account, "vaults")):
            folder = public(_member(_member(vault, "attrs"), "name"))
            for item in items(_member(vault, "items")):
                yield _member(item, "item") or item, folder


def _member(untrusted: object, key: str) -> object:
    return untrusted.get(key) if isinstance(untrusted, dict) else None
