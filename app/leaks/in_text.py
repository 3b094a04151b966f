"""How is a password found in a sorted text of many gigabytes, without reading it?

Hashes are even, so where one stands can be reckoned from its neighbours: two or three small reads bring us there. That
it is absent is proved by two lines that stand side by side, one below and one above it. Everything that is read on the
way must be in order.
"""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import islice
from operator import ge
from types import TracebackType
from typing import Final, NamedTuple, Self

from app.leaks import errors
from app.leaks.file import File
from app.leaks.leak_list import UNREADABLE_HERE, About, Kind
from app.leaks.text import DIGITS, HEAD, LINE, LONGEST_LINE, Form, end_of_lines, percent
from app.leaks.whole import KNOWN, gap, share_of
from checks.facts import Leak

_WINDOW: Final = 2048
"""Bytes of one read: about half a page of memory, so that most reads are one of the disk's."""
_PLACES: Final = 64
"""How many places are looked at before a list is trusted, both ends included."""
_RECKONED: Final = 4
"""Reads after which every second one halves the range instead: a list that is not even takes longer, not forever."""
_WEIGHED: Final = 15
"""Digits of a hash by which its place is reckoned."""
_BELOW, _ABOVE = b"", b"G"
"""Stand before and behind every hash."""


class OutOfOrder(ValueError):
    """What was read contradicts the order of the list, or is no line."""


class _Lines(NamedTuple):
    """Whole lines of the list as they stand there, the last one without its LF; where the first and last one begin."""

    begin: int
    last: int
    text: bytes

    @property
    def lowest(self) -> bytes:
        return self.text[:DIGITS].upper()

    @property
    def highest(self) -> bytes:
        last = self.last - self.begin
        return self.text[last : last + DIGITS].upper()

    @property
    def lines(self) -> list[bytes]:
        return self.text.upper().split(b"\n")

    @property
    def end(self) -> int:
        return self.begin + len(self.text)


class _Range(NamedTuple):
    """Where a hash must stand: `low`, whose line begins at `begin`, is not above it, `high`, at `end`, is above it."""

    low: bytes
    high: bytes
    begin: int
    end: int


