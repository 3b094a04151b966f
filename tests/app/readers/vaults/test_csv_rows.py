from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.vaults import csv_rows
from app.readers.vaults.csv_rows import Broken, Row
from tests.app.readers.vaults.exports import table

_NEEDED = frozenset({"url", "password"})
_CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)


def _rows(content: str) -> list[Row | Broken]:
    return list(csv_rows.rows(content, csv_rows.header(content), _NEEDED))


def _lines(content: str, kind: type[Row | Broken]) -> list[int]:
    return [row.line for row in _rows(content) if isinstance(row, kind)]


@given(st.lists(st.tuples(_CELLS, _CELLS.filter(bool)), max_size=8))
def test_any_cells_survive_being_written_and_read(written: list[tuple[str, str]]) -> None:
    found = [row.cells for row in _rows(table(("url", "password"), *written)) if isinstance(row, Row)]

    assert found == [{"url": url, "password": password} for url, password in written]


@given(st.text())
def test_any_text_gives_rows_in_rising_lines(content: str) -> None:
    lines = [row.line for row in _rows(content)]

    assert lines == sorted(set(lines))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_three_ways(end: str) -> None:
    assert _lines(end.join(("url,password", "a,1", "b,2")), Row) == [2, 3]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_are_no_rows_and_are_counted(end: str) -> None:
    content = end.join(("", "", "url,password", "", "", "a,1", "", '"b', "", "", 'c",2', ""))

    assert _lines(content, Row) == [6, 8]


def test_line_breaks_in_quotes_belong_to_the_cell_as_they_are() -> None:
    row, after = _rows('url,password\r\n"a\r\nb\rc\nd",1\r\ne,2\r\n')

    assert isinstance(row, Row)
    assert row.cells["url"] == "a\r\nb\rc\nd"
    assert after.line == 6


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_header_shows_the_delimiter(delimiter: str) -> None:
    (row,) = _rows(f'url{delimiter}password\n"a,b;c\td"{delimiter}1\n')

    assert isinstance(row, Row)
    assert row.cells == {"url": "a,b;c\td", "password": "1"}


def test_labels_are_trimmed_and_lower_case_and_empty_ones_have_no_cells() -> None:
    (row,) = _rows(" URL ,,PassWord\na,ignored,1\n")

    assert isinstance(row, Row)
    assert row.cells == {"url": "a", "password": "1"}


def test_a_row_may_lack_what_comes_after_the_needed_cells() -> None:
    short, long = _rows("url,password,note\na,1\nb,2,3,,\n")

    assert isinstance(short, Row)
    assert short.cells["note"] == ""
    assert isinstance(long, Row)


@pytest.mark.parametrize("bad", ["a", "a,1,,more", '"a"b,1', 'a,"1"2'])
def test_one_bad_row_does_not_cost_the_others(bad: str) -> None:
    content = f"url,password\nx,0\n{bad}\ny,2\n"

    assert _lines(content, Broken) == [3]
    assert _lines(content, Row) == [2, 4]


def test_a_quote_that_is_never_closed_costs_its_own_line_only() -> None:
    content = 'url,password\nx,0\n"a,1\ny,2\nz,3\n'

    assert _lines(content, Broken) == [3]
    assert _lines(content, Row) == [2, 4, 5]


def test_a_cell_above_the_limit_is_broken_and_one_at_the_limit_is_not() -> None:
    longest = "x" * csv_rows.LONGEST_FIELD

    assert _lines(f"url,password\na,{longest}\nb,{longest}x\nc,2\n", Broken) == [3]


def test_a_line_longer_than_any_table_has_is_broken() -> None:
    content = "url,password\n" + "x," * 1_500_000 + "\nb,1\n"

    assert len(_lines(content, Broken)) == 3
    assert len(_lines(content, Row)) == 1


def test_what_begins_like_a_formula_is_data() -> None:
    cells = ["=1+1", "+1", "-1", "@a", "'=1", "'"]

    rows = _rows(table(("url", "password"), *(("bank.example", cell) for cell in cells)))

    assert [row.cells["password"] for row in rows if isinstance(row, Row)] == cells


def test_a_text_without_a_table_has_no_labels() -> None:
    assert csv_rows.header("").labels == ()
    assert csv_rows.header('"never closed').labels == ()


def test_rows_do_not_show_their_cells() -> None:
    assert "hunter2" not in repr(_rows('url,password\na,hunter2\n"hunter2\n'))
