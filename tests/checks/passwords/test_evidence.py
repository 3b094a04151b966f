from __future__ import annotations

import tomllib

import pytest

from app import paths
from app.words import LANGUAGES, Language, Words
from checks.model import Evidence, MessageId
from checks.passwords import personal, reuse, strength
from checks.passwords.explain import SENTENCES
from tests.builders import facts, login

WEAKNESSES = (*SENTENCES, strength.NETWORK, strength.NO_BETTER)


@pytest.mark.parametrize(("check", "sentences"), [("strength", WEAKNESSES), ("personal", personal.SENTENCES)])
def test_every_kind_of_weakness_has_its_sentence_and_no_sentence_is_without_use(
    check: str, sentences: tuple[MessageId, ...]
) -> None:
    with (paths.resources() / "catalogue" / "messages.toml").open("rb") as file:
        ids = [message for message in tomllib.load(file) if message.startswith(f"{check}.")]

    assert {message for message in ids if not message.endswith(".title")} == set(sentences)
    assert {message.removesuffix(".title") for message in ids if message.endswith(".title")} == set(sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_weakness_can_be_said(language: Language) -> None:
    sentences = (*WEAKNESSES, *personal.SENTENCES)
    said = {Words(language).message(message, {"score": 1, "n": 2}) for message in sentences}

    assert len(said) == len(sentences)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "3 accounts on 2 sites share one password."),
        ("fr", "3 comptes sur 2 sites partagent un même mot de passe."),
    ],
)
def test_a_shared_password_is_said_with_its_numbers(language: Language, sentence: str) -> None:
    (finding,) = reuse.judge(
        facts(login(password="same"), login("shop.example", "same"), login("shop.example", "same", username="bob"))
    )

    assert Words(language).message(finding.evidence.message, finding.evidence.params).startswith(sentence)


def test_the_findings_of_the_check_are_among_the_sentences() -> None:
    (finding,) = strength.judge(facts(login(password="azerty")))

    assert finding.evidence == Evidence(MessageId("strength.keyboard"), {"score": 0})
