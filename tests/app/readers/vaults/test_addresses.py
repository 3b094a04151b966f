from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.vaults.addresses import host


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
