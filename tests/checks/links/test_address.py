from __future__ import annotations

import json
from pathlib import Path

import pytest

from checks.links.address import Address, parsed

WPT = Path(__file__).resolve().parents[4] / "shared" / "data" / "links" / "urltestdata.json"


def address(text: str) -> Address:
    found = parsed(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("http://2130706433/", "127.0.0.1"),
        ("http://0x7f.1", "127.0.0.1"),
        ("https:colivo.example/x", "colivo.example"),
        ("https:/\\colivo.example", "colivo.example"),
        ("https://google.com\\@colivo.example/", "google.com"),
        ("https://a%2ecolivo.example/", "a.colivo.example"),
        ("https://COLIVO.example./", "colivo.example"),
        ("https://\uff43\uff4f\uff4c\uff49\uff56\uff4f\u3002example/", "colivo.example"),
        ("ht\ntps://col\tivo.example/", "colivo.example"),
        ("colivo.example:8443/login", "colivo.example"),
        ("anna@colivo.example/x", "colivo.example"),
        ("javascript:alert(1)", ""),
    ],
)
def test_the_host_is_the_one_that_a_browser_opens(text: str, host: str) -> None:
    assert address(text).host == host


@pytest.mark.parametrize(
    "text", ["", "   ", "see you at eight", "anna@colivo.example", "/login", "hello", "http://", "a.b", "\ud800.com"]
)
def test_what_no_browser_would_open_is_no_address(text: str) -> None:
    assert parsed(text) is None


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("https://track.colivo.co.uk/", "colivo.co.uk"),
        ("https://colivo.github.io/", "colivo.github.io"),
        ("https://github.io/", "github.io"),
        ("http://192.168.1.1/", "192.168.1.1"),
        ("http://[::1]/", "[::1]"),
    ],
)
def test_the_owner_is_who_registered_the_name_or_rented_the_space(text: str, owner: str) -> None:
    assert address(text).owner == owner


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("https://track.colivo.example/x", "colivo.example"),
        ("  https://a@TRACK.Colivo.Example:80/x", "Colivo.Example"),
        ("https://track.col\nivo.example/", "col\nivo.example"),
        ("https://track%2ecolivo.example/", "colivo.example"),
        ("https://track\u3002\uff43olivo.example/", "\uff43olivo.example"),
        ("colivo.example", "colivo.example"),
    ],
)
def test_a_span_stays_what_it_was_in_the_text_whatever_the_parser_folds(text: str, part: str) -> None:
    found = address(text)
    size = len(found.host)
    start, end = found.host_span(size - len("colivo.example"), size)
    assert text[start:end] == part


def test_the_rest_begins_behind_the_host_and_its_port() -> None:
    assert address("https://a:b@colivo.example:8443/p?q#f").rest == "/p?q#f"


@pytest.mark.skipif(not WPT.is_file(), reason="the web-platform-tests are not here")
def test_every_host_is_that_of_the_web_platform_tests() -> None:
    cases = [case for case in json.loads(WPT.read_text("utf-8")) if isinstance(case, dict)]
    absolute = [case for case in cases if case["base"] in (None, "about:blank")]
    accepted = [(case, found) for case in absolute if (found := parsed(case["input"]))]
    assert accepted
    other = [case["input"] for case, found in accepted if found.host != case.get("hostname", "").removesuffix(".")]
    assert other == []
    assert [case["input"] for case, _ in accepted if "failure" in case] == []
