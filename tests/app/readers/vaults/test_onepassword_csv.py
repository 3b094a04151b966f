from __future__ import annotations

import pytest

from checks.model import Kind
from tests.app.readers.vaults.exports import Kept, read, table

_EIGHT = ("Title", "Url", "Username", "Password", "OTPAuth", "Favorite", "Archived", "Tags", "Notes")
_FOUR = ("title", "notes", "username", "password", "url")
_SOME = ("", "autosubmit", "birth date", "Notes", "Password", "scope", "section:x", "Type", "Title", "URL")
_EVERY_FIELD = (*_SOME, "Username", "uuid")


def _typed(kind: str, password: str = "1") -> Kept:
    return read(
        table(_EVERY_FIELD, ("", "Default", "", "", password, "", "", kind, "Bank", "bank.example", "alice", "1"))
    )


def test_a_row_of_version_8_becomes_a_login() -> None:
    kept = read(
        table(_EIGHT, ("Bank", "https://bank.example", "alice", "1", "otpauth://x", "false", "false", "Work", "note"))
    )

    (login,) = kept.logins
    assert kept.format == "onepassword-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert (login.folder, login.has_totp, login.archived, kept.passwords) == ("Work", True, False, ["1"])
    assert kept.skipped == ()


def test_what_is_archived_is_known_as_such() -> None:
    kept = read(table(_EIGHT, ("Bank", "bank.example", "alice", "1", "", "false", "true", "", "")))

    assert kept.logins[0].archived


def test_a_row_of_version_4_becomes_a_login() -> None:
    kept = read(table(_FOUR, ("Bank", "a note", "alice", "1", "bank.example"), ("Note", "text", "", "", "")))

    assert (kept.format, kept.passwords) == ("onepassword-csv", ["1"])
    assert kept.counted == {"skipped.note": 1}


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Login", Kind.LOGIN), ("Wireless Router", Kind.WIFI), ("Server", Kind.SERVER), ("API Credential", Kind.API_KEY)],
)
def test_the_type_of_an_item_tells_its_kind(word: str, kind: Kind) -> None:
    kept = _typed(word)

    assert (kept.format, kept.passwords) == ("onepassword-csv", ["1"])
    assert (kept.logins[0].kind, kept.logins[0].folder) == (kind, "")


def test_a_type_of_its_owners_own_is_a_folder() -> None:
    assert _typed("Social").logins[0].folder == "Social"


@pytest.mark.parametrize(
    ("word", "reason"), [("Secure Note", "note"), ("Credit Card", "card"), ("Identity", "identity")]
)
def test_what_is_no_login_is_counted_by_kind(word: str, reason: str) -> None:
    assert _typed(word, password="").counted == {f"skipped.{reason}": 1}


def test_an_item_without_anything_is_an_empty_row() -> None:
    row = ("", "Default", "", "", "", "", "", "Social", "Bank", "", "", "1")

    assert read(table(_EVERY_FIELD, row)).counted == {"skipped.empty_row": 1}
