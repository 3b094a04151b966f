from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.leaks import layout
from app.leaks.piece import piece_of

hashes = st.lists(st.binary(min_size=20, max_size=20), min_size=1, max_size=60, unique=True).map(sorted)
classes = st.integers(0, 3)


@given(hashes, st.integers(0, 28), st.data())
def test_a_block_tells_each_hash_and_the_class_of_its_count(
    digests: list[bytes], bits: int, data: st.DataObject
) -> None:
    chosen = [data.draw(classes) for _ in digests]
    remainders = [layout.placed(each, bits)[1] for each in digests]
    block = layout.block(b"".join(remainders), bytes(map(ord, map(str, chosen))))
    assert layout.hashes_in(len(block), counted=True) == len(digests)
    for remainder in remainders:
        position = layout.position(block, remainder, len(digests))
        assert position is not None
        assert remainders[position] == remainder
        assert layout.class_at(block, position, len(digests)) == chosen[position]


@given(st.binary(min_size=4, max_size=4), hashes)
def test_what_lies_across_two_neighbours_is_not_found(remainder: bytes, digests: list[bytes]) -> None:
    remainders = [each[:4] for each in digests]
    found = layout.position(b"".join(remainders), remainder, len(remainders))
    assert (found is not None) == (remainder in remainders)
    across = (remainders[0] + remainders[-1])[2:6]
    assert (layout.position(remainders[0] + remainders[-1], across, 2) is not None) == (
        across in {remainders[0], remainders[-1]}
    )


@given(hashes, st.integers(0, 28))
def test_many_lines_at_once_come_to_the_same_as_one_hash(digests: list[bytes], bits: int) -> None:
    lines = b"".join(b"%s:%d\n" % (each.hex().upper().encode(), 10**n) for n, each in enumerate(digests[:18]))
    piece = piece_of(lines, b"", bits, counted=True)
    taken = digests[:18]
    assert piece.remainders == b"".join(layout.placed(each, bits)[1] for each in taken)
    assert piece.classes == b"".join(b"%d" % min(n, 3) for n in range(len(taken)))
    buckets = [(bucket, remainders) for bucket, remainders, _ in piece.buckets(bits)]
    assert [bucket for bucket, _ in buckets] == sorted({layout.placed(each, bits)[0] for each in taken})
    assert b"".join(remainders for _, remainders in buckets) == piece.remainders


@given(st.integers(1, 6 * 10**10))
def test_false_alarms_stay_below_one_in_ten_million_and_the_table_small(n: int) -> None:
    header = layout.Header(layout.bits_for(n), n, 0, counted=True, whole=True)
    assert header.false_alarms < 1e-7
    if n > 100_000:
        assert header.blocks_at < 0.075 * n + layout.HEADER_ROOM


@given(
    st.integers(0, 28), st.integers(0, 2**40), st.integers(0, 2**40), st.sampled_from([(False, True), (True, False)])
)
def test_a_header_is_read_back_and_no_changed_byte_passes(
    bits: int, n: int, size: int, said: tuple[bool, bool]
) -> None:
    header = layout.Header(bits, n, size, counted=said[0], whole=said[1])
    packed = header.packed()
    assert layout.Header.parsed(packed) == header
    for at in range(36):
        with pytest.raises(layout.NotAHeader):
            layout.Header.parsed(packed[:at] + bytes([packed[at] ^ 1]) + packed[at + 1 :])
