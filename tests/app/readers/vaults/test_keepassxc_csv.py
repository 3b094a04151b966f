from __future__ import annotations

import pytest

from tests.app.readers.vaults.exports import Kept, read, table

_OLD = ("Group", "Title", "Username", "Password", "URL", "Notes")
_NEW = (*_OLD, "TOTP", "Icon", "Last Modified", "Created")


def _row(group: str = "Root", password: str = "1", totp: str = "") -> tuple[str, ...]:
    dates = ("2024-05-06T07:08:09Z", "2020-01-02T03:04:05Z")
    return (group, "Bank", "alice", password, "https://bank.example", "a note", totp, "0", *dates)


def _read(*rows: tuple[str, ...]) -> Kept:
    return read(table(_NEW, *rows))


def test_a_row_becomes_a_login_without_a_date_for_its_password() -> None:
    kept = _read(_row("Root/Work/Money", totp="otpauth://totp/x?secret=JBSW"))

    (login,) = kept.logins
    assert kept.format == "keepassxc-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert (login.folder, login.has_totp, login.changed, kept.passwords) == ("Work/Money", True, None, ["1"])
    assert kept.skipped == ()


def test_the_six_columns_of_older_versions_are_read() -> None:
    kept = read(table(_OLD, _row()[:6]))

    assert (kept.format, kept.passwords, kept.logins[0].has_totp) == ("keepassxc-csv", ["1"], False)


@pytest.mark.parametrize(
    ("group", "folder"), [("Root", ""), ("Root/Work", "Work"), ("Mine/Work", "Mine/Work"), ("", "")]
)
def test_the_root_group_is_no_folder(group: str, folder: str) -> None:
    assert _read(_row(group)).logins[0].folder == folder


@pytest.mark.parametrize("bin_name", ["Recycle Bin", "Corbeille"])
def test_what_lies_in_the_recycle_bin_does_not_count(bin_name: str) -> None:
    kept = _read(_row(f"Root/{bin_name}"), _row(f"Root/{bin_name}/Work"), _row(f"Root/Work/{bin_name}"))

    assert kept.counted == {"skipped.recycle_bin": 2}
    assert len(kept.logins) == 1


def test_a_reference_to_another_password_is_no_password() -> None:
    assert _read(_row(password="{REF:P@I:1C1A7B1D2E3F40516273849506A7B8C9}")).passwords == [None]


def test_a_note_is_counted_and_not_read() -> None:
    kept = _read(("Root", "Only a note", "", "", "", "text", "", "0", "", ""))

    assert (kept.logins, kept.counted) == ((), {"skipped.note": 1})
