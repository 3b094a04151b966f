from __future__ import annotations

import pytest

from tests.app.readers.vaults.exports import read

_BANK = "Bank,www.bank.example,alice,1,a note,JBSW"


@pytest.mark.parametrize(
    "table",
    [
        f"nickname,url,username,password,additionalInfo,twofaSecret,status,tags\n{_BANK},active,Work\n",
        "url,username,password,additionalInfo,nickname,twofaSecret\nwww.bank.example,alice,1,a note,Bank,JBSW\n",
    ],
)
def test_an_account_becomes_a_login(table: str) -> None:
    kept = read(table)

    (login,) = kept.logins
    assert kept.format == "myki-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("www.bank.example",))
    assert (login.has_totp, kept.passwords, kept.skipped) == (True, ["1"], ())


def test_a_deleted_account_does_not_count() -> None:
    kept = read(f"nickname,url,username,password,additionalInfo,twofaSecret,status,tags\n{_BANK},trashed,\n")

    assert kept.counted == {"skipped.trashed": 1}


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("nickname,status,content", "note"),
        ("nickname,status,tags,authToken,additionalInfo", "other"),
        ("nickname,status,tags,cardNumber,cardName,exp_month,exp_year,cvv,additionalInfo", "card"),
        ("nickname,status,tags,idType,idNumber,idName", "identity"),
        ("nickname,status,tags,firstName,middleName,lastName,email", "identity"),
    ],
)
def test_the_files_of_other_kinds_hold_no_logins(header: str, reason: str) -> None:
    kept = read(f"{header}\n" + "x," * header.count(",") + "x\n")

    assert (kept.format, kept.counted) == ("myki-csv", {f"skipped.{reason}": 1})
