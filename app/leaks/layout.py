"""How is an index of leaked passwords laid out?

    header   4,096 bytes, of which the first are `Header` and a CRC-32 of it
    table    one entry a bucket and one more: where its block begins (5 bytes), CRC-32 of the block (4 bytes)
    blocks   one a bucket, in order: 4 bytes of each hash, ascending; if the list has counts, then 2 bits of each

Numbers are big-endian. A bucket holds the hashes that begin with the same `bits` bits, and keeps the 32 bits after
them. Hashes are even, so that a bucket holds about as many as any other. Sizes and chances are reckoned in
`packaging/decisions/006-leak-lists.md`.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final, Self
from zlib import crc32

MAGIC: Final = b"bilan-leaks\n"
DRAFT_MAGIC: Final = b"bilan-draft\n"
VERSION: Final = 1
HEADER_ROOM: Final = 4096
ENTRY: Final = 9
REMAINDER: Final = 4
LARGEST_BLOCK: Final = 1 << 16
"""Bytes: sixty times what even hashes need. Hashes that pile up more are none."""

FULLEST: Final = 256
"""Hashes of an average bucket, at most: 6e-8 false alarms. It has at least half as many, or the table would grow."""
_MOST_BITS = 28
_FIELDS = struct.Struct(">12sHBBQQ")
_SUM = struct.Struct(">I")
_TWO_ENTRIES = struct.Struct(">BIIBII")
_COUNTED, _WHOLE = 1, 2
_CLASS_BITS = 2
_HIGHEST_CLASS = 3


class NotAHeader(ValueError):
    """Bytes that are no header of an index, or a damaged one."""


class OtherVersion(ValueError):
    """The header of an index of another version."""


@dataclass(frozen=True, slots=True)
class Header:
    """What an index says of itself: `hashes` in `2 ** bits` buckets, in a file of `size` bytes.

    `counted` says that it tells how often each was seen, `whole` that the list passed for a whole one.
    """

    bits: int
    hashes: int
    size: int
    counted: bool
    whole: bool

    @property
    def blocks_at(self) -> int:
        """Where the first block begins."""
        return HEADER_ROOM + ENTRY * ((1 << self.bits) + 1)

    @property
    def false_alarms(self) -> float:
        """The chance that 32 bits of another hash equal one of a bucket's."""
        return self.hashes / (1 << self.bits + 32)

    def packed(self) -> bytes:
        """Return the header as bytes, as long as its room."""
        flags = _COUNTED * self.counted | _WHOLE * self.whole
        fields = _FIELDS.pack(MAGIC, VERSION, self.bits, flags, self.hashes, self.size)
        return (fields + _SUM.pack(crc32(fields))).ljust(HEADER_ROOM, b"\0")

    @classmethod
    def parsed(cls, untrusted: bytes) -> Self:
        """Read `packed` back; NotAHeader if a single bit is wrong, OtherVersion if it is not ours to read."""
        fields = untrusted[: _FIELDS.size]
        if untrusted[_FIELDS.size : _FIELDS.size + _SUM.size] != _SUM.pack(crc32(fields)):
            raise NotAHeader
        _, version, bits, flags, hashes, size = _FIELDS.unpack(fields)
        if version != VERSION:
            raise OtherVersion
        if bits > _MOST_BITS:
            raise NotAHeader
        return cls(bits, hashes, size, counted=bool(flags & _COUNTED), whole=bool(flags & _WHOLE))


def bits_for(hashes: int) -> int:
    """Return how many bits choose the bucket, so that an average one holds 128 to 255 of the `hashes`."""
    return min(_MOST_BITS, (hashes // FULLEST).bit_length())


def placed(digest: bytes, bits: int) -> tuple[int, bytes]:
    """Return the bucket of a hash (20 bytes), and what the bucket keeps of it."""
    begin = int.from_bytes(digest[:8])
    return begin >> (64 - bits), (begin >> (32 - bits) & 0xFFFF_FFFF).to_bytes(REMAINDER)


def entry(block_at: int, checksum: int) -> bytes:
    """Return an entry of the table."""
    return (block_at << 32 | checksum).to_bytes(ENTRY)


def entry_at(bucket: int) -> int:
    """Return where in the file the entry of `bucket` stands; its block ends where that of the next one begins."""
    return HEADER_ROOM + ENTRY * bucket


def parsed_entries(two: bytes) -> tuple[int, int, int]:
    """Return where a block begins and ends and its checksum, from its entry and the next one."""
    begin_high, begin, checksum, end_high, end, _ = _TWO_ENTRIES.unpack(two)
    return begin_high << 32 | begin, end_high << 32 | end, checksum


def checksum(block: bytes, bucket: int) -> int:
    """Return the checksum of a block, which no other bucket's block of the same bytes has."""
    return crc32(block, bucket)


def block(remainders: bytes, classes: bytes) -> bytes:
    """Return the block of a bucket: 4 bytes a hash, and the class of each count, a digit 0 to 3, if there are any."""
    if not classes:
        return remainders
    return remainders + int(classes, 4).to_bytes((len(classes) + 3) // 4)


def hashes_in(length: int, *, counted: bool) -> int:
    """Return how many hashes a block of `length` bytes holds."""
    return length * 4 // 17 if counted else length // REMAINDER


def position(block: bytes, remainder: bytes, hashes: int) -> int | None:
    """Return which of the `hashes` of a block has this remainder; None if none has."""
    at = block.find(remainder, 0, REMAINDER * hashes)
    while at % REMAINDER and at > 0:  # it lies across two neighbours
        at = block.find(remainder, at + 1, REMAINDER * hashes)
    return None if at < 0 else at // REMAINDER


def class_at(block: bytes, position: int, hashes: int) -> int:
    """Return the class of the count of the hash at `position`: 0 to 3 for one, two, three or more digits."""
    packed = int.from_bytes(block[REMAINDER * hashes :])
    return packed >> _CLASS_BITS * (hashes - 1 - position) & _HIGHEST_CLASS
