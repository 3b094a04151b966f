"""Does the fast form of zxcvbn score as the original does? The corpus is drawn here, the same in every run."""

from __future__ import annotations

import random
import string
from collections.abc import Callable

import pytest
import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from checks.passwords.estimate import score

SIZE = 150
COMMON = FREQUENCY_LISTS["passwords"]
WORDS = [word for word in FREQUENCY_LISTS["english_wikipedia"] if len(word) > 3]
LEET = str.maketrans("aeios", "4310$")


def mutated(chance: random.Random) -> str:
    """Change a common password as people do. Not into capitals throughout: there the fast form is far stricter."""
    word: str = chance.choice(COMMON[:10_000])
    forms: list[Callable[[str], str]] = [str.lower, str.capitalize, lambda text: text.translate(LEET)]
    form = chance.choice(forms)
    year = str(chance.randint(1950, 2019))  # the original knows no later ones
    return form(word) + chance.choice(["", "!", "1", "123", year, f"!{year}", f"_{chance.randint(0, 99):02}"])


def random_text(chance: random.Random) -> str:
    signs = string.ascii_letters + string.digits + string.punctuation
    return "".join(chance.choices(signs, k=chance.randint(6, 20)))


def passphrase(chance: random.Random) -> str:
    return chance.choice([" ", "-", ""]).join(chance.choices(WORDS, k=chance.randint(2, 5)))


DRAWN: dict[str, Callable[[random.Random], str]] = {
    "common": lambda chance: chance.choice(COMMON),
    "mutated": mutated,
    "random": random_text,
    "passphrase": passphrase,
}


@pytest.mark.parametrize("name", DRAWN)
def test_both_forms_give_the_same_score(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - a corpus that is the same in every run, not a secret
    passwords = [DRAWN[name](chance)[:40] for _ in range(SIZE)]
    differ = [text for text in passwords if score(text, (), {}) != zxcvbn.zxcvbn(text)["score"]]

    assert len(differ) <= 0.02 * SIZE, differ


def test_the_corpus_holds_every_score() -> None:
    chance = random.Random("every")  # noqa: S311 - as above
    scores = {score(draw(chance), (), {}) for draw in DRAWN.values() for _ in range(SIZE)}

    assert scores == {0, 1, 2, 3, 4}
