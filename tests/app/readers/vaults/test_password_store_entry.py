from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.vaults.password_store_entry import login
from checks.model import Kind, Login
from tests.app.readers.vaults.exports import shown


def entry(text: str, *place: str) -> Login:
    return login(text, place or ("Bank",), "store", 3)


def test_an_entry_comes_out_whole() -> None:
    text = (
        "pâ$$: wörd \nuser: ana\nE-Mail: ana@mail.example\nurl: https://bank.example/login\nsome note\notpauth://totp/x"
    )
    found = entry(text, "Money", "My bank")
    assert shown(found.password) == "pâ$$: wörd "
    assert (found.title, found.username, found.email) == ("My bank", "ana", "ana@mail.example")
    assert found.urls == ("https://bank.example/login",)
    assert (found.folder, found.source, found.row) == ("Money", "store", 3)
    assert found.has_totp
    assert found.has_passkey is None
    assert found.changed is None


@pytest.mark.parametrize(
    "line", ["login: ana", "Username:ana", "  user : ana  ", "Identifiant: ana", "USER: ana\r", "account: ana"]
)
def test_the_user_may_be_called_by_many_names(line: str) -> None:
    assert entry(f"x\n{line}\n").username == "ana"


def test_the_first_of_two_users_counts_and_a_mail_address_where_there_is_none() -> None:
    assert entry("x\nuser: one\nlogin: two").username == "one"
    assert entry("x\nemail: ana@mail.example").username == "ana@mail.example"


def test_every_address_is_kept_once() -> None:
    lines = "x\nurl: https://a.example\nhttps://b.example and more\nhttps://a.example\nwebsite: c.example"
    assert entry(lines).urls == ("https://a.example", "c.example", "https://b.example")


@pytest.mark.parametrize(
    ("place", "title", "username", "folder", "urls"),
    [
        (("bank.org",), "bank.org", "", "", ("bank.org",)),
        (("Money", "bank.org"), "bank.org", "", "Money", ("bank.org",)),
        (("bank.org", "ana"), "bank.org", "ana", "", ("bank.org",)),
        (("Money", "bank.org", "work", "ana"), "bank.org", "ana", "Money", ("bank.org",)),
        (("github.com", "john.doe"), "github.com", "john.doe", "", ("github.com",)),
        (("nas.fr:8443",), "nas.fr:8443", "", "", ("nas.fr:8443",)),
        (("Emails", "ana@mail.org"), "ana@mail.org", "", "Emails", ()),
        (("Bank",), "Bank", "", "", ()),
        (("notes.txt",), "notes.txt", "", "", ()),
        (("a" * 300 + ".com",), "a" * 300 + ".com", "", "", ()),
    ],
)
def test_the_place_tells_what_the_entry_does_not(
    place: tuple[str, ...], title: str, username: str, folder: str, urls: tuple[str, ...]
) -> None:
    found = entry("x\n", *place)
    assert (found.title, found.username, found.folder, found.urls) == (title, username, folder, urls)


def test_what_the_entry_says_counts_before_its_place() -> None:
    found = entry("x\nuser: bob\nurl: https://other.example", "bank.org", "ana")
    assert (found.username, found.urls) == ("bob", ("https://other.example",))


@pytest.mark.parametrize("text", ["", "\n", "\nuser: ana", "\r\n"])
def test_an_empty_first_line_is_no_password(text: str) -> None:
    assert entry(text).password is None


def test_a_seed_in_the_first_line_is_no_password() -> None:
    found = entry("otpauth://totp/x?secret=JBSW\n")
    assert found.password is None
    assert found.has_totp


def test_a_private_key_is_one() -> None:
    found = entry("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\n")
    assert (found.password, found.kind) == (None, Kind.SSH_KEY)


def test_lines_ended_as_on_windows_leave_no_mark_on_the_password() -> None:
    assert shown(entry("secret\r\nuser: ana\r\n").password) == "secret"


@pytest.mark.parametrize(
    "line", ["user:", ": ana", "https://x.example: ana", "user", "=" * 70_000, ":" * 70_000, " " * 70_000]
)
def test_other_lines_are_notes(line: str) -> None:
    assert entry(f"x\n{line}").username == ""


@given(st.text(), st.lists(st.text(min_size=1), min_size=1))
def test_any_text_at_any_place_gives_a_login(text: str, place: list[str]) -> None:
    found = login(text, place, "store", 1)
    assert found.title
    assert (found.password is None) or shown(found.password) == text.split("\n", maxsplit=1)[0].removesuffix("\r")
