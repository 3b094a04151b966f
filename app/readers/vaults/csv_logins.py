"""Which logins does a table of a known layout hold?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from app.readers.vaults import csv_rows, errors, text
from app.readers.vaults.csv_rows import Broken, Row
from app.readers.vaults.reader import FormatId, Reader, Skipped, Untrusted
from checks.model import Login, MessageId
from checks.secret import Secret

MOST_ROWS: Final = 200_000
"""No person has so many logins; what comes after is reported as not read (our choice)."""
EMPTY_ROW: Final = MessageId("skipped.empty_row")


Rows = Callable[[str, csv_rows.Header, frozenset[str]], Iterator[Row | Broken]]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one exporter, and what its rows mean.

    `optional` is None when the exporter writes a column for whatever its owner added. `login(row, source)` returns the
    login, or several where one row holds several secrets, or why the row is none. `rescue(start)` may still tell from
    the raw first line why a broken row does not matter; None when it does. `rows` finds the rows of an exporter that
    does not write tables as others do. `unlabelled` are the columns of an exporter that writes no header.
    """

    needed: frozenset[str]
    login: Callable[[Row, str], Login | tuple[Login, ...] | MessageId]
    optional: frozenset[str] | None = frozenset()
    rescue: Callable[[str], MessageId | None] = lambda _start: None
    rows: Rows = csv_rows.rows
    unlabelled: tuple[str, ...] = ()

    def fits(self, labels: frozenset[str]) -> bool:
        """Tell whether a table has every needed column and none that this exporter does not write."""
        return self.needed <= labels and (self.optional is None or labels <= self.needed | self.optional)


def reader(name: str, *layouts: Layout) -> Reader:
    """Return the reader of a format that is told by its header alone, in one of several layouts."""

    def layout(untrusted: Untrusted) -> Layout | None:
        found = labels(untrusted)
        return next((layout for layout in layouts if layout.fits(found)), None)

    return Reader(
        FormatId(name),
        recognises=lambda untrusted: layout(untrusted) is not None,
        needs_key=never_locked,
        read=lambda untrusted, _keys: read(untrusted, layout(untrusted) or layouts[0]),
    )


def never_locked(_untrusted: Untrusted) -> bool:
    """Tell that no table asks for a key."""
    return False


def labels(untrusted: Untrusted) -> frozenset[str]:
    """Return the labels of the first line without empty ones; none if it is no table. Quick, and never raises."""
    return frozenset(csv_rows.header(text.opening(untrusted)).labels) - {""}


def read(untrusted: Untrusted, layout: Layout) -> Iterator[Login | Skipped]:
    """Yield the logins in file order, a damaged Skipped for each bad row, and at the end what is no login, counted.

    Raises FileDamaged for what is no text, ColumnsUnusable if a label stands twice or a needed one is missing.
    """
    decoded = text.decoded(untrusted)
    head = _usable_header(untrusted, decoded, layout)
    if decoded.guessed:
        yield text.CP1252_WARNING
    no_logins: Counter[MessageId] = Counter()
    for count, row in enumerate(layout.rows(decoded.text, head, layout.needed)):
        if count == MOST_ROWS:
            yield Skipped(MessageId("skipped.too_many_rows"), damaged=True, params={"limit": MOST_ROWS})
            break
        taken = layout.rescue(row.start) if isinstance(row, Broken) else layout.login(row, untrusted.name)
        match taken:
            case None:
                yield Skipped(MessageId("skipped.damaged_row"), damaged=True, params={"row": row.line})
            case Login():
                yield taken
            case tuple():
                yield from taken
            case _:
                no_logins[taken] += 1
    yield from (Skipped(reason, count) for reason, count in no_logins.items())


def secret(cell: str) -> Secret | None:
    """Return the password of a cell, exactly as it stands; an empty cell is no password."""
    return Secret(cell) if cell else None


def _usable_header(untrusted: Untrusted, decoded: text.Decoded, layout: Layout) -> csv_rows.Header:
    if layout.unlabelled:
        return csv_rows.Header(",", layout.unlabelled, csv_rows.Place(0, 1))
    head = csv_rows.header(decoded.text)
    named = [label for label in head.labels if label]
    if len(set(named)) != len(named) or not layout.fits(frozenset(named)):
        raise errors.ColumnsUnusable(name=untrusted.name)
    return head
