"""How do the lines of a list become the buckets of an index, and does each bucket look like one of a whole list?"""

from __future__ import annotations

from typing import Final

from app.leaks import errors, layout
from app.leaks.draft import Draft
from app.leaks.piece import NoLines, NotInOrder, piece_of
from app.leaks.source import Source
from app.leaks.text import percent

_THIN: Final = 4
"""No bucket of a whole list has less than a quarter of the average: for 128 even hashes the chance is 1e-22."""
_CROWDED: Final = 8
"""Nor has one eight times as many."""


class Filling:
    """Fills a draft from the pieces of a source, in order.

    `source_at` is where a piece begins that holds the first hash of the next bucket, or one before it.
    """

    def __init__(self, draft: Draft, found: Source) -> None:
        """Go on where `draft` is."""
        self.source_at = draft.state.source_at
        self._draft = draft
        self._found = found
        self._last = b""
        self._remainders = bytearray()
        self._classes = bytearray()
        average = found.hashes / (1 << draft.bits)
        self._fewest = average / _THIN if draft.bits else 0
        self._most = average * _CROWDED + layout.FULLEST

    def take(self, at: int, lines: bytes) -> None:
        """Add the piece that begins at `at`; ListDamaged, ListUnsorted, ListPartial."""
        try:
            read = piece_of(lines, self._last, self._draft.bits, counted=self._found.counted)
        except NoLines:
            raise errors.ListDamaged(name=self._found.name, percent=percent(at / self._found.length)) from None
        except NotInOrder:
            raise errors.ListUnsorted(name=self._found.name, percent=percent(at / self._found.length)) from None
        self._last = read.hashes[-1]
        for bucket, remainders, classes in read.buckets(self._draft.bits):
            if bucket < self._draft.bucket:  # it was added before an interruption
                continue
            if bucket > self._draft.bucket:
                self._add_before(bucket)
                self.source_at = at
            self._remainders += remainders
            self._classes += classes
            if len(self._remainders) > self._most * layout.REMAINDER:
                raise self._partial()

    def end(self) -> None:
        """Add what is left, when there are no more pieces; ListPartial."""
        self._add_before(1 << self._draft.bits)

    def _add_before(self, bucket: int) -> None:
        while self._draft.bucket < bucket:
            if len(self._remainders) < self._fewest * layout.REMAINDER:
                raise self._partial()
            self._draft.add(bytes(self._remainders), bytes(self._classes))
            self._remainders.clear()
            self._classes.clear()

    def _partial(self) -> errors.ListPartial:
        return errors.ListPartial(name=self._found.name, percent=percent(self._draft.bucket / (1 << self._draft.bits)))
