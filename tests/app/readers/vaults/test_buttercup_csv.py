from __future__ import annotations

from tests.app.readers.vaults.exports import Kept, read, table

_HEADER = ("!type", "!group_id", "!group_name", "!group_parent", "title", "username", "password", "URL", "id", "pin")


def _group(group: str, name: str, parent: str = "0") -> tuple[str, ...]:
    return ("group", group, name, parent, "", "", "", "", "", "")


def _entry(group: str = "1", password: str = "s3cret") -> tuple[str, ...]:
    return ("entry", group, "", "", "Bank", "alice", password, "https://bank.example", "9", "4629")


def _read(*rows: tuple[str, ...]) -> Kept:
    return read(table(_HEADER, *rows))


def test_an_entry_becomes_a_login_in_the_path_of_its_group() -> None:
    kept = _read(_group("1", "Work"), _group("2", "Money", "1"), _entry("2"))

    (login,) = kept.logins
    assert kept.format == "buttercup-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert (login.folder, kept.passwords) == ("Work/Money", ["s3cret"])
    assert kept.counted == {"skipped.folder": 2}


def test_a_group_may_stand_below_its_entries_or_nowhere() -> None:
    kept = _read(_entry("1"), _entry("7"), _group("1", "Work"))

    assert [login.folder for login in kept.logins] == ["Work", ""]


def test_groups_that_lie_in_each_other_in_a_circle_end() -> None:
    folder = _read(_group("1", "A", "2"), _group("2", "B", "1"), _entry("1")).logins[0].folder

    assert len(folder.split("/")) == 20


def test_a_row_of_another_kind_is_counted() -> None:
    assert _read(("attachment", *_entry()[1:])).counted == {"skipped.other": 1}
