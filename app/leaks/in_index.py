"""How is a password found in an index?

Two reads: the entry of its bucket, then the block. Every block is proved by its checksum before it answers, so that a
damaged index says "unknown" and never "not found".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final

from app.leaks import errors, layout
from app.leaks.asking import all_counts
from app.leaks.file import File
from app.leaks.leak_list import NOT_FOUND, NOT_IN_SAMPLE, UNREADABLE_HERE, About, Closing, Kind
from app.leaks.whole import KNOWN
from checks.facts import Leak

_LEAST: Final = tuple(Leak(least) for least in (1, 10, 100, 1000))
"""How often a hash was seen at least, by the class of its count."""
_FETCHED_WHOLE: Final = 1 << 22
"""Bytes up to which a table is fetched from the disk at once: quicker than a hundred pages of it."""
_PROVED_AT_ONCE: Final = 1024
"""Buckets: a megabyte, so that a disk is read as fast as it can."""


class BlockDamaged(ValueError):
    """A block or its entry contradicts the checksum."""


class InIndex(Closing):
    """A `LeakList` that `app.leaks.index` built."""

    def __init__(self, file: File) -> None:
        """Take `file`, which begins like an index; IndexDamaged, IndexNewer or KnownAbsent if it cannot be used."""
        self._file = file
        self.header = header = _header(file)
        # What each look-up needs, without the detour.
        self._bits, self._counted, self._size, self._blocks_at = (
            header.bits,
            header.counted,
            header.size,
            header.blocks_at,
        )
        self._absent = NOT_FOUND if header.whole else NOT_IN_SAMPLE
        self.about = About(
            file.name, Kind.INDEX, file.size, header.hashes, header.counted, header.whole, header.false_alarms
        )
        if header.whole:
            self._expect_known()

    def count(self, digest: bytes) -> Leak:
        """See `LeakList`."""
        bucket, remainder = layout.placed(digest, self._bits)
        try:
            block = self._block(bucket, *self._bounds(bucket))
        except (OSError, BlockDamaged):
            return UNREADABLE_HERE
        hashes = layout.hashes_in(len(block), counted=self._counted)
        position = layout.position(block, remainder, hashes)
        if position is None:
            return self._absent
        return _LEAST[layout.class_at(block, position, hashes) if self._counted else 0]

    def counts(self, digests: Iterable[bytes]) -> dict[bytes, Leak]:
        """See `LeakList`."""
        return all_counts(self.count, self._fetch, digests)

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Read and prove the whole index; yield how many buckets are proved and how many hashes they hold together.

        BlockDamaged, OSError.
        """
        buckets, hashes = 1 << self._bits, 0
        for first in range(0, buckets, _PROVED_AT_ONCE):
            behind = min(buckets, first + _PROVED_AT_ONCE)
            hashes += sum(self._proved(first, behind))
            yield behind, hashes

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _bounds(self, bucket: int) -> tuple[int, int, int]:
        return self._parsed(self._file.read(layout.entry_at(bucket), 2 * layout.ENTRY))

    def _parsed(self, untrusted_entries: bytes) -> tuple[int, int, int]:
        """Return where a block begins and ends, and its checksum; BlockDamaged if it cannot lie there."""
        if len(untrusted_entries) < 2 * layout.ENTRY:
            raise BlockDamaged
        begin, end, checksum = layout.parsed_entries(untrusted_entries)
        if not self._blocks_at <= begin <= end <= self._size or end - begin > layout.LARGEST_BLOCK:
            raise BlockDamaged
        return begin, end, checksum

    def _block(self, bucket: int, begin: int, end: int, checksum: int) -> bytes:
        block = self._file.read(begin, end - begin)
        if layout.checksum(block, bucket) != checksum:
            raise BlockDamaged
        return block

    def _fetch(self, digests: list[bytes]) -> None:
        """Let the disk fetch what these look-ups will read, all at once."""
        buckets = [layout.placed(digest, self._bits)[0] for digest in digests]
        if self._blocks_at <= _FETCHED_WHOLE:
            self._file.expect(0, self._blocks_at)
        else:
            for bucket in buckets:
                self._file.expect(layout.entry_at(bucket), 2 * layout.ENTRY)
        for bucket in buckets:
            with suppress(OSError, BlockDamaged):  # `count` will say so
                begin, end, _ = self._bounds(bucket)
                self._file.expect(begin, end - begin)

    def _proved(self, first: int, behind: int) -> Iterator[int]:
        """Prove the buckets from `first` to before `behind`, and yield how many hashes each holds."""
        table = self._file.read(layout.entry_at(first), layout.ENTRY * (behind - first + 1))
        entries = (table[layout.ENTRY * n : layout.ENTRY * (n + 2)] for n in range(behind - first))
        bounds = [self._parsed(two) for two in entries]
        start = bounds[0][0]
        read = self._file.read(start, bounds[-1][1] - start)
        for bucket, (begin, end, checksum) in enumerate(bounds, first):
            if layout.checksum(read[begin - start : end - start], bucket) != checksum:
                raise BlockDamaged
            yield layout.hashes_in(end - begin, counted=self._counted)

    def _expect_known(self) -> None:
        for digest in KNOWN:
            count = self.count(digest).count
            if count is None:
                raise errors.IndexDamaged(name=self._file.name)
            if not count:
                raise errors.KnownAbsent(name=self._file.name)


def _header(file: File) -> layout.Header:
    try:
        header = layout.Header.parsed(file.read(0, layout.HEADER_ROOM))
    except layout.OtherVersion:
        raise errors.IndexNewer(name=file.name) from None
    except layout.NotAHeader:
        raise errors.IndexDamaged(name=file.name) from None
    except OSError:
        raise errors.ListUnreadable(name=file.name) from None
    if header.size != file.size or header.blocks_at > file.size:
        raise errors.IndexDamaged(name=file.name)
    return header
