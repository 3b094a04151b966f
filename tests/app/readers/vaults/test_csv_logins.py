from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.vaults import csv_logins, errors, parts, text
from app.readers.vaults.reader import Skipped, Untrusted
from checks.model import Login, MessageId


def _untrusted(content: str | bytes) -> Untrusted:
    return Untrusted("export", content.encode() if isinstance(content, str) else content)


def _taken(cells: list[str], source: str, line: int) -> parts.Taken:
    match cells:
        case ["nothing"]:
            return parts.EMPTY
        case ["damaged"]:
            return None
        case _:
            return tuple(Login(cell, "", (), None, source, line) for cell in cells)


def _read(content: str | bytes, *, headed: bool = False) -> list[Login | Skipped]:
    return list(csv_logins.read_ragged(_untrusted(content), _taken, headed=headed))


def test_the_first_rows_are_given_as_they_stand() -> None:
    assert csv_logins.first_records(_untrusted('A;"b\nc"\nd\n')) == [["A", "b\nc"], ["d"]]


def test_the_first_rows_end_before_wrong_quotes_and_before_what_the_opening_cuts() -> None:
    assert csv_logins.first_records(_untrusted('a,b\nc,"d\ne,f\n')) == [["a", "b"]]
    assert csv_logins.first_records(_untrusted("")) == []
    cut = csv_logins.first_records(_untrusted("ab,cd,ef\n" * text.OPENING))
    assert {tuple(cells) for cells in cut} == {("ab", "cd", "ef")}


@given(st.binary())
def test_any_bytes_have_first_rows(content: bytes) -> None:
    assert all(csv_logins.first_records(_untrusted(content)))


def test_rows_of_any_width_give_several_logins_none_or_damage() -> None:
    first, second, third, damaged, broken, counted = _read('a,b\nnothing\n\n"c"\ndamaged\n"d"x\n')

    assert [(part.title, part.row) for part in (first, second, third) if isinstance(part, Login)] == [
        ("a", 1),
        ("b", 1),
        ("c", 4),
    ]
    assert (damaged, broken) == tuple(
        Skipped(MessageId("skipped.damaged_row"), damaged=True, params={"row": row}) for row in (5, 6)
    )
    assert counted == Skipped(parts.EMPTY, 1)


def test_a_header_is_no_row() -> None:
    assert [part.title for part in _read("title\na\n", headed=True) if isinstance(part, Login)] == ["a"]


def test_a_western_encoding_is_told_first() -> None:
    assert _read("é\n".encode("cp1252"))[0] is text.CP1252_WARNING


def test_what_is_no_text_is_damaged() -> None:
    with pytest.raises(errors.FileDamaged):
        _read(b"\xff\xfe\x00\xd8")


def test_rows_above_the_limit_are_told() -> None:
    *_, last = _read("nothing\n" * parts.MOST + "a\nb\n")

    assert last == Skipped(parts.EMPTY, parts.MOST)
    assert Skipped(MessageId("skipped.too_many_rows"), damaged=True, params={"limit": parts.MOST}) in _read(
        "nothing\n" * parts.MOST + "a\n"
    )
