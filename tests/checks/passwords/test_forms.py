from __future__ import annotations

import random
import string

import pytest

from checks.passwords.clues import clues, clues_beside_site
from checks.passwords.forms import LONGEST, form, is_wordy, site_names
from tests.builders import login


@pytest.mark.parametrize(
    "text",
    [
        "Summer2023!",
        "M4rs3ill3",
        "L3tM31n",
        "T0UL0US3",
        "Ch0c0l@t",
        "azerty12",
        "qsdfgh",
        "whiskey1",
        "Лето",
        "decade!",
    ],
)
def test_words_do_not_look_random(text: str) -> None:
    assert form(text).wordy


@pytest.mark.parametrize(
    "text", ["", "14071989", "Xv9#mQ2!tLr7", "6ba7b810-9dad-11d1", "decade01face", "bqxzvtkwpf", "!!!"]
)
def test_keys_numbers_and_noise_look_random(text: str) -> None:
    assert not form(text).wordy


def test_few_random_texts_look_like_words() -> None:
    chance = random.Random(11)  # noqa: S311 - the same texts in every run, no secret
    signs = string.ascii_letters + string.digits + string.punctuation
    texts = ["".join(chance.choices(signs, k=14)) for _ in range(2000)]

    assert sum(map(is_wordy, texts)) < 0.06 * len(texts)


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Summer2023!", "summer"),
        ("42-Soleil_bleu-42", "soleilbleu"),
        ("Budget2024Q1", "budgetq"),
        ("2023", ""),
        ("", ""),
    ],
)
def test_the_stem_is_the_word_without_what_is_around_it(text: str, stem: str) -> None:
    assert form(text).stem == stem


def test_a_site_is_known_by_its_name_and_the_words_of_its_title() -> None:
    named = login("www.amazon.co.uk", title="Compte Été 24")
    assert site_names([named]) == ("amazon", "compte", "ete")


def test_a_number_or_two_letters_are_no_name() -> None:
    assert site_names([login("192.0.2.1", title="TV 2")]) == ()


def test_a_password_of_a_thousand_logins_has_fifty_names() -> None:
    assert len(site_names(login(f"site{n}.example", title="") for n in range(1000))) == 50


@pytest.mark.parametrize(
    "text",
    [
        "a1" * 128,
        "1" * LONGEST,
        "a-" * 128,
        "$" * LONGEST,
        "aA" * 128,
        "1999" * 64,
        "1abc-" * 51,
        "ﷺ" * LONGEST,
        "l0" * 128,
    ],
)
def test_no_text_takes_long_or_leaves_many_clues(text: str) -> None:
    its = form(text)
    assert len({*clues(its), *clues_beside_site(its, ["aaa", "abc", "aaaaa", "lolol"])}) < 30


def test_a_form_shows_nothing_of_the_password() -> None:
    assert repr(form("Mirabelle2023")) == "Form()"
