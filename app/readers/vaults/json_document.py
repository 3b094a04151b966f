"""Which values does an exported JSON document hold?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from app import strict_json
from app.errors import SourceError
from app.readers.vaults import errors, text
from app.readers.vaults.reader import Untrusted

DEEPEST: Final = 100
"""Levels of nesting; exports have about six (our choice)."""

_STARTS_AS_JSON = re.compile(r"\s*(\{\s*[\"}]|\[\s*[\[{\]\"])")
"""An object or a list of objects; `[keyring]` opens a settings file, not a list."""


def looks_like_json(untrusted: Untrusted) -> bool:
    """Tell by its first characters whether the file means to be a JSON document, whole or not."""
    return _STARTS_AS_JSON.match(text.opening(untrusted)) is not None


def parsed(untrusted: Untrusted) -> object:
    """Return the document.

    Raises FileTooLarge above 64 MiB, and FileDamaged if it is not JSON as RFC 8259 has it, names a key twice or is more
    than 100 levels deep.
    """
    document = _loaded(text.decoded(untrusted).text)
    if document is _DAMAGED:
        raise errors.FileDamaged(name=untrusted.name)
    return document


def with_key(untrusted: Untrusted, key: str) -> Mapping[str, object] | None:
    """Return the document if it is an object that has `key`; None if not, or if it cannot be read: others say so.

    Quick for every other file: only one that mentions the key at all is parsed.
    """
    if not (looks_like_json(untrusted) and _mentions(untrusted, f'"{key}"')):
        return None
    with suppress(SourceError):
        document = parsed(untrusted)
        return document if isinstance(document, dict) and key in document else None
    return None


def in_cell(untrusted_cell: str) -> object:
    """Return the document that a cell of a table holds, as `parsed` would; None if it holds none."""
    document = _loaded(untrusted_cell)
    return None if document is _DAMAGED else document


def public(untrusted: object) -> str:
    """Return a text that may be shown: empty for anything else, and without lone surrogates, which no screen takes."""
    return untrusted.encode("utf-8", "replace").decode("utf-8") if isinstance(untrusted, str) else ""


def items(untrusted: object) -> list[object]:
    """Return the members of a list; none for anything else."""
    return untrusted if isinstance(untrusted, list) else []


_DAMAGED: Final = object()


def _loaded(content: str) -> object:
    with suppress(strict_json.NotJson):
        return strict_json.loaded(content, DEEPEST)
    return _DAMAGED


def _mentions(untrusted: Untrusted, written: str) -> bool:
    """Look for a text in the bytes. In UTF-16 of either order each of its letters but the last has a NUL behind it."""
    return written.encode() in untrusted.data or written.encode("utf-16-le")[:-1] in untrusted.data
