from __future__ import annotations

import pytest

from tests.app.readers.vaults.exports import read, table

_NEW = ("Title", "URL", "Username", "Password", "Notes", "OTPAuth")
_BANK = ("Bank (alice)", "https://bank.example/", "alice", "1", "a note\nof two lines", "otpauth://totp/x?secret=JBSW")


def test_a_row_becomes_a_login_whose_title_does_not_repeat_the_user() -> None:
    kept = read(table(_NEW, _BANK))

    (login,) = kept.logins
    assert kept.format == "apple-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example/",))
    assert (login.has_totp, kept.passwords, kept.skipped) == (True, ["1"], ())


@pytest.mark.parametrize(
    "header", [("Title", "Url", "Username", "Password"), ("Title", "Url", "Username", "Password", "OTPAuth")]
)
def test_older_headers_are_read(header: tuple[str, ...]) -> None:
    kept = read(table(header, ("Bank", "bank.example", "alice", "1", "")[: len(header)]))

    assert (kept.format, kept.passwords) == ("apple-csv", ["1"])


def test_the_rows_of_one_account_become_one_login_with_all_its_addresses() -> None:
    other = ("Post", "https://post.example/", "alice", "2", "", "")
    second = ("Bank (alice)", "https://m.bank.example/", "alice", "1", "", "")

    kept = read(table(_NEW, _BANK, other, second, _BANK))

    bank, post = kept.logins
    assert bank.urls == ("https://bank.example/", "https://m.bank.example/")
    assert (bank.row, bank.has_totp, post.title) == (2, True, "Post")


@pytest.mark.parametrize(
    "second",
    [
        ("Post (alice)", "https://post.example/", "alice", "1", "", ""),
        ("Bank (bob)", "https://bank.example/", "bob", "1", "", ""),
        ("Bank (alice)", "https://bank.example/", "alice", "2", "", ""),
    ],
)
def test_what_differs_in_title_user_or_password_stays_apart(second: tuple[str, ...]) -> None:
    assert len(read(table(_NEW, _BANK, second)).logins) == 2


def test_rows_that_are_no_logins_are_told_as_ever() -> None:
    kept = read(table(_NEW, ("Note", "", "", "", "text", ""), _BANK) + '"never closed\r\n')

    assert kept.counted == {"skipped.note": 1}
    assert kept.damaged_rows == [5]
