"""Which rows does a comma-separated file of an archive hold, read one after the other?

Before the header there may be notes, and quotes inside of a cell are doubled in some files and escaped by a backslash
in others, even in one archive. A row that is not understood costs the others nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import methodcaller
from typing import Final, TextIO

from app.readers.archives import dates
from app.readers.archives.member import Member

_LONGEST_LINE: Final = 1024 * 1024
csv.field_size_limit(_LONGEST_LINE)  # for the whole vault process: nothing else in it raises the limit
_LOOKED_AT: Final = 8 * 1024 * 1024
"""Characters by which the way of quoting is decided."""
_HEADER_WITHIN: Final = 40
"""Rows within which the header must come."""

Dialect = Mapping[str, bool | str]
_DOUBLED: Final[Dialect] = {"doublequote": True}
_ESCAPED: Final[Dialect] = {"doublequote": False, "escapechar": "\\"}


@dataclass(frozen=True, slots=True)
class Shape:
    """How the table of one kind of file is known: labels that its header has, in lower case, and its date's."""

    labels: frozenset[str] = frozenset()
    date: str = ""

    def is_header(self, labels: Sequence[str]) -> bool:
        """Tell the header from the notes before it."""
        return self.labels.issubset(labels) if self.labels else len(labels) > 1


@dataclass(slots=True)
class Sheet:
    """The rows of `member`; what was skipped is known once they were all taken."""

    member: Member
    shape: Shape
    synonyms: Mapping[str, str] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    rows: int = 0
    skipped: int = 0

    def __iter__(self) -> Iterator[Sequence[str]]:
        """Yield the cells of each row that is as long as the header, whose date is one or blank."""
        dialect = self._dialect()
        with self.member.text() as text:
            records = _records(text, dialect)
            self.labels = self._header(records)
            at = self.labels.index(self.shape.date) if self.shape.date in self.labels else None
            for cells in records if self.labels else ():
                if not cells or not any(cells):
                    continue
                if fitted := _fitted(cells, len(self.labels), at):
                    self.rows += 1
                    yield fitted
                else:
                    self.skipped += 1

    def column(self, label: str) -> int:
        """Return where `label` stands, one past the end if nowhere; valid once the first row came."""
        return self.labels.index(label) if label in self.labels else len(self.labels)

    def by_label(self, cells: Sequence[str]) -> Mapping[str, str]:
        """Return a row by its labels; a label that stands twice counts by its first cell, absent ones are ""."""
        return _Row(zip(reversed(self.labels), reversed(cells), strict=True))

    def _header(self, records: Iterator[Sequence[str]]) -> tuple[str, ...]:
        for _, cells in zip(range(_HEADER_WITHIN), records, strict=False):
            labels = tuple(normalised(cell, self.synonyms) for cell in cells)
            if self.shape.is_header(labels):
                return labels
        return ()

    def _dialect(self) -> Dialect:
        with self.member.text() as text:
            start = text.read(_LOOKED_AT)
        if '\\"' not in start:
            return _DOUBLED
        return min((_DOUBLED, _ESCAPED), key=lambda dialect: self._misfits(start, dialect))

    def _misfits(self, start: str, dialect: Dialect) -> int:
        records = _records(io.StringIO(start, newline=""), {**dialect, "strict": True})
        labels = self._header(records)
        at = labels.index(self.shape.date) if self.shape.date in labels else None
        return sum(not _fitted(cells, len(labels), at) for cells in records if cells)


class _Row(dict[str, str]):
    def __missing__(self, _label: str) -> str:
        return ""


def normalised(label: str, synonyms: Mapping[str, str]) -> str:
    """Return a label in lower case, in English where a synonym is known."""
    plain = " ".join(label.strip("\ufeff \t").casefold().split())
    return synonyms.get(plain, plain)


def labels_at_start(member: Member, synonyms: Mapping[str, str]) -> Iterator[frozenset[str]]:
    """Yield the first rows as sets of labels, for recognising a file whose name tells nothing."""
    start = member.start(16 * 1024).decode("utf-8-sig", "replace")
    for cells, _ in zip(_records(io.StringIO(start, newline=""), _DOUBLED), range(8), strict=False):
        yield frozenset(normalised(cell, synonyms) for cell in cells)


def _fitted(cells: Sequence[str], width: int, date_at: int | None) -> Sequence[str]:
    """Return the cells, without blank ones beyond the header; none if they do not fit it."""
    if len(cells) > width and not any(cells[width:]):
        cells = cells[:width]
    if len(cells) != width:
        return ()
    if date_at is not None and cells[date_at].strip() and dates.parsed(cells[date_at]) is None:
        return ()
    return cells


def _records(text: TextIO, dialect: Dialect) -> Iterator[Sequence[str]]:
    """Yield each record; one that breaks the rules as a single blank-less cell, which no header is as long as."""
    reader = csv.reader(_bounded(text), **dialect)  # type: ignore[arg-type]  # a Dialect holds only what it takes
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield ("\ufffd",)


def _bounded(text: TextIO) -> Iterator[str]:
    """Return lines without NULs, in pieces where one is longer than anything that a table can hold."""
    return map(methodcaller("replace", "\0", ""), iter(partial(text.readline, _LONGEST_LINE), ""))
