from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.passwords.words import CommonWords, own_words
from tests.builders import login

RANKS = {"est": 1, "bonjour": 160, "maison": 140, "île": 90, "soleil": 3_353, "fée": 700}
COMMON = CommonWords(RANKS)


def test_the_words_of_a_login_are_those_of_its_user_its_site_and_its_title() -> None:
    it = login("my.bank.example", username="alice-martin@mail.example", title="Ma Banque", email="al.roux@mail.example")

    assert own_words([it]) == ("alice", "bank", "banque", "example", "martin", "roux")


def test_an_accented_word_is_also_what_is_typed_without_accents() -> None:
    assert {"crédit", "credit"} <= set(own_words([login(title="Crédit")]))


def test_logins_that_share_a_password_share_their_words_up_to_a_bound() -> None:
    many = [login(f"site{n:04}.example", username=f"user{n:04}") for n in range(500)]

    assert {"site0000", "site0001"} <= set(own_words(many[:2]))
    assert len(own_words(many)) == 50


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bonjour!2023", {"bonjour"}),
        ("B0nj0ur", {"bonjour"}),
        ("$01E1L5", set()),
        ("$01e11", set()),
        ("5o1eil", {"soleil"}),
        ("ma1son", {"maison"}),
        ("ÎLE-maison", {"île", "maison"}),
        ("est", {"est"}),
        ("xxestxx", {"est"}),
        ("", set()),
    ],
)
def test_common_words_are_found_as_they_are_written(text: str, words: set[str]) -> None:
    assert COMMON.found_in(text).keys() == words


def test_a_rare_word_of_three_letters_is_chance() -> None:
    assert COMMON.found_in("q7fée!x") == {}


def test_no_word_is_rarer_than_whoever_guesses_would_place_it() -> None:
    assert COMMON.found_in("soleil bonjour") == {"soleil": 480, "bonjour": 160}


@given(st.text(st.characters(exclude_categories=()), max_size=72))
def test_any_text_is_searched(text: str) -> None:
    assert COMMON.found_in(text).keys() <= RANKS.keys()
    assert CommonWords({}).found_in(text) == {}
