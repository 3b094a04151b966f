from __future__ import annotations

import pytest

from tests.app.readers.vaults.exports import read

_HEADER = '"Account","Login Name","Password","Web Site","Comments"\r\n'


def _row(password: str) -> str:
    return f'"Bank","alice","{password}","https://bank.example","a note"\r\n'


def test_a_row_becomes_a_login() -> None:
    kept = read(_HEADER + _row("1"))

    (login,) = kept.logins
    assert kept.format == "keepass1-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert (kept.passwords, kept.skipped) == (["1"], ())


@pytest.mark.parametrize(
    ("written", "passwords"),
    [
        ([r"a\"b"], ['a"b']),
        ([r"a\\b", r"\"\\\"", r"\\"], [r"a\b", r'"\"', "\\"]),
        ([r"a\pb"], [r"a\pb"]),
        ([r"a\pb", 'c""d'], [r"a\pb", 'c"d']),
        (['c""d'], ['c"d']),
        (['c""d', '""'], ['c"d', '"']),
        ([r"a\\b", 'c""d'], [r"a\\b", 'c"d']),
    ],
)
def test_backslashes_are_escapes_only_if_all_of_them_are(written: list[str], passwords: list[str]) -> None:
    assert read(_HEADER + "".join(map(_row, written))).passwords == passwords


def test_a_password_that_ends_in_a_bare_backslash_is_never_read_as_another() -> None:
    kept = read(_HEADER + _row("1\\") + _row("2"))

    assert kept.passwords == ["2"]
    assert kept.damaged_rows == [2]


def test_a_reference_to_another_password_is_no_password() -> None:
    assert read(_HEADER + _row("{REF:P@I:1C1A7B1D2E3F40516273849506A7B8C9}")).passwords == [None]