class InText:
    """A `LeakList` of a text in the order of its hashes."""

    def __init__(self, file: File, form: Form) -> None:
        """Look at `file` in many places.

        ListDamaged, ListUnsorted, ListPartial, KnownAbsent or ListUnreadable if it cannot be trusted.
        """
        self._file = file
        self._begin = form.begin
        # What is known of the order: hashes, and where their lines begin. Each search starts from it and adds to it.
        self._hashes = [_BELOW, _ABOVE]
        try:
            self._end = end_of_lines(file)
            self._at = [self._begin, self._end]
            hashes = self._trusted()
            self._expect_known()
        except OSError:
            raise errors.ListUnreadable(name=file.name) from None
        self.about = About(file.name, Kind.TEXT, file.size, hashes, form.counted, whole=True)

    def count(self, digest: bytes) -> Leak:
        """See `LeakList`."""
        try:
            return Leak(self._search(_written(digest)))
        except (OSError, OutOfOrder):
            return UNREADABLE_HERE

    def counts(self, digests: Iterable[bytes]) -> dict[bytes, Leak]:
        """See `LeakList`."""
        return {digest: self.count(digest) for digest in sorted(digests)}

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Self:
        """Return the list itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Close it."""
        self.close()

    def _search(self, wanted: bytes) -> int:
        """Return how often `wanted` was seen, 0 if the list does not hold it; OutOfOrder, OSError."""
        place = self._nearest(wanted)
        for reads in range(2 * self._end.bit_length()):
            at = _reckoned(place, wanted, halve=reads >= _RECKONED and reads % 2 == 0)
            narrow = place.end - place.begin <= _WINDOW
            read = self._lines(at, place.end + LONGEST_LINE if narrow else at + _WINDOW)
            lowest, highest = read.lowest, read.highest
            if not place.low <= lowest <= highest <= place.high:
                raise OutOfOrder
            if wanted < lowest and read.begin > self._begin:
                place = _Range(place.low, lowest, place.begin, read.begin)
            elif wanted > highest and read.end < self._end:
                place = _Range(highest, place.high, read.last, place.end)
            else:
                self._remember(read)
                return _count(read.lines, wanted)
        raise OutOfOrder

    def _nearest(self, wanted: bytes) -> _Range:
        above = bisect_right(self._hashes, wanted)
        return _Range(self._hashes[above - 1], self._hashes[above], self._at[above - 1], self._at[above])

    def _lines(self, at: int, until: int) -> _Lines:
        """Return the whole lines between two places of the file; OutOfOrder if there is none."""
        before = at - (at > self._begin)  # from the LF of the line before, so that a line that begins at `at` counts
        until = min(until, self._end)
        data = self._file.read(before, until - before)
        begin = data.find(b"\n") + 1 if before < at else 0
        text = data[begin : len(data) if until == self._end else data.rfind(b"\n")]
        if not text or (before < at and not begin):
            raise OutOfOrder
        return _Lines(before + begin, before + begin + text.rfind(b"\n") + 1, text)

    def _remember(self, read: _Lines) -> None:
        for known, at in ((read.lowest, read.begin), (read.highest, read.last)):
            place = bisect_left(self._hashes, known)
            if self._hashes[place] != known:
                self._hashes.insert(place, known)
                self._at.insert(place, at)

    def _trusted(self) -> int:
        """Look at many places and return about how many hashes there are; raise what is wrong with the list."""
        length, highest, places, widths = self._end - self._begin, _BELOW, [], []
        for at in self._places():
            share = (at - self._begin) / length
            read = self._whole(at, share)
            hashes = [line[:DIGITS] for line in read.lines]
            if any(map(ge, (highest, *hashes), hashes)):
                raise errors.ListUnsorted(name=self._file.name, percent=percent(share))
            self._remember(read)
            highest = read.highest
            places.append(((read.begin - self._begin) / length, share_of(bytes.fromhex(read.lowest.decode("ascii")))))
            widths += [len(line) + 1 for line in read.lines]
        places.append((1.0, share_of(bytes.fromhex(highest.decode("ascii")))))
        about = round(length * len(widths) / sum(widths))
        if (missing_at := gap(places, about)) is not None:
            raise errors.ListPartial(name=self._file.name, percent=percent(missing_at))
        return about

    def _places(self) -> list[int]:
        """Return where to look: at both ends, and at a random place of each of many equal parts between."""
        chance = random.Random()  # noqa: S311 - another choice at each run, not a secret
        first, last = self._begin + HEAD, self._end - HEAD
        part = (last - first) // (_PLACES - 2)
        between = [first + n * part + chance.randrange(part - HEAD) for n in range(_PLACES - 2)]
        return [self._begin, *between, last]

    def _whole(self, at: int, share: float) -> _Lines:
        """Return the lines of a place, each of which is one."""
        try:
            read = self._lines(at, at + HEAD)
        except OutOfOrder:
            raise errors.ListDamaged(name=self._file.name, percent=percent(share)) from None
        if not all(map(LINE.fullmatch, read.lines)):
            cut = read.end == self._end and all(map(LINE.fullmatch, read.lines[:-1]))
            cause = errors.ListPartial if cut else errors.ListDamaged
            raise cause(name=self._file.name, percent=percent(1.0 if cut else share))
        return read

    def _expect_known(self) -> None:
        for digest in KNOWN:
            try:
                count = self._search(_written(digest))
            except OutOfOrder:
                raise errors.ListUnsorted(name=self._file.name, percent=percent(share_of(digest))) from None
            if not count:
                raise errors.KnownAbsent(name=self._file.name)


def _written(digest: bytes) -> bytes:
    return digest.hex().upper().encode("ascii")


def _reckoned(place: _Range, wanted: bytes, *, halve: bool) -> int:
    """Return where to read next: around where `wanted` should stand, or in the middle, or the whole range."""
    length = place.end - place.begin
    if length <= _WINDOW:
        return place.begin
    low, high = _number(place.low), _number(place.high)
    share = 0.5 if halve or low >= high else (_number(wanted) - low) / (high - low)
    return min(max(place.begin, place.begin + int(share * length) - _WINDOW // 2), place.end - _WINDOW)


def _number(written: bytes) -> int:
    if written == _ABOVE:
        return 16**_WEIGHED
    try:
        return int(written[:_WEIGHED] or b"0", 16)
    except ValueError:
        raise OutOfOrder from None


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
