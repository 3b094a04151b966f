from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def word_lists() -> ModuleType:
    home = Path(__file__).resolve().parents[2]
    spec = spec_from_file_location("word_lists", home / "packaging" / "word_lists.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_accented_word_is_followed_by_what_is_typed_without_accents(word_lists: ModuleType) -> None:
    assert word_lists.forms(["été", "cœur", "mer"]) == ["été", "ete", "cœur", "coeur", "mer"]


def test_no_word_stands_twice(word_lists: ModuleType) -> None:
    assert word_lists.forms(["mère", "mere", "mère"]) == ["mère", "mere"]


def test_what_is_no_word_or_not_worth_a_guess_is_left_out(word_lists: ModuleType) -> None:
    assert list(word_lists.usable(["c'", "de", "l'eau", "x2y", "a" * 21, "EAU"])) == ["eau"]


def test_words_that_are_used_come_first(word_lists: ModuleType) -> None:
    assert word_lists.by_use(["zoé", "léa", "max", "ida"], ["lea", "ida"]) == ["léa", "ida", "zoé", "max"]


def test_a_word_is_what_it_ranks_best_as(word_lists: ModuleType) -> None:
    words = {
        "french": ["vert", "rose"],
        "name": ["rose"],
        "password": [*(f"x{n}" for n in range(300)), "vert", "trustno1"],
    }
    found = {word: (rank, kind) for rank, kind, word in word_lists.ranked(words, [], [])}

    assert found["rose"] == (81, "name")
    assert found["vert"] == (101, "french")
    assert found["trustno1"] == (302, "password")


def test_what_many_people_have_as_their_password_is_one(word_lists: ModuleType) -> None:
    words = {"english": ["dragon"], "password": ["dragon"]}

    assert word_lists.ranked(words, [], []) == [(1, "password", "dragon")]


def test_what_many_like_is_tried_early_and_what_joins_words_earlier(word_lists: ModuleType) -> None:
    words = {"french": [*(f"x{n}" for n in range(500)), "soleil", "pas"]}
    found = {word: rank for rank, _, word in word_lists.ranked(words, ["soleil"], ["pas"])}

    assert (found["soleil"], found["pas"]) == (word_lists.FAVOURITE, word_lists.PARTICLE)


def test_words_of_about_one_rank_share_a_line(word_lists: ModuleType) -> None:
    ranked = [(1, "french", "a"), (100, "french", "b"), (101, "french", "c"), (101, "name", "d")]
    lines = list(word_lists.lines(ranked))

    assert lines[0] == "french 1 a\n"
    assert [line.split()[0::2] for line in lines[1:]] == [["french", "b"], ["name", "d"]]
    assert lines[1].endswith(" b c\n")
