from __future__ import annotations

import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zxcvbn.frequency_lists import FREQUENCY_LISTS
from zxcvbn_rs_py import zxcvbn

from app.knowledge import wordlist
from checks.passwords.beyond import is_beyond_doubt
from checks.passwords.estimate import HIGHEST, WEAK, score

ENGLISH = [word for words in FREQUENCY_LISTS.values() for word in words]
FRENCH = list(wordlist.common())
SIGNS = string.ascii_letters + string.digits + string.punctuation
LEET = (("a", "4@"), ("b", "8"), ("c", "({[<"), ("e", "3"), ("g", "69"), ("i", "1!|"), ("l", "1|7"), ("s", "$5"))
ROWS = ("qwertyuiop", "asdfghjkl", "1234567890", "!@#$%^&*()", "',.pyfgcrl", "aoeuidhtns", "789456123", "azertyuiop")

words = st.sampled_from(ENGLISH) | st.sampled_from(FRENCH) | st.just("alice")
rows = st.builds(lambda row, at, size: row[at : at + size], st.sampled_from(ROWS), st.integers(0, 7), st.integers(2, 9))
steps = st.builds(
    lambda first, step, size: "".join(chr(first + step * n) for n in range(size)),
    st.integers(60, 85),
    st.integers(-5, 5).filter(bool),
    st.integers(2, 5),
)
repeats = st.builds(lambda text, times: text * times, st.text(SIGNS, min_size=1, max_size=5), st.integers(2, 6))
dates = st.builds(
    lambda day, month, year, sign: f"{day}{sign}{month}{sign}{year}",
    st.integers(1, 31),
    st.integers(1, 12),
    st.integers(0, 2050),
    st.sampled_from(["", "/", "-", ".", " ", "\\"]),
)
signs = st.text(SIGNS, max_size=7)


@st.composite
def disguised(draw: st.DrawFn) -> str:
    """Draw a word with capitals and with signs for letters, forwards or backwards."""
    word = draw(words)
    for letter, others in LEET:
        if draw(st.integers(0, 3)) == 0:
            word = word.replace(letter, draw(st.sampled_from(others)))
    form = draw(st.sampled_from([str.lower, str.capitalize, str.upper, str.title]))
    return form(word)[:: draw(st.sampled_from([1, -1]))]


pieces = words | disguised() | rows | steps | repeats | dates | signs | st.integers(0, 2100).map(str)
passwords = st.lists(pieces, min_size=1, max_size=4).map("".join).filter(bool) | st.text(SIGNS, min_size=1)


@given(passwords, st.lists(words, max_size=4))
@settings(max_examples=1500)
def test_what_zxcvbn_calls_weak_is_never_beyond_doubt(password: str, own: list[str]) -> None:
    if is_beyond_doubt(password[:40], own):
        assert int(zxcvbn(password[:40], own).score) > WEAK


@given(passwords, st.lists(words, max_size=4))
@settings(max_examples=500)
def test_a_score_is_the_same_whether_or_not_one_cares_how_high_it_is(password: str, own: list[str]) -> None:
    exact = score(password, own, {})

    for exact_to in (WEAK, WEAK + 1):
        told = score(password, own, {}, exact_to)
        assert told == exact or min(told, exact) > exact_to
    assert score(password, own, {}, HIGHEST) == exact


@pytest.mark.parametrize(
    "password",
    [
        "Castle1987",  # a word and any four signs
        "drowssap!!!",
        "sunshinesunshine",
        "qwertyuiopasdfgh",
        "p4$$w0rdm0nk3y",
        "abcdefghij12/11/1987",
        "Kz7qXw9v",
        "soleil@éèàùçôîû",
        "alicealice1",
    ],
)
def test_what_might_be_weak_is_left_to_zxcvbn(password: str) -> None:
    assert not is_beyond_doubt(password, ["alice"])


def test_own_words_leave_a_password_in_doubt() -> None:
    assert is_beyond_doubt("quexlyzorbig%9", [])
    assert not is_beyond_doubt("quexlyzorbig%9", ["quexly", "zorbig%9"])
    assert not is_beyond_doubt("qu3xlyz0rb!g%9", ["quexly", "zorbig%9"])


def test_most_of_what_a_machine_made_is_beyond_doubt() -> None:
    chance = random.Random(2026)  # noqa: S311 - a corpus that is the same in every run, not a secret
    drawn = ["".join(chance.choices(SIGNS, k=chance.randint(12, 24))) for _ in range(400)]
    spoken = ["-".join(chance.choices(ENGLISH, k=5))[:40] for _ in range(400)]

    assert sum(is_beyond_doubt(text, ["alice"]) for text in drawn) > 380
    assert sum(is_beyond_doubt(text, ["alice"]) for text in spoken) > 360
