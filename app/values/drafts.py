"""Which text is to be read before it is posted, and which words are private?

Nothing of a draft is kept: errors name its file, never its text.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.errors import SourceError
from checks.ids import MessageId

LONGEST: Final = 200_000
"""Characters of a draft. The longest that a network takes is an article of 125,000 (LinkedIn)."""
_MOST_BYTES: Final = 4 * LONGEST
LONGEST_LINE: Final = 6 * LONGEST + 10_000
"""Bytes of a line that holds a draft as JSON, each character spelled out."""
_COMMENT: Final = "#"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The words of a person: those that must stay private, and those that are never flagged."""

    private: tuple[str, ...] = ()
    unflagged: tuple[str, ...] = ()


class DraftMissing(SourceError):
    """There is no such file."""

    message = MessageId("draft.missing")


class DraftNotAllowed(SourceError):
    """The file may not be read, or is none."""

    message = MessageId("draft.not_allowed")


class DraftNotText(SourceError):
    """What was given is not text in UTF-8."""

    message = MessageId("draft.not_text")


class DraftTooLong(SourceError):
    """The text is longer than any post. `limit` is in characters."""

    message = MessageId("draft.too_long")


def text_of(path: Path) -> str:
    """Return the text of the file `path`."""
    try:
        with path.open("rb") as file:
            given = file.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise DraftMissing(name=path.name) from error
    except OSError as error:
        raise DraftNotAllowed(name=path.name) from error
    return _decoded(given, path.name)


def lines_of(path: Path) -> Iterator[bytes]:
    """Yield the lines of the file `path`, of any length that a draft in JSON may have."""
    try:
        with path.open("rb") as file:
            while line := file.readline(LONGEST_LINE + 1):
                yield line
    except FileNotFoundError as error:
        raise DraftMissing(name=path.name) from error
    except OSError as error:
        raise DraftNotAllowed(name=path.name) from error


def given_lines() -> Iterator[bytes]:
    """Yield the lines of standard input, as `lines_of`."""
    while line := sys.stdin.buffer.readline(LONGEST_LINE + 1):
        yield line


def given_text(name: str) -> str:
    """Return the text on standard input, which errors call `name`."""
    return _decoded(sys.stdin.buffer.read(_MOST_BYTES + 1), name)


def private_words(path: Path) -> tuple[str, ...]:
    """Return the words or phrases of the file `path`, one a line; empty lines and those that begin with # are none."""
    lines = (line.strip() for line in text_of(path).splitlines())
    return tuple(line for line in lines if line and not line.startswith(_COMMENT))


def _decoded(given: bytes, name: str) -> str:
    try:
        text = given.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(given) <= _MOST_BYTES:
            raise DraftNotText(name=name) from error
        raise DraftTooLong(name=name, limit=LONGEST) from error
    if len(text) > LONGEST:
        raise DraftTooLong(name=name, limit=LONGEST)
    return text
