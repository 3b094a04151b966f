from __future__ import annotations

import io
import json
import zipfile
from contextlib import suppress

import pytest

from app.errors import SourceError
from app.readers.vaults import errors
from tests.app.readers.vaults.exports import Kept, read, table

_COLUMNS = ("username", "username2", "username3", "title", "password", "note", "url", "category", "otpUrl")
_ROW = ("alice", "", "", "Bank", "Xv9#mQ2!tLr7", "a note", "https://bank.example", "Money", "")
_IDS = "type,number,name,issue_date,expiration_date,place_of_issue,state"
_PAYMENTS = "type,account_name,account_holder,cc_number,code,expiration_month,expiration_year,country,note"
_LEGACY = (
    '"Only a title"\n"Bank","https://bank.example","alice","1",""\n"Mail","","bob","2","two\nlines",""\n'
    '"No password","https://c.example","carol","",""\n"Note","","","","text"\n'
)


def _row(**cells: str) -> tuple[str, ...]:
    return tuple((dict(zip(_COLUMNS, _ROW, strict=True)) | cells).values())


def _zip(**members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.csv", text)
    return content.getvalue()


def _json(*entries: object, **others: object) -> Kept:
    return read(json.dumps({"AUTHENTIFIANT": list(entries), **others}))


def test_a_row_becomes_a_login() -> None:
    kept = read(table(_COLUMNS, _ROW))

    (login,) = kept.logins
    assert kept.format == "dashlane-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert (login.folder, login.row, login.changed, login.has_totp, login.has_passkey) == (
        "Money",
        2,
        None,
        False,
        None,
    )
    assert kept.passwords == ["Xv9#mQ2!tLr7"]


@pytest.mark.parametrize("column", ["otpSecret", "otpUrl"])
def test_a_one_time_code_is_known_by_either_name_of_its_column(column: str) -> None:
    kept = read(table((*_COLUMNS[:-1], column), _row(otpUrl="otpauth://totp/a"), _ROW))

    assert [login.has_totp for login in kept.logins] == [True, False]


def test_the_columns_of_older_versions_are_enough() -> None:
    assert read("username,title,password,note,url,category\nalice,Bank,1,,b.example,\n").passwords == ["1"]


def test_the_user_name_and_the_address_for_mail_may_stand_in_any_of_three_columns() -> None:
    both, only_mail = read(
        table(_COLUMNS, _row(username2="nick", username3="a@b.example"), _row(username="", username2="c@d.example"))
    ).logins

    assert (both.username, both.email) == ("alice", "a@b.example")
    assert (only_mail.username, only_mail.email) == ("c@d.example", "")


def test_rows_without_user_name_and_password_are_counted_as_what_they_are() -> None:
    nothing = {"username": "", "password": ""}

    kept = read(table(_COLUMNS, _row(**nothing), _row(**nothing, note=" "), _ROW))

    assert kept.counted == {"skipped.note": 1, "skipped.empty_row": 1}
    assert len(kept.logins) == 1


@pytest.mark.parametrize(
    ("content", "counted"),
    [
        (f"{_IDS}\ncard,1,Alice,,,,\npassport,2,Alice,,,,\n", {"skipped.identity": 2}),
        (f"{_PAYMENTS}\nbank,A,,,,,,FR,\ncredit_card,B,,4,1,1,2030,,\n", {"skipped.card": 1, "skipped.other": 1}),
        ('title,note\nA,"two\nlines"\n', {"skipped.note": 1}),
        ('title,note\nA,"never closed\nB,b\n', {"skipped.note": 2}),
    ],
)
def test_the_files_beside_hold_no_logins_and_are_counted(content: str, counted: dict[str, int]) -> None:
    kept = read(content)

    assert (kept.format, kept.logins, kept.damaged_rows) == ("dashlane-csv", (), [])
    assert kept.counted == counted


def test_bad_rows_are_named_and_the_others_read() -> None:
    kept = read(table(_COLUMNS, _ROW, _ROW[:4], _ROW))

    assert (kept.passwords, kept.damaged_rows) == (["Xv9#mQ2!tLr7"] * 2, [3])


def test_the_zip_gives_its_logins_and_counts_the_rest_together() -> None:
    nothing = _row(username="", password="")
    papers = f"{_IDS}\ncard,1,A,,,,\n"

    kept = read(
        _zip(credentials=table(_COLUMNS, _ROW, nothing), ids=papers, securenotes="title,note\nA,b\n", payments="")
    )

    assert kept.format == "dashlane-zip"
    assert (kept.passwords, kept.logins[0].source) == (["Xv9#mQ2!tLr7"], "export")
    assert kept.counted == {"skipped.note": 2, "skipped.identity": 1}
    assert len(kept.skipped) == 2


