from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.vaults.addresses import are_addresses, host, several


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
    ("cell", "urls"),
    [
        ("", ()),
        (" bank.example ", ("bank.example",)),
        ("https://a.example, https://b.example/", ("https://a.example", "https://b.example/")),
        (
            "https://a.example,b.example;192.168.0.1\nandroidapp://c",
            ("https://a.example", "b.example", "192.168.0.1", "androidapp://c"),
        ),
        ("https://maps.example/@48.85,2.35,12z", ("https://maps.example/@48.85,2.35,12z",)),
        ("https://a.example/x;jsessionid=1,2", ("https://a.example/x;jsessionid=1,2",)),
        ("htt:/broken, and more", ("htt:/broken, and more",)),
    ],
)
def test_the_addresses_of_a_cell_are_told_apart_and_kept_as_they_are(cell: str, urls: tuple[str, ...]) -> None:
    assert several(cell) == urls


@given(st.text(alphabet=" ,;.:/a0-é", max_size=60))
def test_no_cell_loses_a_letter(cell: str) -> None:
    kept = "".join(several(cell))

    assert [sign for sign in kept if sign in "a0é"] == [sign for sign in cell if sign in "a0é"]


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
