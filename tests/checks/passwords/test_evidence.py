from __future__ import annotations

import tomllib

import pytest

from app import paths
from app.words import LANGUAGES, Language, Words
from checks.model import Evidence, MessageId, Param
from checks.passwords import explain, history, personal, reuse, similar, strength
from tests.builders import facts, login

SAID_BY = {
    "strength": (*explain.SENTENCES, strength.NETWORK, strength.NO_BETTER),
    "similar": similar.SENTENCES,
    "history": history.SENTENCES,
    "personal": personal.SENTENCES,
}


@pytest.mark.parametrize(("check", "sentences"), SAID_BY.items())
def test_every_finding_has_its_sentence_and_title_and_no_sentence_is_without_use(
    check: str, sentences: tuple[MessageId, ...]
) -> None:
    with (paths.resources() / "catalogue" / "messages.toml").open("rb") as file:
        written = {message for message in tomllib.load(file) if message.startswith(f"{check}.")}

    assert written == {form for message in sentences for form in (message, f"{message}.title")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sentences", SAID_BY.values())
def test_every_finding_can_be_said(language: Language, sentences: tuple[MessageId, ...]) -> None:
    params: dict[str, Param] = {"n": 2, "account": "Bank", "year": "2023", "score": 1}
    said = {Words(language).message(message, params) for message in sentences}

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