def test_a_zip_with_nothing_in_its_table_has_no_logins() -> None:
    assert read(_zip(credentials="")).logins == ()


def test_a_table_of_something_else_in_the_zip_is_no_empty_vault() -> None:
    with pytest.raises(errors.ColumnsUnusable):
        read(_zip(credentials="a,b\n1,2\n"))


@pytest.mark.parametrize("member", ["credentials", "payments"])
def test_a_damaged_zip_is_damaged(member: str) -> None:
    content = _zip(**{"credentials": table(_COLUMNS, _ROW), "payments": f"{_PAYMENTS}\nbank,A\n", member: "x" * 9_999})
    place = content.index(f"{member}.csv".encode()) + len(member) + 6

    with pytest.raises(errors.FileDamaged):
        read(content[:place] + b"\xff" + content[place + 1 :])


def test_a_cut_zip_is_damaged_not_unknown() -> None:
    content = _zip(credentials=table(_COLUMNS, _ROW))

    for end in range(60, len(content), 7):
        with pytest.raises(errors.FileDamaged):
            read(content[:end])


def test_a_western_encoding_in_the_zip_is_told_once() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("credentials.csv", table(_COLUMNS, _row(password="pässwörd")).encode("cp1252"))
        archive.writestr("securenotes.csv", "title,note\né,é\n".encode("cp1252"))

    kept = read(content.getvalue())

    assert kept.passwords == ["pässwörd"]
    assert [part.reason for part in kept.skipped] == ["warning.cp1252", "skipped.note"]


def test_json_gives_its_logins_and_counts_other_kinds() -> None:
    entry = {"title": "", "domain": "https://bank.example", "login": "", "email": "a@b.example", "password": "1"}

    kept = _json(entry, {"title": "N", "note": "text"}, {}, EMAIL=[{}, {}], PAYMENTMEANS_CREDITCARD=[{}], NEW=[1], X=5)

    (login,) = kept.logins
    assert kept.format == "dashlane-json"
    assert (login.title, login.username, login.email, login.row) == ("bank.example", "a@b.example", "a@b.example", 1)
    assert kept.passwords == ["1"]
    assert kept.counted == {
        "skipped.note": 1,
        "skipped.empty_row": 1,
        "skipped.identity": 2,
        "skipped.card": 1,
        "skipped.other": 1,
    }


@pytest.mark.parametrize("entry", [5, None, [], {"password": 5}, {"password": ["1"]}])
def test_an_entry_that_is_not_what_it_must_be_is_named(entry: object) -> None:
    kept = _json({"login": "a", "password": "1"}, entry, {"login": "b", "password": "2"})

    assert (kept.passwords, kept.damaged_rows) == (["1", "2"], [2])


def test_json_whose_logins_are_no_list_is_damaged() -> None:
    with pytest.raises(errors.FileDamaged):
        read('{"AUTHENTIFIANT": {"password": "1"}}')


def test_the_table_without_a_header_is_told_by_its_addresses() -> None:
    kept = read(_LEGACY)

    assert kept.format == "dashlane-legacy-csv"
    assert [(login.title, login.username, login.row) for login in kept.logins] == [
        ("Bank", "alice", 2),
        ("Mail", "bob", 3),
        ("No password", "carol", 5),
    ]
    assert kept.passwords == ["1", "2", None]
    assert kept.counted == {"skipped.empty_row": 1, "skipped.note": 1}


def test_a_row_of_another_width_is_named_where_the_others_show_what_the_table_is() -> None:
    rows = '"Bank","https://bank.example","alice","1",""\n' * 3

    kept = read(rows + '"three","cells","only"\n' + '"too","many","cells","in","this","row"\n"A","","u","2",""\n')

    assert (len(kept.logins), kept.damaged_rows) == (4, [4, 5])


@pytest.mark.parametrize(
    "content",
    [
        "Bank,alice,1,https://bank.example,note\n",  # Universal Password Manager
        "title,url,login,password,note\nBank,https://bank.example,alice,1,\n",
        "Bank,not an address,alice,1,\nBank,https://bank.example,alice,1,\n",
        "three,cells,only\n" + "Bank,https://bank.example,alice,1,\n" * 3,
        "Bank,https://bank.example,https://c.example,1,\n",
        "Bank,bank.example,alice,1,\n",
        "Bank,https://bank.example,alice,1\n",
        "https://bank.example\n",
        '"never closed,https://bank.example,alice,1,\n',
        "",
    ],
)
def test_other_tables_without_a_header_are_not_taken_for_dashlanes(content: str) -> None:
    with suppress(SourceError):
        assert read(content).format != "dashlane-legacy-csv"
