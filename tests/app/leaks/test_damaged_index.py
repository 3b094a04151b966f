from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import SourceError
from app.leaks import errors, layout
from app.leaks.leak_list import UNREADABLE_HERE
from app.leaks.lookup import opened
from tests.app.leaks.lists import absent, indexed, leaked, lines, written

N = 1000


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("leaks")
    indexed(written(folder / "list.txt", lines(leaked(N))), folder / "leaks.index")
    return folder / "leaks.index"


@given(st.data())
def test_no_changed_bit_makes_a_leaked_password_absent(index: Path, data: st.DataObject) -> None:
    whole = bytearray(index.read_bytes())
    at = data.draw(st.integers(0, 100) | st.integers(layout.HEADER_ROOM, len(whole) - 1), label="byte")
    whole[at] ^= 1 << data.draw(st.integers(0, 7), label="bit")
    damaged = index.with_name("damaged.index")
    damaged.write_bytes(whole)
    try:
        found = opened(damaged)
    except SourceError:
        return
    with found:
        answers = found.counts(leaked(N))
    assert all(leak.count != 0 for leak in answers.values())


def test_a_damaged_bucket_answers_unknown_and_the_others_as_before(index: Path) -> None:
    whole = bytearray(index.read_bytes())
    whole[-1] ^= 1
    index.with_name("damaged.index").write_bytes(whole)
    with opened(index.with_name("damaged.index")) as found:
        answers = found.counts([*leaked(N), *absent()])
    unknown = [each for each, leak in answers.items() if leak == UNREADABLE_HERE]
    assert 0 < len(unknown) < len(answers) // 4
    assert all(answers[each].count for each in leaked(N) if each not in unknown)


@pytest.mark.parametrize("size", [layout.HEADER_ROOM // 2, layout.HEADER_ROOM, 5000, -1])
def test_a_cut_index_is_refused(index: Path, size: int, tmp_path: Path) -> None:
    whole = index.read_bytes()
    (tmp_path / "leaks.index").write_bytes(whole[:size])
    with pytest.raises(errors.IndexDamaged):
        opened(tmp_path / "leaks.index")


def test_an_index_that_is_cut_while_it_is_open_answers_unknown(index: Path, tmp_path: Path) -> None:
    (tmp_path / "leaks.index").write_bytes(index.read_bytes())
    with opened(tmp_path / "leaks.index") as found:
        os.truncate(tmp_path / "leaks.index", layout.HEADER_ROOM)
        assert set(found.counts(leaked(N)).values()) == {UNREADABLE_HERE}
        assert {found.count(each) for each in absent(100)} == {UNREADABLE_HERE}


def test_an_index_of_another_version_is_not_called_damaged(index: Path, tmp_path: Path) -> None:
    header = layout.Header.parsed(index.read_bytes()[: layout.HEADER_ROOM])
    version = layout.VERSION
    try:
        layout.VERSION = version + 1  # type: ignore[misc]  # as a later Bilan will
        newer = header.packed()
    finally:
        layout.VERSION = version  # type: ignore[misc]  # as it was
    (tmp_path / "leaks.index").write_bytes(newer + index.read_bytes()[layout.HEADER_ROOM :])
    with pytest.raises(errors.IndexNewer):
        opened(tmp_path / "leaks.index")
