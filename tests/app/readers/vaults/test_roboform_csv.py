from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.readers.vaults import errors
from tests.app.readers.vaults.exports import Kept, read, table

_COLUMNS = ("Name", "Url", "MatchUrl", "Login", "Pwd", "Note", "Folder", "RfFieldsV2")
_PASSWORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


def _row(
    login: str = "alice", password: str = "1", note: str = "", url: str = "https://bank.example"
) -> tuple[str, ...]:
    return ("Bank", url, "", login, password, note, "/Money/EU")


def _read(*rows: tuple[str, ...]) -> Kept:
    return read(table(_COLUMNS, *rows))


def _field(password: str) -> str:
    return table(("Password$", "", "", "pwd", password)).removesuffix("\r\n")


def test_a_row_becomes_a_login() -> None:
    kept = _read((*_row(), "User ID$,,,txt,alice", "Password$,,,pwd,1", "TOTP KEY$,,,txt,JBSW"), _row())

    login, without_fields = kept.logins
    assert kept.format == "roboform-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert (login.folder, login.row, login.changed, login.has_passkey) == ("Money/EU", 2, None, None)
    assert (login.has_totp, without_fields.has_totp) == (True, False)
    assert kept.passwords == ["1", "1"]


def test_the_columns_of_older_versions_and_their_fields_are_read() -> None:
    kept = read(
        "Name,Url,Login,Pwd,Note,Folder,Rf_fields\n"
        "Bank,b.example,alice,a:1,,,User ID$:txt:alice,Password$:pwd:a:1,TOTP KEY$:txt:JBSW\n"
    )

    assert (kept.passwords, kept.logins[0].has_totp) == (["a:1"], True)


@pytest.mark.parametrize("password", ["=1", "+1", "-1", "@1", "'@1", "''", "'x"])
def test_one_apostrophe_before_what_could_be_a_formula_is_taken_off(password: str) -> None:
    kept = _read(
        _row(login=f"'{password}", password=f"'{password}"),
        (*_row(password=f"'{password}"), f"Password$,,,pwd,'{password}"),
    )

    assert kept.passwords == [password] * 2
    assert kept.logins[0].username == password


@pytest.mark.parametrize("password", ["'1", "1'@", "'"])
def test_an_apostrophe_that_protects_nothing_belongs_to_the_password(password: str) -> None:
    assert _read(_row(password=password)).passwords == [password]


@given(_PASSWORDS)
@example("'@1")
def test_a_field_that_is_the_column_without_its_apostrophe_is_the_password(password: str) -> None:
    assert _read((*_row(password=f"'{password}"), _field(password))).passwords == [password]


@given(_PASSWORDS.filter(lambda text: not text.startswith("'")))
def test_any_password_survives_exactly(password: str) -> None:
    assert _read((*_row(password=password), _field(password))).passwords == [password]
    assert _read(_row(password=password)).passwords == [password]


@pytest.mark.parametrize("value", ['"never closed', 'a,"b', "two\nlines", "a,b", "a\u2028b", '"a"b'])
def test_a_field_that_is_not_written_as_csv_is_taken_as_it_stands(value: str) -> None:
    assert _read((*_row(password=value), f"Password$,,,pwd,{value}")).passwords == [value]


@pytest.mark.parametrize("cell", ["", "Password$", "Password$,", "Password$:", "Password$:pwd:", "Password$,,,pwd,"])
def test_an_empty_field_leaves_the_column(cell: str) -> None:
    assert _read((*_row(), cell)).passwords == ["1"]


def test_of_two_fields_with_one_name_the_first_counts() -> None:
    assert _read((*_row(), "Password$,,,pwd,2", "Password$,,,pwd,3")).passwords == ["2"]


def test_columns_may_stand_in_any_order() -> None:
    kept = read("RfFieldsV2;Folder;Note;Pwd;Login;Url;Name\nPassword$,,,pwd,1;/A;;1;alice;b.example;Bank\n")

    assert (kept.passwords, kept.logins[0].folder, kept.logins[0].title) == (["1"], "A", "Bank")


def test_two_addresses_are_both_kept() -> None:
    row = ("", "https://a.example", "https://b.example", "alice", "1", "", "")

    login = _read(row).logins[0]

    assert (login.title, login.urls) == ("a.example", ("https://a.example", "https://b.example"))


def test_notes_and_bookmarks_are_no_logins() -> None:
    kept = _read(_row("", "", "n", url=""), _row("", "", "n"), _row("", "", "", url=""), _row())

    assert (len(kept.logins), kept.counted) == (1, {"skipped.note": 1, "skipped.empty_row": 2})


def test_bad_rows_are_named_and_the_others_read() -> None:
    kept = read(table(_COLUMNS, _row(), _row()[:5], _row()) + 'a,b,c,d,e,f,"g\n')

    assert (kept.passwords, kept.damaged_rows) == (["1", "1"], [3, 5])


def test_a_label_that_stands_twice_makes_the_columns_unusable() -> None:
    with pytest.raises(errors.ColumnsUnusable):
        read(",".join((*_COLUMNS, "Pwd")) + "\n")
