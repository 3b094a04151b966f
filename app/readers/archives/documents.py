"""What does a JSON document of an archive say, in the letters that were meant?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from app.readers.archives import errors
from app.readers.archives.member import Member

_LATIN: Final = frozenset(map(chr, range(0x80, 0x100)))
_AT_A_TIME: Final = 1024 * 1024
_LARGEST_ITEM: Final = 8 * 1024 * 1024
_DEEPEST: Final = 60


def loaded(member: Member, *, meta: bool = False) -> Any:  # noqa: ANN401 - JSON; who asks looks at each value's type
    """Return the whole document; `meta` repairs Meta's letters. MemberBroken if it is none, or above 24 MiB."""
    try:
        document = json.loads(member.whole().decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise errors.MemberBroken from None
    return repaired(document) if meta else document


def assigned(member: Member) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of the first list in a script of X, `window.YTD.name.part0 = [...]`, one after the other.

    Nothing of it is run. However long the list is, one object of it is in memory. MemberBroken where it breaks off.
    """
    decoder = json.JSONDecoder()
    with member.text() as text:
        buffer = text.read(_AT_A_TIME)
        at = buffer.find("[") + 1
        if at == 0:
            raise errors.MemberBroken
        while True:
            at = _skipped(buffer, at)
            if at < len(buffer) and buffer[at] == "]":
                return
            try:
                item, at = decoder.raw_decode(buffer, at)
            except (ValueError, RecursionError):
                piece = text.read(_AT_A_TIME)
                if not piece or len(buffer) - at > _LARGEST_ITEM:
                    raise errors.MemberBroken from None
                buffer, at = buffer[at:] + piece, 0
            else:
                if isinstance(item, dict):
                    yield item


def _skipped(buffer: str, at: int) -> int:
    while at < len(buffer) and buffer[at] in " \t\r\n,":
        at += 1
    return at


def repaired(value: Any, depth: int = 0) -> Any:  # noqa: ANN401 - as above
    """Return the value with every string and key as Meta meant it: its UTF-8 bytes are written as Latin-1 letters."""
    if depth > _DEEPEST:
        raise errors.MemberBroken
    match value:
        case str():
            return meant(value)
        case dict():
            return {meant(key): repaired(inner, depth + 1) for key, inner in value.items()}
        case list():
            return [repaired(inner, depth + 1) for inner in value]
        case _:
            return value


def meant(text: str) -> str:
    """Return the text that Meta meant; one that was right already stays."""
    if _LATIN.isdisjoint(text):
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def at(value: Any, *path: str) -> Any:  # noqa: ANN401 - as above
    """Return what lies at `path` of objects in objects, None if nothing does."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def items(value: Any, *path: str) -> Sequence[Any]:  # noqa: ANN401 - as above
    """Return the list at `path`; none where there is anything else: platforms write null, "" and {} for no list."""
    found = at(value, *path)
    return found if isinstance(found, list) else ()


def string(value: Any, *path: str) -> str:  # noqa: ANN401 - as above
    """Return the text at `path`, "" for anything else."""
    found = at(value, *path)
    return found if isinstance(found, str) else ""
