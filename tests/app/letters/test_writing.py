from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from app import paths
from app.errors import ResourceError
from app.letters.companies import Company
from app.letters.letter import as_message, as_text
from app.letters.phrases import phrases
from app.letters.writing import complaint, is_ready, mail_address, written
from app.words import LANGUAGES, Language
from checks.exposure.rights import due, with_more_time
from checks.own_data import Reply, Request, Right
from tests.app.letters.letters import COMPANY, TODAY, wish

EVERY_LETTER = pytest.mark.parametrize(("right", "language"), list(product(Right, LANGUAGES)))
ARTICLE = {Right.ACCESS: "15", Right.ERASURE: "17", Right.OBJECTION: "21"}
REQUEST = Request(1, "Métiora", Right.ERASURE, TODAY, due(TODAY))


@EVERY_LETTER
def test_a_letter_names_its_article_its_period_and_both_sides(right: Right, language: Language) -> None:
    text = as_text(written(wish(right=right, language=language), TODAY))
    law = {"en": f"Article {ARTICLE[right]}", "fr": f"article {ARTICLE[right]}"}
    period = {"en": "Article 12(3)", "fr": "article 12, paragraphe"}
    assert law[language] in text
    assert period[language] in text
    assert {"Colette Marchal", "4 impasse des Ormes", "Métiora SAS", "12 rue du Tissage"} <= set(text.splitlines())
    assert {"en": "24 November 2026", "fr": "24 novembre 2026"}[language] in text


@EVERY_LETTER
def test_no_identity_document_is_attached_and_the_letter_says_on_what_ground(right: Right, language: Language) -> None:
    text = as_text(written(wish(right=right, language=language), TODAY))
    said = {
        "en": "I enclose no copy of an identity document",
        "fr": "Je ne joins pas de copie de pièce d’identité",
    }
    article = {"en": "Article 12(6)", "fr": "article 12, paragraphe 6"}
    assert said[language] in text
    assert article[language] in text


@EVERY_LETTER
def test_nothing_is_left_to_be_filled_in_whatever_was_left_out(right: Right, language: Language) -> None:
    empty = wish(right=right, language=language, company=Company(""), name="", answer_to=(), known_as="")
    for each in (empty, wish(right=right, language=language, known_as="4417")):
        assert not re.search(r"[{}\[\]]", as_text(written(each, TODAY)))


def test_what_a_person_types_is_never_read_as_a_place_to_fill() -> None:
    text = as_text(written(wish(known_as="{company} %s {0}"), TODAY))
    assert "{company} %s {0}" in text


def test_a_customer_number_takes_the_place_of_the_sentence_that_does_without() -> None:
    with_number, without = (as_text(written(wish(known_as=known), TODAY)) for known in ("4417", ""))
    assert "customer number: 4417." in with_number
    assert "My name and the address above" not in with_number
    assert "My name and the address above" in without


def test_only_an_erasure_closes_an_account_and_only_where_there_is_one() -> None:
    closing = "Please close my account as well."
    told = {
        (right, known): closing in as_text(written(wish(right=right, known_as=known), TODAY))
        for right, known in product(Right, ("4417", ""))
    }
    assert [case for case, closes in told.items() if closes] == [(Right.ERASURE, "4417")]


def test_the_answer_is_asked_for_by_mail_or_by_post() -> None:
    by_mail = as_text(written(wish(answer_to=("colette@orme.example",)), TODAY))
    by_post = as_text(written(wish(), TODAY))
    assert "by e-mail to colette@orme.example" in by_mail
    assert "answer to the address above" in by_post
    assert mail_address(("see colette@orme.example",)) == mail_address(("4 rue X", "a@b.example")) == ""


def test_only_an_access_letter_has_a_list_and_each_point_its_own_line() -> None:
    access = as_text(written(wish(), TODAY))
    assert sum(line.startswith("– ") for line in access.splitlines()) == 6
    assert not written(wish(right=Right.OBJECTION), TODAY).points


def test_a_message_leaves_out_what_an_e_mail_says_by_itself() -> None:
    letter = written(wish(), TODAY)
    message = as_message(letter)
    assert message.startswith("To whom it may concern,")
    assert not {letter.subject, letter.dateline, *letter.recipient, "4 impasse des Ormes"} & set(message.splitlines())


@pytest.mark.parametrize(
    "missing", [{"name": ""}, {"answer_to": ()}, {"company": Company("")}], ids=["name", "address", "company"]
)
def test_a_letter_is_ready_once_it_says_who_where_and_to_whom(missing: dict[str, object]) -> None:
    assert is_ready(wish())
    assert is_ready(wish(company=Company("Métiora"), known_as=""))
    assert not is_ready(wish(**missing))


def test_a_company_without_an_address_is_written_to_all_the_same() -> None:
    assert written(wish(company=Company("Métiora")), TODAY).recipient == ("Métiora", "Data protection officer")
    assert written(wish(), TODAY).recipient == ("Métiora SAS", "Data protection officer", *COMPANY.address)


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (REQUEST, "The month that Article 12(3)"),
        (replace(REQUEST, reply=Reply.NONE), "The month that Article 12(3)"),
        (with_more_time(REQUEST), "The three months that Article 12(3)"),
        (replace(REQUEST, reply=Reply.REFUSED), "The company refused."),
    ],
)
def test_a_complaint_says_what_was_asked_when_and_what_became_of_it(request_: Request, said: str) -> None:
    text = as_text(complaint(request_, "en", TODAY))
    assert "On 24 November 2026 I sent Métiora the following request: Erasure of my personal data" in text
    assert said in text
    assert "Article 58(2)(c)" in text


def test_a_complaint_names_nobody_because_nobody_was_kept() -> None:
    letter = complaint(REQUEST, "fr", TODAY)
    assert (letter.sender, letter.signature) == ((), "")
    assert "Réclamation concernant Métiora" in as_text(letter)


def sentences(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from sentences(value)
    elif isinstance(node, list):
        for value in node:
            yield from sentences(value)
    else:
        yield str(node)


def shape(node: object) -> object:
    """Return the keys of a document and the places in its sentences, without their words."""
    if isinstance(node, dict):
        return {key: shape(value) for key, value in node.items()}
    if isinstance(node, list):
        return [shape(value) for value in node]
    return sorted(re.findall(r"\{\w+\}", str(node)))


def document(language: Language) -> dict[str, object]:
    return tomllib.loads((paths.resources() / "letters" / f"{language}.toml").read_text("utf-8"))


def test_both_languages_say_the_same_things_and_fill_the_same_places() -> None:
    assert shape(document("en")) == shape(document("fr"))


def test_french_letters_keep_their_punctuation_on_the_line() -> None:
    broken = [each for each in sentences(document("fr")) if re.search(r" [;:?!»]|« |(?<![\u202f])[;?!]", each)]
    assert broken == []
    assert [each for language in LANGUAGES for each in sentences(document(language)) if "'" in each] == []


@pytest.mark.parametrize("text", [None, "greeting = 3", "officer = "], ids=["gone", "of another kind", "no TOML"])
def test_letters_that_are_not_whole_are_refused(
    text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if text is not None:
        (tmp_path / "letters").mkdir()
        (tmp_path / "letters" / "en.toml").write_text(text, "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    phrases.cache_clear()
    with pytest.raises(ResourceError):
        phrases("en")
