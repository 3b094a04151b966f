from __future__ import annotations

import pytest

from checks.model import Kind
from tests.app.readers.vaults.exports import Kept, read, table

_WINDOWS = ("UUID", "TITLE", "USERNAME", "PASSWORD", "URL", "URLS", "SCOPE", "AUTOSUBMIT", "TAGS", "NOTES")
_MACOS = ("Created Date", "Modified Date", "Notes", "Password", "Title", "Type", "URL", "Username")


def _windows(*rows: tuple[str, ...], fields: tuple[str, ...] = ()) -> Kept:
    return read(table((*_WINDOWS, *fields), *rows))


def _item(*fields: str, username: str = "", password: str = "", notes: str = "") -> tuple[str, ...]:
    return ("1", "Bank", username, password, "https://bank.example", "", "Default", "Default", "Work", notes, *fields)


def _macos(kind: str, *fields: str, password: str = "", labels: tuple[str, ...] = ()) -> Kept:
    cells = ("1", "1", 'a \\"note\\"', password, "Bank", kind, "https://bank.example", "", *fields)
    header = ",".join(f'"{label}"' for label in (*_MACOS, *labels))
    return read(f"{header}\n" + ",".join(f'"{cell}"' for cell in cells) + "\n")


def test_a_row_of_windows_becomes_a_login() -> None:
    kept = _windows(_item(username="alice", password="1"))

    (login,) = kept.logins
    assert kept.format == "onepassword7-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert (login.folder, kept.passwords, kept.skipped) == ("Work", ["1"], ())


def test_the_user_names_column_is_missing_when_no_item_has_one() -> None:
    header = [label for label in _WINDOWS if label != "USERNAME"]
    row = _item(password="1")

    assert read(table(header, [*row[:2], *row[3:]])).passwords == ["1"]


@pytest.mark.parametrize(
    ("label", "reason"),
    [("3: VERIFICATION NUMBER", "card"), ("NAME 1: FIRST NAME", "identity"), ("SECTION 1: FIRST NAME", "empty_row")],
)
def test_what_is_no_login_for_windows_is_told_by_its_fields(label: str, reason: str) -> None:
    assert _windows(_item("x"), fields=(label,)).counted == {f"skipped.{reason}": 1}


def test_a_note_for_windows_is_what_has_nothing_else() -> None:
    assert _windows(_item(notes="text")).counted == {"skipped.note": 1}


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("6: WIRELESS NETWORK PASSWORD", Kind.WIFI),
        ("2: PASSWORD", Kind.LOGIN),
        ("ADMIN CONSOLE 3: ADMIN CONSOLE PASSWORD", Kind.SERVER),
    ],
)
def test_a_secret_among_the_fields_is_kept_with_its_kind(label: str, kind: Kind) -> None:
    kept = _windows(_item("s3cret", notes="text"), fields=(label,))

    assert kept.passwords == ["s3cret"]
    assert kept.logins[0].kind is kind


def test_a_row_of_macos_becomes_a_login_and_its_quotes_are_escaped() -> None:
    kept = _macos("Login", password='a\\"b\\\\c')

    assert (kept.format, kept.passwords) == ("onepassword7-csv", ['a"b\\c'])
    assert (kept.logins[0].title, kept.skipped) == ("Bank", ())


def test_a_bare_backslash_in_a_table_of_macos_stays() -> None:
    assert _macos("Login", password='a\\b\\"c').passwords == ['a\\b"c']


@pytest.mark.parametrize(
    ("word", "reason"),
    [("Secure Note", "note"), ("Credit Card", "card"), ("Identity", "identity"), ("Rewards", "other")],
)
def test_what_is_no_login_for_macos_says_so(word: str, reason: str) -> None:
    assert _macos(word).counted == {f"skipped.{reason}": 1}


def test_a_router_of_macos_is_a_network_with_its_password() -> None:
    kept = _macos(
        "Wireless Router", "s3cret", "", labels=("w\u200bireless network password(wireless_password)", "x(y)")
    )

    assert kept.passwords == ["s3cret"]
    assert kept.logins[0].kind is Kind.WIFI


def test_a_secret_of_another_type_for_macos_is_kept() -> None:
    kept = _macos("Email Account", "alice", "s3cret", labels=("username(username)", "password(pop_password)"))

    assert (kept.passwords, kept.logins[0].username, kept.logins[0].kind) == (["s3cret"], "alice", Kind.LOGIN)


def test_a_login_of_macos_with_nothing_but_a_note_is_one() -> None:
    assert _macos("Login").counted == {"skipped.note": 1}
