"""What of many lines of a list goes into an index, and are they in order?

All is done to a thousand lines at once, by what Python does in C: a line costs less than half a microsecond.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from operator import lt
from typing import Final

from app.leaks.layout import REMAINDER
from app.leaks.text import DIGITS

_DIGEST: Final = 20
_TAKEN: Final = 5
"""Bytes of a digest in which the 32 bits of the remainder lie, wherever they begin."""
_LONGEST_COUNT: Final = 19
_CLASSES: Final = b"0123"
_WEIGHED: Final = 8
"""Digits of a hash that hold the bits of its bucket."""


class NoLines(ValueError):
    """Bytes that are not lines of one list."""


class NotInOrder(ValueError):
    """Lines of which one should stand before another."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Hashes in ascending order, 40 digits in upper case, with their remainders and the classes of their counts.

    A class is a digit, 0 to 3, for counts of 1, 2, 3 or more digits; there are none if the list has no counts.
    """

    hashes: list[bytes]
    remainders: bytes
    classes: bytes

    def buckets(self, bits: int) -> Iterator[tuple[int, bytes, bytes]]:
        """Yield each bucket that has hashes in this piece, with their remainders and classes."""
        begin = 0
        while begin < len(self.hashes):
            bucket = _bucket_of(self.hashes[begin], bits)
            end = bisect_left(self.hashes, _first_of(bucket + 1, bits), begin)
            yield bucket, self.remainders[REMAINDER * begin : REMAINDER * end], self.classes[begin:end]
            begin = end


def piece_of(lines: bytes, after: bytes, bits: int, *, counted: bool) -> Piece:
    """Take whole lines, each with its LF, that must follow the hash `after`; NoLines, NotInOrder."""
    hashes, classes = _split(lines, counted=counted)
    row = b" ".join(hashes)
    if row[DIGITS :: DIGITS + 1] != b" " * (len(hashes) - 1) or len(row) != (DIGITS + 1) * len(hashes) - 1:
        raise NoLines
    try:
        digests = bytes.fromhex(row.decode("ascii"))
    except ValueError:
        raise NoLines from None
    if hashes[0] <= after or not all(map(lt, hashes, islice(hashes, 1, None))):
        raise NotInOrder
    return Piece(hashes, _remainders(digests, bits), classes)


def _bucket_of(written: bytes, bits: int) -> int:
    """Return the number of the bucket of a hash that is written as digits."""
    return int(written[:_WEIGHED], 16) >> (4 * _WEIGHED - bits)


def _first_of(bucket: int, bits: int) -> bytes:
    """Return the digits that every hash of `bucket` is at or above; above all hashes for the one after the last."""
    if bucket >> bits:
        return b"G"
    return b"%0*X" % (_WEIGHED, bucket << (4 * _WEIGHED - bits))


def _split(lines: bytes, *, counted: bool) -> tuple[list[bytes], bytes]:
    words = lines.translate(_UPPER).split(b":")
    if not counted:
        return words[:-1], b""
    hashes, counts = words[:-1:2], words[1::2]
    if len(hashes) != len(counts):
        raise NoLines
    # Few counts are different, so that all else is asked of each of these once.
    classes = {count: _class_of(count) for count in set(counts)}
    return hashes, bytes(map(classes.__getitem__, counts))


@lru_cache(4096)
def _class_of(count: bytes) -> int:
    """Return the digit of a count's class. A count of 0 is how servers pad what they answer: nothing has leaked."""
    if not count.isdigit() or count.startswith(b"0") or len(count) > _LONGEST_COUNT:
        raise NoLines
    return _CLASSES[min(len(count), len(_CLASSES)) - 1]


def _remainders(digests: bytes, bits: int) -> bytes:
    """Return 4 bytes of each digest, from bit `bits` on: all of them are shifted as one number."""
    first, shift = divmod(bits, 8)
    hashes = len(digests) // _DIGEST
    taken = bytearray(_TAKEN * hashes)
    for n in range(_TAKEN):
        taken[n::_TAKEN] = digests[first + n :: _DIGEST]
    shifted = (int.from_bytes(taken) << shift).to_bytes(_TAKEN * hashes + 1)[1:]
    kept = bytearray(REMAINDER * hashes)
    for n in range(REMAINDER):
        kept[n::REMAINDER] = shifted[n::_TAKEN]
    return bytes(kept)


def _table(kept: bytes, others: dict[bytes, bytes]) -> bytes:
    """Return a table for `bytes.translate` that leaves `kept`, changes `others`, and makes the rest "?"."""
    table = bytearray(b"?" * 256)
    for each in kept:
        table[each] = each
    for wrong, right in others.items():
        for each, other in zip(wrong, right, strict=True):
            table[each] = other
    return bytes(table)


_UPPER = _table(b"0123456789ABCDEF:", {b"abcdef": b"ABCDEF", b"\n": b":"})
"""Ends of lines become colons, so that one split parts hashes, counts and lines."""
