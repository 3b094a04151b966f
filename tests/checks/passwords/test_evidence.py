from __future__ import annotations

import tomllib

import pytest

from app import paths
from app.words import LANGUAGES, Language, Words
from checks.model import Evidence, MessageId
from checks.passwords import reuse, strength
from checks.passwords.explain import SENTENCES
from tests.builders import facts, login


def test_every_kind_of_weakness_has_its_sentence_and_no_sentence_is_without_use() -> None:
    with (paths.resources() / "catalogue" / "messages.toml").open("rb") as file:
        written = {message.removesuffix(".title") for message in tomllib.load(file) if message.startswith("strength.")}

    assert written == set(SENTENCES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_weakness_can_be_said(language: Language) -> None:
    said = {Words(language).message(message, {"score": 1}) for message in SENTENCES}

    assert len(said) == len(SENTENCES)


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

    assert finding.evidence == Evidence(MessageId("strength.common_password"), {"score": 0})
