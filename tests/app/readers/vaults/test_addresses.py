from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.vaults.addresses import are_addresses, host


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.bank.example/login?x=1", "www.bank.example"),
        ("bank.example", "bank.example"),
        ("bank.example:8443/login", "bank.example"),
        ("https://alice:hunter2@bank.example/", "bank.example"),
        ("alice:hunter2@bank.example", "bank.example"),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_the_host_is_told_without_what_stands_around_it(url: str, expected: str) -> None:
    assert host(url) == expected


@given(st.text())
def test_any_text_has_a_host_or_an_empty_one(url: str) -> None:
    assert isinstance(host(url), str)


@pytest.mark.parametrize(
    "cells",
    [
        ("https://bank.example",),
        ("", "bank.example", "", "https://bank.example"),
        ("https://bank.example", "bank.example/login", "192.0.2.1:80", "the router", "alice@bank.example"),
        ("a://", ""),
    ],
)
def test_a_column_of_addresses_is_known_whatever_else_stands_there(cells: tuple[str, ...]) -> None:
    assert are_addresses(cells)


@pytest.mark.parametrize(
    "cells",
    [
        (),
        ("", ""),
        ("url", "https://bank.example"),
        ("bank.example", "v1.2"),
        ("alice@bank.example", "https://bank.example", "https://bank.example"),
        ("https://bank.example", "alice", "bob", "two words. more"),
    ],
)
def test_names_labels_and_notes_are_no_column_of_addresses(cells: tuple[str, ...]) -> None:
    assert not are_addresses(cells)
