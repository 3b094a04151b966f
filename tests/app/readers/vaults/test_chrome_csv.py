from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.vaults import errors, parts
from checks.model import Kind
from tests.app.readers.vaults.exports import CHROME, read, table

_ROW = ("Bank", "https://bank.example/login", "alice", "Xv9#mQ2!tLr7", "a note")
_PASSWORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


def test_a_row_becomes_a_login() -> None:
    kept = read(table(CHROME, _ROW))

    (login,) = kept.logins
    assert kept.format == "chrome-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example/login",))
    assert (login.source, login.row, login.kind) == ("export", 2, Kind.LOGIN)
    assert (login.changed, login.has_totp, login.has_passkey) == (None, False, None)
    assert kept.passwords == ["Xv9#mQ2!tLr7"]
    assert kept.skipped == ()


@given(_PASSWORDS)
def test_any_password_survives_exactly(password: str) -> None:
    assert read(table(CHROME, ("Bank", "https://bank.example", "alice", password, ""))).passwords == [password]


def test_columns_may_stand_in_any_order_and_case() -> None:
    kept = read("Password;URL ; USERNAME;Name\n1;bank.example;alice;Bank\n")

    assert kept.format == "chrome-csv"
    assert (kept.passwords, kept.logins[0].title) == (["1"], "Bank")


def test_the_note_may_be_absent_from_the_header_or_from_a_row() -> None:
    assert read(table(CHROME[:4], _ROW[:4])).passwords == ["Xv9#mQ2!tLr7"]
    assert read(table(CHROME, _ROW[:4], _ROW)).passwords == ["Xv9#mQ2!tLr7"] * 2


def test_a_trailing_empty_label_is_ignored() -> None:
    assert read("name,url,username,password,\nBank,bank.example,alice,1,\nBank,bank.example,bob,2\n").passwords == [
        "1",
        "2",
    ]


def test_rows_without_any_data_are_counted() -> None:
    kept = read(table(CHROME, ("Only a name", "", "", "", "and a note"), _ROW, ("", "", "", "", "")))

    assert len(kept.logins) == 1
    assert kept.counted == {"skipped.note": 1, "skipped.empty_row": 1}


def test_an_empty_password_is_no_password() -> None:
    assert read(table(CHROME, ("Bank", "https://bank.example", "alice", "", ""))).passwords == [None]


@pytest.mark.parametrize("url", ["android://aGFzaA==@com.example.bank/", "htt:/broken", "bank.example"])
def test_addresses_are_kept_as_they_are(url: str) -> None:
    assert read(table(CHROME, ("Bank", url, "alice", "1", ""))).logins[0].urls == (url,)


def test_a_login_without_address_has_none_and_one_without_title_is_called_by_its_host() -> None:
    kept = read(
        table(CHROME, ("Bank", "", "alice", "1", ""), ("", "https://u:p@bank.example:8080/x", "alice", "1", ""))
    )

    assert kept.logins[0].urls == ()
    assert kept.logins[1].title == "bank.example"


def test_bad_rows_are_named_and_the_others_read() -> None:
    kept = read('name,url,username,password\nA,a.example,u,1\nB,b.example\nC,c.example,u,"2\nD,d.example,u,3\n')

    assert kept.passwords == ["1", "3"]
    assert kept.damaged_rows == [3, 4]


@pytest.mark.parametrize("header", ["name,url,username,password,password", "name,url,url,username,password"])
def test_a_label_that_stands_twice_makes_the_columns_unusable(header: str) -> None:
    with pytest.raises(errors.ColumnsUnusable):
        read(f"{header}\na,b,c,d,e\n")


@pytest.mark.parametrize(
    "header",
    [
        "url,username,password,extra,name,grouping,fav",
        "url,username,password,totp,extra,name,grouping,fav",
        "title,notes,username,password,url",
        "name,tags,url,username,password,notes",
        "url,username,password",
        "name,url,username,password,notes",
    ],
)
def test_another_layout_is_never_read_as_this_one(header: str) -> None:
    assert read(f"{header}\na,b,c,d,e,f,g,h\n"[: 2 * len(header)]).format != "chrome-csv"


def test_utf_16_is_read() -> None:
    kept = read(table(CHROME, ("Bank", "https://bank.example", "alice", "pässwörd€", "")).encode("utf-16"))

    assert kept.passwords == ["pässwörd€"]
    assert kept.skipped == ()


def test_a_western_encoding_is_read_with_a_warning_first() -> None:
    kept = read(table(CHROME, ("Bank", "https://bank.example", "alice", "pässwörd€", "")).encode("cp1252"))

    assert kept.passwords == ["pässwörd€"]
    assert [(part.reason, part.count, part.damaged) for part in kept.skipped] == [("warning.cp1252", 0, False)]


def test_nul_characters_are_left_out() -> None:
    assert read(b"na\0me,url,username,password\nBank,bank.example,al\0ice,1\0\n").passwords == ["1"]


def test_rows_above_the_limit_are_told() -> None:
    kept = read("name,url,username,password\n" + "a,b,c,d\n" * (parts.MOST + 1))

    assert len(kept.logins) == parts.MOST
    (last,) = kept.skipped
    assert (last.reason, last.damaged, last.params) == ("skipped.too_many_rows", True, {"limit": parts.MOST})


def test_a_header_alone_gives_no_logins() -> None:
    assert read("name,url,username,password\n").logins == ()
