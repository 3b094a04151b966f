"""How is a line found in a sorted text of many gigabytes, without reading it?

Hashes are even, so where one stands can be reckoned from its neighbours: two or three small reads bring us there. That
it is absent is shown by two lines that stand side by side, one below and one above it. Everything that is read on the
way must be in order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from contextlib import suppress
from itertools import islice
from operator import ge
from typing import Final, NamedTuple

from app.leaks.file import File
from app.leaks.text import DIGITS, LINE, LONGEST_LINE, end_of_lines

_WINDOW: Final = 2048
"""Bytes of one read: about half a page of memory, so that most reads are one of the disk's."""
_RECKONED: Final = 4
"""Reads after which every second one halves the range instead: a list that is not even takes longer, not forever."""
_FETCHED: Final = 2
"""Steps that are fetched ahead; few searches have a third."""
_BELOW, _ABOVE = -1, 1 << 160
"""Stand before and behind every hash."""


class OutOfOrder(ValueError):
    """What was read contradicts the order of the list, or is no line."""


class Lines(NamedTuple):
    """Whole lines of the list as they stand there, the last one without its LF.

    `begin` and `last` are where the first and the last one begin, `lowest` and `highest` their hashes.
    """

    begin: int
    last: int
    lowest: int
    highest: int
    text: bytes

    @property
    def lines(self) -> list[bytes]:
        """The lines in upper case, without their LF."""
        return self.text.upper().split(b"\n")

    @property
    def end(self) -> int:
        """Where the last one ends."""
        return self.begin + len(self.text)


class _Range(NamedTuple):
    """Where a hash must stand: `low`, whose line begins at `begin`, is not above it, `high`, at `end`, is above it."""

    low: int
    high: int
    begin: int
    end: int


class SortedLines:
    """The lines of a list that claims to be in order; a hash is the number that its 40 digits write."""

    def __init__(self, file: File, begin: int) -> None:
        """Search `file`, whose first line begins at `begin`; OSError."""
        self._file = file
        self.begin = begin
        self.end = end_of_lines(file)
        # What is known of the order: hashes, and where their lines begin. Each search starts from it and adds to it.
        self._hashes, self._at = [_BELOW, _ABOVE], [begin, self.end]

    def count(self, wanted: int) -> int:
        """Return how often `wanted` was seen, 0 if the list does not hold it; OutOfOrder, OSError."""
        place = self._nearest(wanted)
        for reads in range(2 * self.end.bit_length()):
            read = self._read(place, _reckoned(place, wanted, halve=reads >= _RECKONED and reads % 2 == 0))
            if wanted < read.lowest and read.begin > self.begin:
                place = _Range(place.low, read.lowest, place.begin, read.begin)
            elif wanted > read.highest and read.end < self.end:
                place = _Range(read.highest, place.high, read.last, place.end)
            else:
                self.remember(read)
                return _count(read.lines, b"%040X" % wanted)
        raise OutOfOrder

    def fetch(self, wanted: list[int]) -> None:
        """Let the disk fetch what these searches will read: the first step of all at once, then the second."""
        for _ in range(_FETCHED):
            steps = [(place, _reckoned(place, each)) for each in wanted for place in [self._nearest(each)]]
            for _, at in steps:
                self._file.expect(at, _WINDOW)
            for place, at in steps:
                with suppress(OSError, OutOfOrder):  # `count` will say so
                    self.remember(self._read(place, at))

    def _nearest(self, wanted: int) -> _Range:
        above = bisect_right(self._hashes, wanted)
        return _Range(self._hashes[above - 1], self._hashes[above], self._at[above - 1], self._at[above])

    def _read(self, place: _Range, at: int) -> Lines:
        """Read a window of `place`, or all of it if it is no larger; OutOfOrder if that contradicts what is known."""
        narrow = place.end - place.begin <= _WINDOW
        read = self.lines(at, place.end + LONGEST_LINE if narrow else at + _WINDOW)
        if not place.low <= read.lowest <= read.highest <= place.high:
            raise OutOfOrder
        return read

    def lines(self, at: int, until: int) -> Lines:
        """Return the whole lines between two places of the file; OutOfOrder if there is none."""
        before = at - (at > self.begin)  # from the LF of the line before, so that a line that begins at `at` counts
        until = min(until, self.end)
        data = self._file.read(before, until - before)
        begin = data.find(b"\n") + 1 if before < at else 0
        text = data[begin : len(data) if until == self.end else data.rfind(b"\n")]
        if not text or (before < at and not begin):
            raise OutOfOrder
        last = text.rfind(b"\n") + 1
        try:
            lowest, highest = int(text[:DIGITS], 16), int(text[last : last + DIGITS], 16)
        except ValueError:
            raise OutOfOrder from None
        return Lines(before + begin, before + begin + last, lowest, highest, text)

    def remember(self, read: Lines) -> None:
        """Let later searches start from these lines; OutOfOrder if they contradict what is known."""
        for known, at in ((read.lowest, read.begin), (read.highest, read.last)):
            place = bisect_left(self._hashes, known)
            if self._hashes[place] == known:
                continue
            if not self._at[place - 1] <= at <= self._at[place]:
                raise OutOfOrder
            self._hashes.insert(place, known)
            self._at.insert(place, at)


def _reckoned(place: _Range, wanted: int, *, halve: bool = False) -> int:
    """Return where to read next: around where `wanted` should stand, or in the middle, or the whole range."""
    length = place.end - place.begin
    if length <= _WINDOW:
        return place.begin
    even = not halve and place.low < place.high
    share = (wanted - place.low) / (place.high - place.low) if even else 0.5
    return min(max(place.begin, place.begin + int(share * length) - _WINDOW // 2), place.end - _WINDOW)


def _count(lines: list[bytes], wanted: bytes) -> int:
    """Return the count of `wanted`, 0 if it is proved absent by its neighbours; OutOfOrder if nothing is proved."""
    at = bisect_left(lines, wanted)
    around = [LINE.fullmatch(line) for line in lines[max(0, at - 1) : at + 1]]
    if None in around or any(map(ge, lines, islice(lines, 1, None))):
        raise OutOfOrder
    line = LINE.fullmatch(lines[at]) if at < len(lines) else None
    if line is None or line[1] != wanted:
        return 0
    return 1 if line[2] is None else int(line[2])
