"""Where does each row of a LastPass table begin and end, although notes of several lines are not always in quotes?

Such a note tears its row into pieces of fewer cells, one a line. The pieces that follow each other are one row again
when together they have exactly the cells of a row: a piece's last cell goes on in the next one's first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from app.readers.vaults import csv_rows
from app.readers.vaults.csv_rows import Broken, Header, Place, Row

_NOTE: Final = "http://sn"
_AFTER_NOTE: Final = 3
"""Cells behind the text of a row: name, grouping, fav. Only the text has line breaks, so what is before it is whole."""
_FAVOURITE: Final = frozenset({"0", "1"})


@dataclass(slots=True)
class _Torn:
    """The pieces of one row so far: where it begins, how many cells and characters they come to."""

    place: Place
    pieces: list[list[str]] = field(default_factory=list)
    cells: int = 1
    length: int = 0

    def add(self, piece: list[str]) -> None:
        self.pieces.append(piece)
        self.cells += len(piece) - 1
        self.length += sum(map(len, piece))

    def mended(self) -> list[str]:
        """Return the cells of the whole, line breaks put back between the pieces."""
        cells: list[list[str]] = [[]]
        for first, *others in self.pieces:
            cells[-1].append(first)
            cells += [[other] for other in others]
        return ["\n".join(lines) for lines in cells]


def rows(content: str, head: Header, _needed: frozenset[str]) -> Iterator[Row | Broken]:
    """Yield the rows below the header; a piece that fits to nothing is a broken row."""
    width = len(head.labels)
    torn: _Torn | None = None
    for place, cells in csv_rows.records(content, head):
        whole = _whole(cells, width)
        if torn is not None and (cells is None or whole is not None or torn.cells + len(cells) - 1 > width):
            yield csv_rows.broken(content, torn.place)
            torn = None
        if whole is not None:
            yield _row(place, head, whole)
        elif cells is None or len(cells) > width or (torn is None and len(cells) < width - _AFTER_NOTE):
            yield csv_rows.broken(content, place)
        else:
            torn = torn or _Torn(place)
            torn.add(cells)
            if torn.cells == width or torn.length > csv_rows.LONGEST_FIELD:
                yield _mended(content, head, torn)
                torn = None
    if torn is not None:
        yield csv_rows.broken(content, torn.place)


def _mended(content: str, head: Header, torn: _Torn) -> Row | Broken:
    if torn.cells == len(head.labels) and torn.pieces[-1][-1] in _FAVOURITE:
        return _row(torn.place, head, torn.mended())
    return csv_rows.broken(content, torn.place)


def _whole(cells: list[str] | None, width: int) -> list[str] | None:
    """Return the cells of a row that stands on its own; None for a piece, or when there are too many."""
    if cells is None or len(cells) < width:
        return None
    if len(cells) == width:
        return cells
    address, *credentials = cells[: width - _AFTER_NOTE]
    if address == _NOTE and not any(credentials[:-1]):
        # Only a note's name can hold the commas: what stands before it is empty or was in quotes.
        return [*cells[: width - _AFTER_NOTE], ",".join(cells[width - _AFTER_NOTE : -2]), *cells[-2:]]
    return None


def _row(place: Place, head: Header, cells: list[str]) -> Row:
    return Row(place.line, dict(zip(head.labels, cells, strict=True)))
