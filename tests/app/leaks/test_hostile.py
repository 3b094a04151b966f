from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import SourceError
from app.leaks import layout
from app.leaks.in_sample import LARGEST
from app.leaks.lookup import opened
from app.leaks.piece import NoLines, NotInOrder, piece_of
from tests.app.leaks.lists import absent, indexed, leaked, lines, written

tokens = st.sampled_from(
    [
        *lines(leaked(20)),
        b"\n",
        b"\r\n",
        b":",
        b":0\n",
        b"0" * 40,
        b"f" * 39,
        b"\xef\xbb\xbf",
        b"\x00",
        b" ",
        b"-1",
        b"1_0",
    ]
)
bytes_ = st.binary(max_size=200) | st.lists(tokens, max_size=12).map(b"".join)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@given(bytes_)
def test_any_bytes_are_a_list_or_are_refused_with_a_cause(folder: Path, content: bytes) -> None:
    path = written(folder / "list.txt", content)
    try:
        found = opened(path)
    except SourceError:
        return
    with found:
        found.counts(absent(10))


@settings(max_examples=25)  # each writes and opens a megabyte
@given(bytes_, st.integers(0, 999))
def test_a_long_text_with_any_bytes_in_it_is_refused_or_never_takes_a_leak_for_none(
    folder: Path, content: bytes, share: int
) -> None:
    text = b"".join(lines())
    at = len(text) * share // 1000
    path = written(folder / "list.txt", text[:at] + content + text[at + len(content) :])
    assert path.stat().st_size > LARGEST
    try:
        found = opened(path)
    except SourceError:
        return
    untouched = [x for x, line in zip(leaked(), lines(), strict=True) if line not in text[at - 50 : at + 250]]
    with found:
        assert all(leak.count != 0 for leak in found.counts(untouched[:: len(untouched) // 200]).values())


@given(st.binary(max_size=300))
def test_any_bytes_behind_the_first_word_of_an_index_are_refused(folder: Path, content: bytes) -> None:
    with pytest.raises(SourceError):
        opened(written(folder / "leaks.index", layout.MAGIC + content))


@given(bytes_)
def test_any_bytes_behind_the_first_word_of_a_draft_begin_anew(folder: Path, content: bytes) -> None:
    text = written(folder / "list.txt", lines(leaked(50)))
    written(folder / "leaks.index.part", layout.DRAFT_MAGIC + content)
    indexed(text, folder / "leaks.index")
    with opened(folder / "leaks.index") as found:
        assert all(found.count(each).count for each in leaked(50))


@given(bytes_, st.booleans(), st.integers(0, 28))
def test_lines_are_taken_as_a_whole_or_not_at_all(content: bytes, counted: bool, bits: int) -> None:  # noqa: FBT001 - drawn
    try:
        piece = piece_of(content + b"\n", b"", bits, counted=counted)
    except (NoLines, NotInOrder):
        return
    assert len(piece.remainders) == 4 * len(piece.hashes)
    assert len(piece.classes) == (len(piece.hashes) if counted else 0)
    assert sum(len(remainders) for _, remainders, _ in piece.buckets(bits)) == len(piece.remainders)
