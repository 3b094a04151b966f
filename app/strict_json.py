"""Is this text JSON, whole and without a trick?"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NoReturn


class NotJson(ValueError):
    """The text is not JSON as RFC 8259 has it. It never carries the text."""


def loaded(untrusted_text: str, deepest: int) -> object:
    """Return the document; NotJson if it names a key twice, or nests its values more than `deepest` levels.

    Python's parser also takes NaN and Infinity and keeps the last of two equal keys: both hide damage or a trick.
    """
    try:
        document: object = json.loads(untrusted_text, object_pairs_hook=_unique, parse_constant=_refuse)
    except (ValueError, RecursionError):
        # Not chained: a parser's error carries the whole document with it.
        raise NotJson from None
    if _is_deeper(document, deepest):
        raise NotJson
    return document


def from_bytes(untrusted: bytes, deepest: int) -> object:
    """Return the document that `untrusted` holds in UTF-8, with or without a byte order mark; NotJson as `loaded`."""
    try:
        text = untrusted.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotJson from None
    return loaded(text, deepest)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError
    return members


def _refuse(_constant: str) -> NoReturn:
    raise ValueError


def _is_deeper(document: object, deepest: int) -> bool:
    level = [document]
    for _ in range(deepest):
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
