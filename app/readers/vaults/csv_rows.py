"""Which rows does a table hold, and which of them cannot be understood?

A table is comma-separated text as in RFC 4180, or separated by semicolons or tabs as some spreadsheets write it. Its
first line names the columns. One bad row never costs the others: reading starts again on the line after it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

LONGEST_FIELD: Final = 64 * 1024
"""Characters in one cell; a quote that is never closed costs no more than this to notice (our choice)."""
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Header:
    """The first line: its labels trimmed and lower-case, and how the table is written. `lines` is how many it takes."""

    delimiter: str
    labels: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by label; a cell that the row does not have is empty. `line` is where it starts, from 1."""

    line: int
    cells: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be understood: its quotes or its number of cells are wrong. `start` is its raw first line."""

    line: int
    start: str = field(repr=False)


def header(content: str) -> Header:
    """Read the first line that is not blank, with the delimiter that gives the most cells: the comma if in doubt.

    There are no labels when the line is no row of a table.
    """
    return max((_header_by(delimiter, content) for delimiter in _DELIMITERS), key=lambda found: len(found.labels))


def rows(content: str, head: Header, needed: frozenset[str]) -> Iterator[Row | Broken]:
    """Yield the rows below the header in file order; blank lines are no rows.

    A row may lack cells after the last of the `needed` labels, and may have too many cells if these are empty.
    """
    fewest = max((place for place, label in enumerate(head.labels, 1) if label in needed), default=0)
    for line, start, cells in _records(content, head):
        if cells is None or len(cells) < fewest or any(cells[len(head.labels) :]):
            yield Broken(line, start)
        else:
            padded = zip(head.labels, chain(cells, repeat("")), strict=False)
            yield Row(line, {label: cell for label, cell in padded if label})


def _header_by(delimiter: str, content: str) -> Header:
    reader = _reader(io.StringIO(content, newline=""), delimiter)
    try:
        cells: list[str] = next(filter(None, reader), [])
    except csv.Error:
        cells = []
    return Header(delimiter, tuple(cell.strip().casefold() for cell in cells), reader.line_num)


def _records(content: str, head: Header) -> Iterator[tuple[int, str, list[str] | None]]:
    """Yield line number, raw first line and cells of each record; None for cells whose quotes are wrong."""
    lines = io.StringIO(content, newline="").readlines()
    at = head.lines
    while at < len(lines):
        reader = _reader(map(lines.__getitem__, range(at, len(lines))), head.delimiter)
        start = at
        try:
            for cells in reader:
                if cells:
                    yield start + 1, lines[start], cells
                start = at + reader.line_num
        except csv.Error:
            yield start + 1, lines[start], None
            start += 1
        at = start


def _reader(lines: Iterable[str], delimiter: str) -> CsvReader:
    """Return a reader that reports wrong quotes instead of guessing, which could change a password unnoticed."""
    # The limit belongs to the whole process, but nothing else in it reads tables, and it is always this one.
    csv.field_size_limit(LONGEST_FIELD)
    return csv.reader(lines, delimiter=delimiter, strict=True)
