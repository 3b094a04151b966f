from __future__ import annotations

import pytest

from app.knowledge import post_rules
from checks.posts.inspection import inspect
from checks.posts.model import PostFinding
from checks.posts.private import PrivateWords
from checks.posts.unflagged import Unflagged, may_be_unflagged

MORON = "What a moron you are!"
CARD = "4539 1488 0343 6467"


def found(text: str, *unflagged: str, private: tuple[str, ...] = ()) -> tuple[PostFinding, ...]:
    return inspect(text, post_rules.rulebook(), PrivateWords(private), unflagged=Unflagged(unflagged))


@pytest.mark.parametrize("word", ["What a moron", "WHAT A MORON", "what a  móron"])
def test_a_word_is_let_pass_whatever_its_case_and_accents(word: str) -> None:
    assert len(found(MORON)) == 1
    assert found(MORON, word) == ()


def test_a_word_is_let_pass_as_a_whole_place_only() -> None:
    assert found(MORON, "mor") == found(MORON, "are") == found(MORON)
    assert found(MORON, "moron") == found(MORON)


def test_a_private_word_is_never_let_pass() -> None:
    [finding] = found("We go to Norvik", "Norvik", private=("Norvik",))
    assert not may_be_unflagged(finding, "We go to Norvik")


@pytest.mark.parametrize("text", ["my password is Quagga77!x", f"my card: {CARD}"])
def test_no_secret_and_no_number_of_use_is_let_pass_or_may_be(text: str) -> None:
    [finding] = found(text)
    assert found(text, text[finding.start : finding.end]) == (finding,)
    assert not may_be_unflagged(finding, text)


def test_a_word_may_be_and_a_sentence_may_not() -> None:
    [finding] = found(MORON)
    assert may_be_unflagged(finding, MORON)
    text = "What a" + " very" * 30 + " moron"
    assert not any(may_be_unflagged(each, text) for each in found(text) if each.end - each.start > 80)
