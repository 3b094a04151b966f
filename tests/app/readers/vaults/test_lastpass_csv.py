from __future__ import annotations

import pytest

from app.readers.vaults import csv_rows, errors
from checks.model import Kind
from tests.app.readers.vaults.exports import Kept, read, table

_HEADER = ("url", "username", "password", "totp", "extra", "name", "grouping", "fav")
_LINE = ",".join(_HEADER) + "\n"


def _row(url: str = "https://bank.example", password: str = "1", extra: str = "", name: str = "Bank") -> list[str]:
    return [url, "alice", password, "", extra, name, "Work\\Money", "0"]


def _note(*lines: str, name: str = "A note") -> Kept:
    return read(table(_HEADER, ["http://sn", "", "", "", "\n".join(lines), name, "Work", "0"]))


def test_a_row_becomes_a_login() -> None:
    kept = read(table(_HEADER, ["https://bank.example", "alice", "1", "JBSW", "a note", "Bank", "Work\\Money", "1"]))

    (login,) = kept.logins
    assert kept.format == "lastpass-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert (login.folder, login.has_totp, login.kind, login.row) == ("Work/Money", True, Kind.LOGIN, 2)
    assert (kept.passwords, kept.skipped) == (["1"], ())


def test_the_older_header_has_no_codes() -> None:
    kept = read("url,username,password,extra,name,grouping,fav\nhttps://bank.example,alice,1,first\nsecond,Bank,,0\n")

    assert (kept.format, kept.passwords, kept.logins[0].title) == ("lastpass-csv", ["1"], "Bank")


def test_the_form_fill_export_holds_no_logins() -> None:
    with pytest.raises(errors.NotAVault):
        read("profilename,language,title,firstname,username,email,ccnum,notes\na,en,,A,u,,4111,n\n")


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("NoteType:Wi-Fi Password", "Language:en-GB", "SSID:home", "Password:s3cret", "Notes:"), Kind.WIFI),
        (("NoteType:SSH Key", "Bit Strength:1", "Passphrase:s3cret", "Hostname:a.example"), Kind.SSH_KEY),
        (("NoteType:Server", "Hostname:a.example", "Username:root", "Password:s3cret"), Kind.SERVER),
        (("NoteType:Bank Account", "Account Number:3", "Pin:s3cret"), Kind.PIN),
        (("NoteType:Custom_6578", "text:value", "my password:s3cret", "Notes:x"), Kind.LOGIN),
        (("NoteType:Custom_6578", "Mot de passe du coffre:s3cret"), Kind.LOGIN),
    ],
)
def test_a_note_that_holds_a_secret_is_kept_with_its_kind(lines: tuple[str, ...], kind: Kind) -> None:
    kept = _note(*lines)

    assert kept.passwords == ["s3cret"]
    assert (kept.logins[0].kind, kept.logins[0].folder, kept.logins[0].title) == (kind, "Work", "A note")


def test_a_note_with_several_secrets_is_several_logins() -> None:
    kept = _note("NoteType:Custom_1", "password:1", "my pin:2", "text:3")

    assert kept.passwords == ["1", "2"]
    assert {login.title for login in kept.logins} == {"A note"}


def test_a_network_without_a_name_is_called_by_its_ssid() -> None:
    assert _note("NoteType:Wi-Fi Password", "SSID:home", "Password:1", name="").logins[0].title == "home"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("some text", "Password:not a form"), "note"),
        (("NoteType:Wi-Fi Password", "SSID:open", "Password:"), "note"),
        (("NoteType:Custom_1", "shopping:list", "Notes:Password:in the free text", "Password:still the text"), "note"),
        (("NoteType:Credit Card", "Number:4111", "Pin:1"), "card"),
        (("NoteType:Address", "City:X"), "identity"),
        ((), "note"),
    ],
)
def test_any_other_note_is_counted_by_kind(lines: tuple[str, ...], reason: str) -> None:
    assert _note(*lines).counted == {f"skipped.{reason}": 1}


def test_a_site_that_really_is_called_sn_is_a_login() -> None:
    assert read(table(_HEADER, _row("http://sn"))).passwords == ["1"]


def test_a_note_of_several_lines_without_quotes_costs_no_row() -> None:
    kept = read(
        f'{_LINE}https://a.example,u,1,,first "\n\nsecond\nthird,A,,0\nhttps://b.example,u,2,,,B,,1\n'
        "https://c.example,u,3,,a\nb,C,g\\h,0\n"
    )

    assert kept.passwords == ["1", "2", "3"]
    assert [login.row for login in kept.logins] == [2, 6, 7]
    assert kept.logins[2].folder == "g/h"
    assert kept.skipped == ()


@pytest.mark.parametrize(
    "torn",
    [
        "https://x.example,u,9",
        "https://x.example,u,9,,a\nb,X,g",
        "https://x.example,u,9,,a\nb,c,X,,0",
        "https://x.example,u,9,,a\nb,X,,yes",
        "https://x.example,u,9,8,,n,X,,0",
        'https://x.example,u,"9"8,,n,X,,0',
    ],
)
def test_pieces_that_make_no_row_are_damaged_and_the_next_row_is_read(torn: str) -> None:
    kept = read(f"{_LINE}https://a.example,u,1,,,A,,0\n{torn}\nhttps://b.example,u,2,,,B,,0\n")

    assert kept.passwords == ["1", "2"]
    assert kept.damaged_rows[0] == 3


def test_a_torn_row_at_the_end_is_damaged() -> None:
    assert read(f"{_LINE}https://a.example,u,1,,text\n").damaged_rows == [2]


def test_commas_in_a_notes_name_cost_nothing() -> None:
    assert read(f"{_LINE}http://sn,,,,text,milk, eggs, bread,,0\n").counted == {"skipped.note": 1}


def test_a_note_that_never_ends_is_given_up() -> None:
    kept = read(f"{_LINE}https://a.example,u,1,,text\n" + "more\n" * csv_rows.LONGEST_FIELD)

    assert kept.logins == ()
    assert kept.damaged_rows[0] == 2


def test_a_table_that_was_a_web_page_is_read_as_it_was_before() -> None:
    kept = read(table(_HEADER, _row(password="a&amp;b&lt;"), _row("https://a.example/?x=1&amp;y=2")))

    assert kept.passwords == ["a&b<", "1"]
    assert kept.logins[1].urls == ("https://a.example/?x=1&y=2",)


def test_one_bare_sign_tells_that_it_was_none() -> None:
    assert read(table(_HEADER, _row(password="a&amp;b"), _row(password="a&b"))).passwords == ["a&amp;b", "a&b"]
