from __future__ import annotations

import pytest

from tests.app.readers.vaults.exports import read


@pytest.mark.parametrize(
    ("group", "folder"), [("Work.Money", "Work/Money"), ("", ""), (r"bank\.example.A", "bank.example/A")]
)
def test_a_row_becomes_a_login_in_the_path_of_its_group(group: str, folder: str) -> None:
    kept = read(f"uuid,group,title,url,user,password,notes\n1,{group},Bank,https://bank.example,alice,1,n\n")

    (login,) = kept.logins
    assert kept.format == "gorilla-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert (login.folder, kept.passwords, kept.skipped) == (folder, ["1"], ())
