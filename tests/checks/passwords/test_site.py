from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.passwords.site import site


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://login.bank.example/start?next=1", "bank.example"),
        ("bank.example/login", "bank.example"),
        ("bank.example:8443", "bank.example"),
        ("//cdn.bank.example/x", "bank.example"),
        ("HTTPS://WWW.Shop.Example.CO.UK.", "example.co.uk"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("http://192.0.2.1:8080/admin", "192.0.2.1"),
        ("http://0xC0.0x00.0x02.0x01/", "192.0.2.1"),
        ("https://[2001:DB8::1]/", "[2001:db8::1]"),
        ("http://localhost:3000", "localhost"),
        ("android://c2lnbmF0dXJl==@com.bank.app/", "com.bank.app"),
        ("chrome-extension://abcdef/page.html", "abcdef"),
        ("github.io", "github.io"),
        ("", ""),
        (" \t ", ""),
    ],
)
def test_an_address_belongs_to_its_registrable_domain(address: str, expected: str) -> None:
    assert site(address) == expected


def test_two_owners_on_one_private_suffix_are_two_sites() -> None:
    assert site("https://alice.github.io") != site("https://bob.github.io")


@pytest.mark.parametrize(
    "address",
    [
        "https://alice:hunter2@bank.example/hunter2?key=hunter2#hunter2",
        "https://alice:hunter2@bank .example/hunter2",
        "https://alice:hunter2@[broken/?hunter2",
        "file:///home/hunter2",
        "otpauth://totp/hunter2?secret=hunter2",
    ],
)
def test_what_an_address_hides_never_becomes_part_of_the_site(address: str) -> None:
    assert "hunter2" not in site(address)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_has_a_site_and_only_a_blank_has_none(text: str) -> None:
    assert bool(site(text)) == bool(text.strip())


def test_a_text_longer_than_any_address_is_cut() -> None:
    assert len(site("x" * 1_000_000)) == 4096


@given(st.text(), st.text())
def test_path_and_query_do_not_change_the_site(path: str, query: str) -> None:
    assert site(f"https://bank.example/{path}?{query}") == "bank.example"
