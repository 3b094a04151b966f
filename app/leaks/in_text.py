"""How is a password found in a downloaded text, and when is such a text trusted?

Before it answers, it is looked at in many places: every line there must be one, all must be in order and as even as a
whole list is, and the best-known leaked passwords must be there.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from operator import ge
from typing import Final

from app.leaks import errors
from app.leaks.asking import all_counts
from app.leaks.file import File
from app.leaks.leak_list import UNREADABLE_HERE, About, Closing, Kind
from app.leaks.sorted_lines import Lines, OutOfOrder, SortedLines
from app.leaks.text import DIGITS, LINE, Form, percent
from app.leaks.whole import KNOWN, gap, share_of
from checks.facts import Leak

_PLACES: Final = 64
"""How many places are looked at before a list is trusted, both ends included."""
_LOOKED_AT: Final = 2048
"""Bytes of each: some fifty lines."""


class InText(Closing):
    """A `LeakList` of a text in the order of its hashes."""

    def __init__(self, file: File, form: Form) -> None:
        """Look at `file` in many places.

        ListDamaged, ListUnsorted, ListPartial, KnownAbsent or ListUnreadable if it cannot be trusted.
        """
        self._file = file
        try:
            self._lines = SortedLines(file, form.begin)
            hashes = self._trusted()
            self._expect_known()
        except OSError:
            raise errors.ListUnreadable(name=file.name) from None
        self.about = About(file.name, Kind.TEXT, file.size, hashes, form.counted, whole=True)

    def count(self, digest: bytes) -> Leak:
        """See `LeakList`."""
        try:
            return Leak(self._lines.count(int.from_bytes(digest)))
        except (OSError, OutOfOrder):
            return UNREADABLE_HERE

    def counts(self, digests: Iterable[bytes]) -> dict[bytes, Leak]:
        """See `LeakList`."""
        return all_counts(self.count, lambda those: self._lines.fetch([*map(int.from_bytes, those)]), digests)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _trusted(self) -> int:
        """Look at many places and return about how many hashes there are; raise what is wrong with the list."""
        begin, length = self._lines.begin, self._lines.end - self._lines.begin
        seen = [self._whole(at, (at - begin) / length) for at in self._places()]
        self._expect_order(seen)
        lines = [line for read in seen for line in read.lines]
        about = round(length * len(lines) / sum(len(line) + 1 for line in lines))
        places = [*(((read.begin - begin) / length, read.lowest) for read in seen), (1.0, seen[-1].highest)]
        missing_at = gap(((share, hash_ / 2**160) for share, hash_ in places), about)
        if missing_at is not None:
            raise errors.ListPartial(name=self._file.name, percent=percent(missing_at))
        return about

    def _expect_order(self, seen: list[Lines]) -> None:
        last = b""
        for n, read in enumerate(seen):
            hashes = [line[:DIGITS] for line in read.lines]
            if any(map(ge, (last, *hashes), hashes)):
                raise errors.ListUnsorted(name=self._file.name, percent=percent(n / len(seen)))
            last = hashes[-1]
            self._lines.remember(read)

    def _places(self) -> list[int]:
        """Return where to look: at both ends, and at a random place of each of many equal parts between."""
        chance = random.Random()  # noqa: S311 - another choice at each run, not a secret
        first, last = self._lines.begin + _LOOKED_AT, self._lines.end - _LOOKED_AT
        part = (last - first) // (_PLACES - 2)
        between = [first + n * part + chance.randrange(part - _LOOKED_AT) for n in range(_PLACES - 2)]
        return [self._lines.begin, *between, last]

    def _whole(self, at: int, share: float) -> Lines:
        """Return the lines of a place, each of which is one."""
        try:
            read = self._lines.lines(at, at + _LOOKED_AT)
        except OutOfOrder:
            raise errors.ListDamaged(name=self._file.name, percent=percent(share)) from None
        if not all(map(LINE.fullmatch, read.lines)):
            cut = read.end == self._lines.end and all(map(LINE.fullmatch, read.lines[:-1]))
            cause = errors.ListPartial if cut else errors.ListDamaged
            raise cause(name=self._file.name, percent=percent(1.0 if cut else share))
        return read

    def _expect_known(self) -> None:
        for digest in KNOWN:
            try:
                count = self._lines.count(int.from_bytes(digest))
            except OutOfOrder:
                raise errors.ListUnsorted(name=self._file.name, percent=percent(share_of(digest))) from None
            if not count:
                raise errors.KnownAbsent(name=self._file.name)
