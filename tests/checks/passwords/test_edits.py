from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA, Levenshtein

from checks.passwords import edits


def pairs(*words: str) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in edits.near(words)}


@pytest.mark.parametrize(("length", "limit"), [(0, 0), (7, 0), (8, 1), (9, 1), (10, 2), (14, 2), (15, 3), (100, 3)])
def test_a_fifth_of_the_letters_may_differ_and_at_most_three(length: int, limit: int) -> None:
    assert edits.allowed(length) == limit


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tulipesx", "tulipesy"),
        ("tulipesx", "tuliipesx"),
        ("tulipesx", "utlipesx"),
        ("tuliepsx", "tulipesx"),  # across the border of two pieces
        ("trampoline", "tramploine"),
        ("bouillabaisse", "bouillabase"),
        ("anticonstitution", "antconstittion"),
    ],
)
def test_near_words_are_found_whichever_comes_first(one: str, other: str) -> None:
    assert pairs(one, other) == pairs(other, one) == {frozenset((one, other))}


@pytest.mark.parametrize(
    ("one", "other"),
    [("tulipes", "tulipex"), ("tulipesx", "tulipeyz"), ("trampoline", "trampotheq"), ("t" * 65, "t" * 66)],
)
def test_words_that_are_short_far_or_huge_are_not_near(one: str, other: str) -> None:
    assert pairs(one, other) == set()


@given(st.lists(st.text("ab", min_size=8, max_size=16), max_size=20, unique=True))
def test_no_pair_is_too_far_and_no_pair_without_a_swap_is_missed(words: list[str]) -> None:
    found = pairs(*words)
    near = {
        frozenset(pair) for pair in combinations(words, 2) if OSA.distance(*pair) <= edits.allowed(min(map(len, pair)))
    }
    without_swap = {pair for pair in near if Levenshtein.distance(*pair) <= edits.allowed(min(map(len, pair)))}
    assert without_swap <= found <= near
