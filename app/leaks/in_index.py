"""How is a password found in an index?

Two reads: the entry of its bucket, then the block. Every block is proved by its checksum before it answers, so that a
damaged index says "unknown" and never "not found".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Final, Self

from app.leaks import errors, layout
from app.leaks.file import File
from app.leaks.leak_list import NOT_FOUND, NOT_IN_SAMPLE, UNREADABLE_HERE, About, Kind
from app.leaks.whole import KNOWN
from checks.facts import Leak

_PROVED_AT_ONCE: Final = 1024
"""Buckets: a megabyte, so that a disk is read as fast as it can."""


class BlockDamaged(ValueError):
    """A block or its entry contradicts the checksum."""


class InIndex:
    """A `LeakList` that `app.leaks.index` built."""

    def __init__(self, file: File) -> None:
        """Take `file`, which begins like an index; IndexDamaged, IndexNewer or KnownAbsent if it cannot be used."""
        self._file = file
        self.header = _header(file)
        self._absent = NOT_FOUND if self.header.whole else NOT_IN_SAMPLE
        self.about = About(
            file.name,
            Kind.INDEX,
            file.size,
            self.header.hashes,
            self.header.counted,
            self.header.whole,
            self.header.false_alarms,
        )
        if self.header.whole:
            self._expect_known()

    def count(self, digest: bytes) -> Leak:
        """See `LeakList`."""
        header = self.header
        try:
            block = self._block(layout.bucket_of(digest, header.bits))
        except (OSError, BlockDamaged):
            return UNREADABLE_HERE
        hashes = layout.hashes_in(len(block), counted=header.counted)
        position = layout.position(block, layout.remainder_of(digest, header.bits), hashes)
        if position is None:
            return self._absent
        return Leak(layout.least_count(block, position, hashes) if header.counted else 1)

    def counts(self, digests: Iterable[bytes]) -> dict[bytes, Leak]:
        """See `LeakList`."""
        ordered = sorted(digests)
        for digest in ordered:
            self._file.expect(layout.entry_at(layout.bucket_of(digest, self.header.bits)), 2 * layout.ENTRY)
        for digest in ordered:
            self._expect_block(layout.bucket_of(digest, self.header.bits))
        return {digest: self.count(digest) for digest in ordered}

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Read and prove the whole index; yield how many buckets are proved and how many hashes they hold together.

        BlockDamaged, OSError.
        """
        buckets, hashes = 1 << self.header.bits, 0
        for first in range(0, buckets, _PROVED_AT_ONCE):
            behind = min(buckets, first + _PROVED_AT_ONCE)
            hashes += sum(self._proved(first, behind))
            yield behind, hashes

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

    def _proved(self, first: int, behind: int) -> Iterator[int]:
        table = self._file.read(layout.entry_at(first), layout.ENTRY * (behind - first + 1))
        bounds = [
            self._bounds(table[at : at + 2 * layout.ENTRY])
            for at in range(0, layout.ENTRY * (behind - first), layout.ENTRY)
        ]
        start = bounds[0][0]
        read = self._file.read(start, bounds[-1][1] - start)
        for bucket, (begin, end, checksum) in enumerate(bounds, first):
            block = read[begin - start : end - start]
            if layout.checksum(block, bucket) != checksum:
                raise BlockDamaged
            yield layout.hashes_in(len(block), counted=self.header.counted)

    def _bounds(self, two: bytes) -> tuple[int, int, int]:
        """Return where a block begins and ends and its checksum, from its entry and the next one."""
        begin, end, checksum = layout.parsed_entries(two)
        if not self.header.blocks_at <= begin <= end <= self.header.size or end - begin > layout.LARGEST_BLOCK:
            raise BlockDamaged
        return begin, end, checksum

    def _bounds_of(self, bucket: int) -> tuple[int, int, int]:
        return self._bounds(self._file.read(layout.entry_at(bucket), 2 * layout.ENTRY))

    def _block(self, bucket: int) -> bytes:
        begin, end, checksum = self._bounds_of(bucket)
        block = self._file.read(begin, end - begin)
        if layout.checksum(block, bucket) != checksum:
            raise BlockDamaged
        return block

    def _expect_block(self, bucket: int) -> None:
        try:
            begin, end, _ = self._bounds_of(bucket)
        except (OSError, BlockDamaged):
            return  # `count` will say so
        self._file.expect(begin, end - begin)

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
