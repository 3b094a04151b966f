from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.passwords.parts import LONGEST, Pattern, chance, split
from checks.vocabulary import CommonWords

WORDS = CommonWords({"soleil": 100, "jetaime": 30, "moncoeur": 60, "maison": 140, "rouge": 90})
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=LONGEST)


def parts(text: str, *own: str) -> list[tuple[str, Pattern]]:
    found = split(text, own, WORDS.found_in(text))
    return [(part.word or found.text[part.start : part.end], part.pattern) for part in found.parts]


def power(text: str, *own: str) -> float:
    return split(text, own, WORDS.found_in(text)).power


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jetaimemoncoeur", [("jetaime", Pattern.COMMON), ("moncoeur", Pattern.COMMON)]),
        ("soleil2024", [("soleil", Pattern.COMMON), ("2024", Pattern.YEAR)]),
        ("soleil75000", [("soleil", Pattern.COMMON), ("75000", Pattern.DIGITS)]),
        ("soleil63170", [("soleil", Pattern.COMMON), ("63170", Pattern.DIGITS)]),
        ("14071989", [("14071989", Pattern.DATE)]),
        ("140789", [("140789", Pattern.DATE)]),
        ("14/07/1989", [("14/07/1989", Pattern.DATE)]),
        ("1989-07-14", [("1989-07-14", Pattern.DATE)]),
        ("azerty", [("azerty", Pattern.KEYBOARD)]),
        ("ytreza", [("ytreza", Pattern.KEYBOARD)]),
        ("&é\"'(-è", [("&é\"'(-è", Pattern.KEYBOARD)]),
        ("aqwzsx", [("aqwzsx", Pattern.KEYBOARD)]),
        ("defghi", [("defghi", Pattern.SEQUENCE)]),
        ("!!!!!", [("!!!!!", Pattern.REPEAT)]),
        ("S0leil", [("soleil", Pattern.COMMON)]),
        ("kz", [("k", Pattern.CHANCE), ("z", Pattern.CHANCE)]),
    ],
)
def test_a_password_is_split_as_it_was_built(text: str, expected: list[tuple[str, Pattern]]) -> None:
    assert parts(text) == expected


def test_a_word_of_ones_own_costs_next_to_nothing() -> None:
    assert parts("zorblatt7", "zorblatt") == [("zorblatt", Pattern.OWN), ("7", Pattern.CHANCE)]
    assert power("zorblatt7", "zorblatt") + 6 < power("zorblatt7")


def test_a_postal_code_is_one_after_a_word_only() -> None:
    assert parts("63170")[0][1] is Pattern.CHANCE


def test_a_day_that_no_month_has_is_no_date() -> None:
    assert Pattern.DATE not in {pattern for _, pattern in parts("32139999")}


def test_disguise_costs_something_but_little() -> None:
    plain, capital, leet, mixed = map(power, ("soleil", "Soleil", "5oleil", "sOLeiL"))
    assert plain < capital < leet < mixed < plain + 2


def test_signs_between_words_cost_no_more_for_being_many() -> None:
    assert power("je t'aime mon coeur") < power("jetaimemoncoeur") + 1


def test_a_year_amid_other_digits_is_worth_little() -> None:
    assert power("8319857") > power("1985") + 3


def test_a_text_that_is_too_long_or_empty_is_not_split() -> None:
    assert split("", (), {}).power == split("a" * (LONGEST + 1), (), {}).power == inf


def test_what_is_sure_to_be_strong_is_not_split() -> None:
    assert split("kzqxwmtbhp", (), {}, below=10).parts == ()


@given(ANY_TEXT, st.lists(st.text(max_size=4), max_size=3))
def test_the_parts_of_any_text_lie_side_by_side(text: str, own: list[str]) -> None:
    found = split(text, own, WORDS.found_in(text))
    ends = [0, *(part.end for part in found.parts)]

    assert [part.start for part in found.parts] == ends[:-1]
    assert ends[-1] == len(found.text)
    assert not text or 0 < found.power <= chance(text) + 1


def test_a_split_never_shows_what_it_splits() -> None:
    found = split("soleil2024", (), WORDS.found_in("soleil2024"))

    assert "soleil" not in f"{found!r}{found.parts!r}"


@given(ANY_TEXT)
def test_knowing_more_words_never_makes_a_password_stronger(text: str) -> None:
    assert split(text, (), WORDS.found_in(text)).power <= split(text, (), {}).power or not text
