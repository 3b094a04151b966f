"""Which logins does a table of a known layout hold?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import starmap, takewhile
from typing import Final

from app.readers.vaults import csv_rows, errors, parts, text
from app.readers.vaults.csv_rows import Broken, Row
from app.readers.vaults.reader import FormatId, Reader, Skipped, Untrusted, never_locked
from checks.model import Login, MessageId
from checks.secret import Secret

_DAMAGED: Final = MessageId("skipped.damaged_row")


Taker = Callable[[list[str], str, int], parts.Taken]
Rows = Callable[[str, csv_rows.Header, frozenset[str]], Iterator[Row | Broken]]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one exporter, and what its rows mean.

    `optional` is None when the exporter writes a column for whatever its owner added. `login(row, source)` returns the
    login, or several where one row holds several secrets, or why the row is none. `rescue(start)` may still tell from
    the raw first line why a broken row does not matter; None when it does. `rows` finds the rows of an exporter that
    does not write tables as others do.
    """

    needed: frozenset[str]
    login: Callable[[Row, str], parts.Taken]
    optional: frozenset[str] | None = frozenset()
    rescue: Callable[[str], MessageId | None] = lambda _start: None
    rows: Rows = csv_rows.rows

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


def labels(untrusted: Untrusted) -> frozenset[str]:
    """Return the labels of the first line without empty ones; none if it is no table. Quick, and never raises."""
    return frozenset(csv_rows.header(text.opening(untrusted)).labels) - {""}


def read(untrusted: Untrusted, layout: Layout) -> Iterator[Login | Skipped]:
    """Yield the logins in file order, a damaged Skipped for each bad row, and at the end what is no login, counted.

    Raises FileDamaged for what is no text, ColumnsUnusable if a label stands twice or a needed one is missing.
    """
    decoded = text.decoded(untrusted)
    head = _usable_header(untrusted, decoded, layout)

    def taken(row: Row | Broken) -> tuple[int, parts.Taken]:
        return row.line, layout.rescue(row.start) if isinstance(row, Broken) else layout.login(row, untrusted.name)

    if decoded.guessed:
        yield text.CP1252_WARNING
    yield from parts.told(map(taken, layout.rows(decoded.text, head, layout.needed)), _DAMAGED)


def first_records(untrusted: Untrusted) -> list[list[str]]:
    """Return the rows at the beginning of a table as they stand, up to the first whose quotes are wrong.

    Quick, and never raises.
    """
    start = text.opening(untrusted)
    found = csv_rows.records(start, replace(csv_rows.header(start), end=csv_rows.BEGINNING))
    rows = list(takewhile(bool, (cells or [] for _, cells in found)))
    # The last one may be cut where the opening ends.
    return rows[:-1] if len(untrusted.data) > text.OPENING else rows


def whole_records(untrusted: Untrusted, whole: Callable[[list[str]], list[str] | None]) -> list[list[str]]:
    """Return those of the first rows that `whole` gives cells for; none unless it does for most and for the first.

    For recognising what has no header. Quick, and never raises.
    """
    rows = [whole(cells) for cells in first_records(untrusted)]
    found = [cells for cells in rows if cells]
    return found if found[:1] == rows[:1] and 2 * len(found) > len(rows) else []


def read_ragged(untrusted: Untrusted, taken: Taker, *, headed: bool) -> Iterator[Login | Skipped]:
    """Yield what `read` yields, from a table whose rows have no common width.

    `taken(cells, source, line)` returns what a row gave. The first line is a row like the others unless the table is
    `headed`. Raises FileDamaged for what is no text.
    """
    decoded = text.decoded(untrusted)
    head = csv_rows.header(decoded.text)
    start = head if headed else replace(head, end=csv_rows.BEGINNING)

    def given(place: csv_rows.Place, cells: list[str] | None) -> tuple[int, parts.Taken]:
        return place.line, None if cells is None else taken(cells, untrusted.name, place.line)

    if decoded.guessed:
        yield text.CP1252_WARNING
    yield from parts.told(starmap(given, csv_rows.records(decoded.text, start)), _DAMAGED)


def secret(cell: str) -> Secret | None:
    """Return the password of a cell, exactly as it stands; an empty cell is no password."""
    return Secret(cell) if cell else None


def _usable_header(untrusted: Untrusted, decoded: text.Decoded, layout: Layout) -> csv_rows.Header:
    head = csv_rows.header(decoded.text)
    named = [label for label in head.labels if label]
    if len(set(named)) != len(named) or not layout.fits(frozenset(named)):
        raise errors.ColumnsUnusable(name=untrusted.name)
    return head
