from __future__ import annotations

import pytest

from app.checkup.own_texts import look
from app.knowledge import post_rules
from app.knowledge.post_rules import Tried
from checks.archives.model import Audience, Place, Wrote
from checks.archives.said import Said
from tests.checks.posts import samples


def categories(text: str, place: Place, audience: Audience) -> set[str]:
    return {each.category for each in look(Said())(Wrote(text, None, place, audience))}


@pytest.mark.parametrize("text", ["What a moron you are!", "Quel connard, ce type"])
def test_what_was_posted_is_read_in_both_languages(text: str) -> None:
    assert categories(text, Place.POST, Audience.PUBLIC) == {"tone"}


def test_a_place_is_told_with_its_own_words_and_no_others() -> None:
    (spotted,) = look(Said())(Wrote("Strictly confidential: wait.", None, Place.POST, Audience.PUBLIC))
    assert spotted.category == "confidential"
    assert "wait" not in spotted.quote
    assert "trictly" not in repr(spotted)


def test_a_secret_is_not_quoted() -> None:
    (spotted,) = look(Said())(Wrote("my password is Quagga77!x", None, Place.POST, Audience.PUBLIC))
    assert spotted.category == "secret"
    assert "Quagga" not in spotted.quote


def test_private_words_are_looked_for_even_in_messages() -> None:
    said = Said(private=("Zephyr",))
    for place, audience in ((Place.POST, Audience.PUBLIC), (Place.MESSAGE, Audience.ADDRESSEES)):
        (spotted,) = look(said)(Wrote("We move to zéphyr soon", None, place, audience))
        assert (spotted.rule, spotted.quote) == ("private.word", "zéphyr")


def test_what_is_never_flagged_is_not_told() -> None:
    wrote = Wrote("What a moron you are!", None, Place.POST, Audience.PUBLIC)
    (spotted,) = look(Said())(wrote)
    assert list(look(Said(unflagged=(spotted.quote,)))(wrote)) == []


def test_of_what_was_written_to_one_person_only_selling_and_asking_are_looked_for() -> None:
    said = "Strictly confidential, you moron. We help companies like yours to double their sales: 15 minutes this week?"
    assert {"confidential", "tone"} <= categories(said, Place.POST, Audience.PUBLIC)
    assert categories(said, Place.MESSAGE, Audience.ADDRESSEES) <= {"pitch", "request"}
    assert categories(said, Place.MESSAGE, Audience.ADDRESSEES)


@pytest.mark.parametrize("each", post_rules.tried(), ids=lambda each: each.rule.id)
def test_of_a_message_is_told_what_is_told_of_a_post_about_selling_asking_and_private_words(each: Tried) -> None:
    said = Said(private=("Zephyr",))
    for example in map(samples.marked, each.examples):
        for text in (example.text, f"{example.text} We help companies like yours to double their sales. Zephyr"):
            as_post = {
                (spotted.rule, spotted.span)
                for spotted in look(said)(Wrote(text, None, Place.INVITATION, Audience.ADDRESSEES))
                if spotted.category in {"pitch", "request"} or spotted.rule == "private.word"
            }
            as_message = look(said)(Wrote(text, None, Place.MESSAGE, Audience.ADDRESSEES))
            assert {(spotted.rule, spotted.span) for spotted in as_message} == as_post
