from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from zxcvbn.adjacency_graphs import ADJACENCY_GRAPHS
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from checks.passwords import zxcvbn_data

WORDS = {word for words in FREQUENCY_LISTS.values() for word in words}


def test_every_word_of_every_list_is_known() -> None:
    assert all(map(zxcvbn_data.knows, WORDS))


@given(st.sampled_from(sorted(WORDS)), st.sampled_from("aeios4310!$lt7xyz"), st.integers(0, 20))
def test_a_word_of_which_one_sign_is_another_is_known_only_if_it_is_in_a_list(word: str, sign: str, place: int) -> None:
    other = word[:place] + sign + word[place + 1 :]
    assert zxcvbn_data.knows(other) == (other in WORDS)


def test_all_keyboards_are_there() -> None:
    assert list(zxcvbn_data.keyboards()) == list(ADJACENCY_GRAPHS.values())
