"""Which rows does a table hold, and which of them cannot be understood?

A table is comma-separated text as in RFC 4180, or separated by semicolons or tabs as some spreadsheets write it. Its
first line names the columns. One bad row never costs the others: reading starts again on the line after it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Final, NamedTuple

LONGEST_FIELD: Final = 64 * 1024
"""Characters in one cell; a quote that is never closed costs no more than this to notice (our choice)."""
LONGEST_HEADER: Final = 64 * 1024
_DELIMITERS = ",;\t"
# Blank lines come as one, for a file may be nothing but them. Longer lines than a mebibyte are cut: they are no table,
# and would cost a list of a hundred million cells.
_LINE: Final = re.compile(r"[\r\n]+|[^\r\n]{1,1048576}(?:\r\n?|\n)?")


class Place(NamedTuple):
    """Where in a text a line begins: its offset in characters, and its number from 1."""

    offset: int
    line: int


BEGINNING: Final = Place(0, 1)


@dataclass(frozen=True, slots=True)
class Header:
    """The first line: its labels trimmed and lower-case, and how the table is written. The rows begin at `end`.

    `escaped` when a backslash, not a second quote, makes a quote part of a cell.
    """

    delimiter: str
    labels: tuple[str, ...]
    end: Place
    escaped: bool = False


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
    fewest = max((number for number, label in enumerate(head.labels, 1) if label in needed), default=0)
    for place, cells in records(content, head):
        if cells is None or len(cells) < fewest or any(cells[len(head.labels) :]):
            yield broken(content, place)
        else:
            padded = zip(head.labels, chain(cells, repeat("")), strict=False)
            yield Row(place.line, {label: cell for label, cell in padded if label})


def records(content: str, head: Header) -> Iterator[tuple[Place, list[str] | None]]:
    """Yield where each record begins, and its cells; None for cells whose quotes are wrong. Blank lines are none."""
    place = head.end
    while place.offset < len(content):
        lines = _Lines(content, place)
        try:
            for cells in _reader(lines, head.delimiter, escaped=head.escaped):
                if cells:
                    yield place, cells
                place = lines.place
        except csv.Error:
            yield place, None
            place = _next_line(content, place)


def broken(content: str, place: Place) -> Broken:
    """Return the row that begins at `place` as one that cannot be understood."""
    return Broken(place.line, start=next(_Lines(content, place)))


def is_escaped(content: str) -> bool:
    """Tell whether a table writes a backslash before each quote and backslash in a cell, where others double a quote.

    Every backslash and every two quotes must bear it out: a wrong guess would change passwords unnoticed.
    """
    bare = _ESCAPED.sub("x", content)
    return bare != content and "\\" not in bare and _DOUBLED.search(bare) is None


_ESCAPED: Final = re.compile(r'\\["\\]')
_DOUBLED: Final = re.compile(r'[^,\r\n]""|""[^,\r\n]')  # two quotes that are not an empty cell


class _Lines:
    """The lines of a text from a place on, without copying the text. `place` is where the next one begins."""

    def __init__(self, content: str, place: Place) -> None:
        self.place = place
        self._found = _LINE.finditer(content, place.offset)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        found = next(self._found)
        line = found[0]
        ends = line.count("\n") + line.count("\r") - line.count("\r\n")
        self.place = Place(found.end(), self.place.line + ends)
        return line


def _header_by(delimiter: str, content: str) -> Header:
    lines = _Lines(content[:LONGEST_HEADER], BEGINNING)
    try:
        cells: list[str] = next(filter(None, _reader(lines, delimiter)), [])
    except csv.Error:
        cells = []
    return Header(delimiter, tuple(cell.strip().casefold() for cell in cells), lines.place)


def _next_line(content: str, place: Place) -> Place:
    lines = _Lines(content, place)
    next(lines)
    return lines.place


def _reader(lines: Iterable[str], delimiter: str, *, escaped: bool = False) -> Iterator[list[str]]:
    """Return a reader that reports wrong quotes instead of guessing, which could change a password unnoticed."""
    # The limit belongs to the whole process, but nothing else in it reads tables, and it is always this one.
    csv.field_size_limit(LONGEST_FIELD)
    if escaped:
        return csv.reader(lines, delimiter=delimiter, strict=True, escapechar="\\", doublequote=False)
    return csv.reader(lines, delimiter=delimiter, strict=True)
