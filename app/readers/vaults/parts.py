"""What is told of an export, row by row or entry by entry?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from app.readers.vaults.reader import Skipped
from checks.model import Login, MessageId

MOST: Final = 200_000
"""No person has so many logins; what comes after is reported as not read (our choice)."""
EMPTY: Final = MessageId("skipped.empty_row")
NOTE: Final = MessageId("skipped.note")
CARD: Final = MessageId("skipped.card")
IDENTITY: Final = MessageId("skipped.identity")
FOLDER: Final = MessageId("skipped.folder")
OTHER: Final = MessageId("skipped.other")
TRASHED: Final = MessageId("skipped.trashed")

Taken = Login | tuple[Login, ...] | MessageId | None
"""What a row or entry gave: its logins, or why it has none, or None when it cannot be understood."""


def told(parts: Iterable[tuple[int, Taken]], damaged: MessageId) -> Iterator[Login | Skipped]:
    """Yield the logins in file order, a damaged Skipped for each part that gave None, and at the end the rest, counted.

    Each part comes with its place in the file, which fills the sentence `damaged`. After 200,000 parts it is told that
    there are more.
    """
    no_logins: Counter[MessageId] = Counter()
    for count, (row, taken) in enumerate(parts):
        if count == MOST:
            yield Skipped(MessageId("skipped.too_many_rows"), damaged=True, params={"limit": MOST})
            break
        match taken:
            case None:
                yield Skipped(damaged, damaged=True, params={"row": row})
            case Login():
                yield taken
            case tuple():
                yield from taken
            case _:
                no_logins[taken] += 1
    yield from (Skipped(reason, count) for reason, count in no_logins.items())


def no_login(note: str) -> MessageId:
    """Return what an entry with neither user name nor password is: a note, or nothing at all."""
    return NOTE if note.strip() else EMPTY
