"""Does any text make the inspector do anything but answer, with spans that lie in the text?"""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.knowledge import link_rules
from checks.links import brands
from checks.links.inspect import inspected
from checks.links.model import Level
from tests.checks.links.conftest import Inspect

PIECES = st.sampled_from(
    [
        "https://", "http:/", "//", "\\", "/", "@", ":", "?", "#", "&url=", "%2e", "%", "%ff", ".", "\u3002",
        "\u202e", "\u200b", "xn--", "xn--80ak6aa92e", "netflix", "paypa1", "colivo", ".example", ".com", "www.",
        "[::1]", "0x7f.1", "4417", "-", "--", "\xe9", "\u0430", "javascript:", "urldefense.com/v3/__",
        "__;Kw!!", "google.com/url?q=", "safelinks.protection.outlook.com/?url=", "\n", "\ud800",
        "bing.com/ck/a?u=a1", "\x00", "a@b.example", "login", "%F0%9D%90%A2", "*", "**A", " ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=14).map("".join))


@settings(max_examples=1000, deadline=None)
@given(TEXTS)
@example("https://" + "a." * 3000 + "com")
@example("https://xn--" + "a" * 70 + ".com/")
@example("https://www.google.com/url?q=" * 40)
def test_every_text_is_answered_with_spans_inside_it(text: str) -> None:
    seen = inspected(text, link_rules.knowledge(), ["colivo.example"])
    assert seen.text == text
    assert (seen.level is Level.NOT_AN_ADDRESS) == (not seen.address)
    for start, end in (*(found.span for found in seen.findings), seen.owner_span):
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("https://" + "eur01.safelinks.protection.outlook.com/?url=" * 169, 2_000),
        ("https://" + "a.a." * 1_975, 40_000),
    ],
    ids=["wrapped many times", "many labels"],
)
def test_a_long_text_is_not_gone_through_again_for_each_sign_of_it(inspect: Inspect, text: str, most: int) -> None:
    inspect("https://colivo.example/")  # what is loaded once is loaded
    calls = 0

    def counted(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        inspect(text)
    finally:
        sys.setprofile(None)
    assert calls < most


@settings(max_examples=1000, deadline=None)
@given(st.text(st.characters(whitelist_categories=("L", "N")), min_size=1, max_size=40).filter(str.isalnum))
@example("https" + "a" * 3000)
@example("9" * 12)
@example("javascript")
def test_a_lone_word_of_letters_and_digits_is_no_address(word: str) -> None:
    assert inspected(word, link_rules.knowledge(), ["colivo.example"]).level is Level.NOT_AN_ADDRESS


def test_a_name_that_repeats_one_of_the_persons_own_is_not_taken_apart_letter_by_letter() -> None:
    calls = 0

    def counted(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    text = "https://" + "colivo" * 300 + "/"
    known = link_rules.knowledge()
    inspected(text, known, ["colivo.example"])
    sys.setprofile(counted)
    try:
        inspected(text, known, ["colivo.example"])
    finally:
        sys.setprofile(None)
    assert calls < 80_000


def test_no_word_of_the_dictionary_is_longer_than_what_is_looked_up() -> None:
    assert max(map(len, link_rules.knowledge().dictionary)) <= brands._LONGEST_WORD
