from __future__ import annotations

import pytest

from checks.model import Kind
from tests.app.readers.vaults.exports import Kept, read, table

_REST = ("type", "name", "notes", "fields", "login_uri", "login_username", "login_password", "login_totp")
_PERSONAL = ("folder", "favorite", *_REST)
_ORGANISATION = ("collections", *_REST)


def _row(kind: str = "login", uri: str = "https://bank.example", password: str = "1", totp: str = "") -> list[str]:
    return ["Work", "", kind, "Bank", "a note", "pin: 2", uri, "alice", password, totp]


def _read(*rows: list[str]) -> Kept:
    return read(table(_PERSONAL, *rows))


def test_a_row_becomes_a_login() -> None:
    kept = _read(_row(totp="JBSW"))

    (login,) = kept.logins
    assert kept.format == "bitwarden-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert (login.folder, login.kind, login.has_totp, login.has_passkey) == ("Work", Kind.LOGIN, True, None)
    assert (kept.passwords, kept.skipped) == (["1"], ())


def test_an_organisations_collections_are_its_folders() -> None:
    row = _row()

    kept = read(table(_ORGANISATION, [row[0], *row[2:]]))

    assert (kept.format, kept.logins[0].folder, kept.passwords) == ("bitwarden-csv", "Work", ["1"])


def test_the_column_that_asks_for_the_master_password_again_may_stand_there() -> None:
    header = (*_PERSONAL[:6], "reprompt", *_PERSONAL[6:])
    row = _row()

    assert read(table(header, [*row[:6], "0", *row[6:]])).passwords == ["1"]


def test_several_addresses_of_one_cell_are_told_apart() -> None:
    kept = _read(_row(uri="https://a.example/x,y,b.example,androidapp://com.bank"))

    assert kept.logins[0].urls == ("https://a.example/x,y", "b.example", "androidapp://com.bank")


@pytest.mark.parametrize(
    ("kind", "reason"), [("note", "note"), ("card", "card"), ("identity", "identity"), ("passport", "other")]
)
def test_what_is_no_login_is_counted_by_kind(kind: str, reason: str) -> None:
    kept = _read(_row(kind), _row(), _row(kind))

    assert kept.counted == {f"skipped.{reason}": 2}
    assert kept.passwords == ["1"]


def test_a_row_without_type_is_a_login() -> None:
    assert _read(_row(kind="")).passwords == ["1"]
