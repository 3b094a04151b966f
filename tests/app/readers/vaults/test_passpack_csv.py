from __future__ import annotations

import json

from tests.app.readers.vaults.exports import read, table

_HEADER = ("Entry Name", "URL", "User ID", "Password", "Notes", "Shared Notes", "Tags", "Extra Fields", "Email")


def _folder(tags: str) -> str:
    kept = read(table(_HEADER, ("Bank", "https://bank.example", "alice", "1", "", "", tags, "", "a@mail.example")))
    (login,) = kept.logins
    assert kept.format == "passpack-csv"
    assert (login.title, login.username, login.email) == ("Bank", "alice", "a@mail.example")
    assert (login.urls, kept.passwords) == (("https://bank.example",), ["1"])
    return login.folder


def test_the_tags_of_a_login_are_taken_out_of_their_wrapping() -> None:
    tags = [json.dumps({"tag": name}, separators=(",", ":")) for name in ("Work", "Money")]

    assert _folder(json.dumps({"tags": tags})) == "Work, Money"


def test_tags_that_are_something_else_are_no_folder() -> None:
    assert _folder("{" * 1000) == ""
