from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def french_words() -> ModuleType:
    home = Path(__file__).resolve().parents[2]
    spec = spec_from_file_location("french_words", home / "packaging" / "french_words.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_accented_word_is_followed_by_what_is_typed_without_accents(french_words: ModuleType) -> None:
    assert french_words.ranked(["été", "cœur", "mer"], []) == ["été", "ete", "cœur", "coeur", "mer"]


def test_no_word_stands_twice(french_words: ModuleType) -> None:
    assert french_words.ranked(["Mère", "mere", "MÈRE"], ["mère"]) == ["mère", "mere"]


def test_what_is_no_word_or_not_worth_a_guess_is_left_out(french_words: ModuleType) -> None:
    assert french_words.ranked(["c'", "de", "l'eau", "x2y", "a" * 21, "eau"], []) == ["eau"]


def test_first_names_follow_the_words_of_every_conversation(french_words: ModuleType) -> None:
    letters = "abcdefghij"
    common = [f"mot{x}{y}{z}" for x in letters for y in letters for z in letters]

    assert french_words.ranked(common, ["camille"]).index("camille") == french_words.NAMES_AFTER
