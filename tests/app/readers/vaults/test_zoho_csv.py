from __future__ import annotations

import pytest

from checks.model import Kind
from tests.app.readers.vaults.exports import Kept, read, table

_VAULT = ("Secret Name", "Secret URL", "Notes", "SecretData", "Tags", "Folder Name", "login_totp")


def _labelless(*cells: str) -> Kept:
    return read('\ufeff"Secret Name","Secret URL","Notes"\n' + ",".join(f'"{cell}"' for cell in cells) + "\n")


def _vault(*lines: str) -> Kept:
    return read(table(_VAULT, ("Bank", "https://bank.example", "", "\n".join(lines), "", "Work", "JBSW")))


def test_cells_without_a_label_are_user_name_and_password() -> None:
    kept = _labelless("Bank", "https://bank.example", "a note", "alice", "s3cret", "4629")

    (login,) = kept.logins
    assert kept.format == "zoho-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert (kept.passwords, kept.skipped) == (["s3cret"], ())


@pytest.mark.parametrize("cells", [("Note", "", "text"), ("Note", "", "text", "", "")])
def test_a_row_without_them_is_a_note(cells: tuple[str, ...]) -> None:
    assert _labelless(*cells).counted == {"skipped.note": 1}


def test_the_lines_of_secret_data_are_user_name_and_password() -> None:
    kept = _vault("SecretType:Web Account", "User Name:alice", "Password:s3:cret")

    (login,) = kept.logins
    assert kept.format == "zoho-csv"
    assert (login.title, login.username, login.folder) == ("Bank", "alice", "Work")
    assert (login.has_totp, login.kind, kept.passwords) == (True, Kind.LOGIN, ["s3:cret"])


def test_a_newer_header_calls_a_secret_a_password() -> None:
    kept = read(table(("Password Name", "Password URL", "SecretData"), ("Bank", "bank.example", "Password:1")))

    assert (kept.format, kept.passwords, kept.logins[0].title) == ("zoho-csv", ["1"], "Bank")
    assert kept.logins[0].urls == ("bank.example",)


@pytest.mark.parametrize(("line", "reason"), [("SecretType:Credit Card", "card"), ("SecretType:Secure Note", "note")])
def test_what_is_no_login_is_counted_by_kind(line: str, reason: str) -> None:
    assert _vault(line, "Card Number:4111").counted == {f"skipped.{reason}": 1}
