"""Which logins does a Bitwarden JSON export hold, plain or protected with a password?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from app.errors import SourceError
from app.readers.vaults import bitwarden_items, bitwarden_protected, errors, json_document
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted
from checks.model import Login

_OTHERS_KEY: Final = "template_type"
"""Enpass, too, writes `folders` and `items`; only its items have this key."""


def _recognises(untrusted: Untrusted) -> bool:
    document = _document(untrusted)
    return document is not None and (_is_plain(document) or _is_protected(document))


def _needs_key(untrusted: Untrusted) -> bool:
    document = _document(untrusted)
    return document is not None and _is_protected(document)


def _read(untrusted: Untrusted, keys: Keys) -> Iterator[Login | Skipped]:
    document = _mapping(untrusted)
    if _is_protected(document):
        untrusted = bitwarden_protected.opened(untrusted, document, keys.password)
        document = _mapping(untrusted)
    if not _is_plain(document):
        raise errors.FileDamaged(name=untrusted.name)
    yield from bitwarden_items.read(untrusted, document)


def _document(untrusted: Untrusted) -> Mapping[str, object] | None:
    """Return the document, or None when it cannot be read or is no object: then others say so."""
    if not json_document.looks_like_json(untrusted):
        return None
    try:
        return _mapping(untrusted)
    except SourceError:
        return None


def _mapping(untrusted: Untrusted) -> Mapping[str, object]:
    document = json_document.parsed(untrusted)
    if not isinstance(document, dict):
        raise errors.FileDamaged(name=untrusted.name)
    return document


def _is_protected(document: Mapping[str, object]) -> bool:
    return document.get("encrypted") is True and document.get("passwordProtected") is True


def _is_plain(document: Mapping[str, object]) -> bool:
    """Tell by what every version writes: a list of items beside its folders, collections or the word `encrypted`."""
    items = document.get("items")
    return (
        isinstance(items, list)
        and document.get("encrypted", False) is False
        and not document.keys().isdisjoint({"encrypted", "folders", "collections"})
        and not any(isinstance(item, dict) and _OTHERS_KEY in item for item in items)
    )


READER: Final = Reader(FormatId("bitwarden-json"), _recognises, _needs_key, _read)
