from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.vocabulary import CommonWords, WordKind, joined, lowered, spellings

RANKS = {"je": 3, "est": 1, "bonjour": 160, "maison": 140, "île": 90, "soleil": 3_353, "jetaime": 20}
COMMON = CommonWords(RANKS, {"soleil": WordKind.PHRASE})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bonjour!2023", {"bonjour"}),
        ("B0nj0ur", {"bonjour"}),
        ("$01E1L5", set()),
        ("5o1eil", {"soleil"}),
        ("ma1son", {"maison"}),
        ("ÎLE-maison", {"île", "maison"}),
        ("xxestxx", {"est"}),
        ("3st", set()),
        ("je t'aime", {"je", "jetaime"}),
        ("je_t_aime", {"je", "jetaime"}),
        ("b.onjour", set()),
        ("", set()),
    ],
)
def test_common_words_are_found_as_they_are_written(text: str, words: set[str]) -> None:
    assert COMMON.found_in(text) == {word: RANKS[word] for word in words}


def test_a_word_of_no_told_kind_is_french() -> None:
    assert (COMMON.kind("soleil"), COMMON.kind("maison")) == (WordKind.PHRASE, WordKind.FRENCH)


def test_the_words_are_a_mapping_of_their_ranks() -> None:
    assert dict(COMMON) == RANKS


def test_a_text_is_lowered_sign_for_sign() -> None:
    assert (lowered("ÉTÉ"), len(lowered("İİ"))) == ("été", 2)


def test_a_one_is_read_as_either_letter_that_it_may_stand_for() -> None:
    assert set(spellings("1u1u")) == {"iuiu", "lulu"}
    assert spellings("maison") == ()


def test_one_sign_alone_cuts_nothing() -> None:
    assert (joined("je t'aime!"), joined("mont-blanc"), joined("a-b-c#d")) == ("jetaime!", "", "")


@given(st.text(st.characters(exclude_categories=()), max_size=72))
def test_any_text_is_searched(text: str) -> None:
    assert COMMON.found_in(text).keys() <= RANKS.keys()
    assert CommonWords({}).found_in(text) == {}
