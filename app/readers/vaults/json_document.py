"""Which values does an exported JSON document hold?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Final, NoReturn

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
    than 100 levels deep. Python's parser also takes NaN and Infinity and keeps the last of two equal keys: both hide
    damage or a trick.
    """
    decoded = text.decoded(untrusted)
    # Suppressed, not chained: a parser's error carries the whole document with it.
    with suppress(ValueError, RecursionError):
        document: object = json.loads(decoded.text, object_pairs_hook=_unique, parse_constant=_refuse)
        if not _too_deep(document):
            return document
    raise errors.FileDamaged(name=untrusted.name)


def public(untrusted: object) -> str:
    """Return a text that may be shown: empty for anything else, and without lone surrogates, which no screen takes."""
    return untrusted.encode("utf-8", "replace").decode("utf-8") if isinstance(untrusted, str) else ""


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError
    return members


def _refuse(_constant: str) -> NoReturn:
    raise ValueError


def _too_deep(document: object) -> bool:
    level = [document]
    for _ in range(DEEPEST):
        level = [child for node in level for child in _children(node) if isinstance(child, dict | list)]
        if not level:
            return False
    return True


def _children(node: object) -> Iterable[object]:
    match node:
        case dict():
            return node.values()
        case list():
            return node
        case _:
            return ()
