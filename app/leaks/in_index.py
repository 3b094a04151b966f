"""How is a password found in an index?

Two reads: the entry of its bucket, then the block. Every block is proved by its checksum before it answers, so that a
damaged index says "unknown" and never "not found".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Final, NamedTuple, Self

from app.leaks import errors, layout
from app.leaks.file import File
from app.leaks.leak_list import NOT_FOUND, NOT_IN_SAMPLE, UNREADABLE_HERE, About, Kind
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


class _Place(NamedTuple):
    """Where the block of a bucket lies, and what it should be."""

    bucket: int
    begin: int
    end: int
    checksum: int


class InIndex:
    """A `LeakList` that `app.leaks.index` built."""

    def __init__(self, file: File) -> None:
        """Take `file`, which begins like an index; IndexDamaged, IndexNewer or KnownAbsent if it cannot be used."""
        self._file = file
        self.header = header = _header(file)
        self._blocks_at, self._size = header.blocks_at, header.size
        self._absent = NOT_FOUND if header.whole else NOT_IN_SAMPLE
        self.about = About(
            file.name, Kind.INDEX, file.size, header.hashes, header.counted, header.whole, header.false_alarms
        )
        if header.whole:
            self._expect_known()

    def count(self, digest: bytes) -> Leak:
        """See `LeakList`."""
        return self._found(*self._placed(digest))

    def counts(self, digests: Iterable[bytes]) -> dict[bytes, Leak]:
        """See `LeakList`."""
        ordered = sorted(digests)
        self._fetch_entries(ordered)
        places = [self._placed(digest) for digest in ordered]
        for _, place in places:
            if place is not None:
                self._file.expect(place.begin, place.end - place.begin)
        return {digest: self._found(*place) for digest, place in zip(ordered, places, strict=True)}

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

    def _place(self, bucket: int) -> _Place:
        return self._parsed(bucket, self._file.read(layout.entry_at(bucket), 2 * layout.ENTRY))

    def _parsed(self, bucket: int, untrusted_entries: bytes) -> _Place:
        if len(untrusted_entries) < 2 * layout.ENTRY:
            raise BlockDamaged
        begin, end, checksum = layout.parsed_entries(untrusted_entries)
        if not self._blocks_at <= begin <= end <= self._size or end - begin > layout.LARGEST_BLOCK:
            raise BlockDamaged
        return _Place(bucket, begin, end, checksum)

    def _block(self, place: _Place) -> bytes:
        return _proved(self._file.read(place.begin, place.end - place.begin), place)

    def _answer(self, remainder: bytes, block: bytes) -> Leak:
        counted = self.header.counted
        hashes = layout.hashes_in(len(block), counted=counted)
        position = layout.position(block, remainder, hashes)
        if position is None:
            return self._absent
        return _LEAST[layout.class_at(block, position, hashes) if counted else 0]

    def _fetch_entries(self, ordered: list[bytes]) -> None:
        if self._blocks_at <= _FETCHED_WHOLE:
            self._file.expect(0, self._blocks_at)
            return
        for digest in ordered:
            bucket, _ = layout.placed(digest, self.header.bits)
            self._file.expect(layout.entry_at(bucket), 2 * layout.ENTRY)

    def _placed(self, digest: bytes) -> tuple[bytes, _Place | None]:
        """Return what the bucket keeps of a hash, and the place of its block; None if that is damaged."""
        bucket, remainder = layout.placed(digest, self.header.bits)
        try:
            return remainder, self._place(bucket)
        except (OSError, BlockDamaged):
            return remainder, None

    def _found(self, remainder: bytes, place: _Place | None) -> Leak:
        try:
            return UNREADABLE_HERE if place is None else self._answer(remainder, self._block(place))
        except (OSError, BlockDamaged):
            return UNREADABLE_HERE

    def _proved(self, first: int, behind: int) -> Iterator[int]:
        """Prove the buckets from `first` to before `behind`, and yield how many hashes each holds."""
        table = self._file.read(layout.entry_at(first), layout.ENTRY * (behind - first + 1))
        places = [
            self._parsed(bucket, table[layout.ENTRY * n : layout.ENTRY * (n + 2)])
            for n, bucket in enumerate(range(first, behind))
        ]
        start = places[0].begin
        read = self._file.read(start, places[-1].end - start)
        for place in places:
            block = _proved(read[place.begin - start : place.end - start], place)
            yield layout.hashes_in(len(block), counted=self.header.counted)

    def _expect_known(self) -> None:
        for digest in KNOWN:
            count = self.count(digest).count
            if count is None:
                raise errors.IndexDamaged(name=self._file.name)
            if not count:
                raise errors.KnownAbsent(name=self._file.name)


def _proved(untrusted_block: bytes, place: _Place) -> bytes:
    if layout.checksum(untrusted_block, place.bucket) != place.checksum:
        raise BlockDamaged
    return untrusted_block


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
