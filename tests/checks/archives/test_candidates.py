from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.knowledge import archive_rules
from checks.archives.candidates import Candidates
from checks.archives.model import Owned, OwnedKind, Spotted
from checks.archives.review import Candidate


def offered(*texts: str, people: tuple[str, ...] = (), owned: tuple[Owned, ...] = ()) -> tuple[Candidate, ...]:
    candidates = Candidates(archive_rules.knowledge())
    for each in owned:
        candidates.own(each)
    candidates.others(people)
    for text in texts:
        candidates.read(text, ())
    return candidates.told()


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("I went there with my daughter Zelda, again.", OwnedKind.FAMILY, "Zelda"),
        ("Ma femme Éléonore est d’accord", OwnedKind.FAMILY, "Éléonore"),
        ("We signed with our client Orme Tissage last week", OwnedKind.CLIENT, "Orme Tissage"),
        ("notre client Métiora a signé", OwnedKind.CLIENT, "Métiora"),
        ("Project Heron is late", OwnedKind.PROJECT, "Heron"),
        ("le projet Héron est en retard", OwnedKind.PROJECT, "Héron"),
    ],
)
def test_a_name_is_offered_for_what_stands_before_it(text: str, kind: OwnedKind, word: str) -> None:
    assert offered(text) == (Candidate(kind, word, 1),)


def test_a_word_that_often_has_a_capital_within_sentences_is_offered_as_a_project() -> None:
    texts = ["We ship Norvik soon.", "Is Norvik ready? Say so", "they asked for Norvik again"]
    assert offered(*texts) == (Candidate(OwnedKind.PROJECT, "Norvik", 3),)
    assert offered(*texts[:2]) == ()


def test_what_also_stands_small_or_begins_sentences_or_is_a_person_or_a_day_is_no_project() -> None:
    texts = ["see Anna on Monday about the Budget"] * 3
    assert offered(*texts, "The budget. Then", people=("anna lind",)) == ()
    assert offered(*["Norvik is late. Norvik is here"] * 3) == ()


def test_employers_and_addresses_of_the_archive_are_offered_once_and_in_order() -> None:
    owned = (
        Owned(OwnedKind.HOME, "3 rue du  Moulin"),
        Owned(OwnedKind.EMPLOYER, "Orme SA"),
        Owned(OwnedKind.EMPLOYER, "Orme SA"),
        Owned(OwnedKind.EMPLOYER, ""),
    )
    told = offered("our client Orme SA", owned=owned)
    assert told == (Candidate(OwnedKind.EMPLOYER, "Orme SA", 2), Candidate(OwnedKind.HOME, "3 rue du Moulin", 1))


def test_nothing_of_a_secret_and_nothing_with_a_digit_is_offered() -> None:
    candidates = Candidates(archive_rules.knowledge())
    for _ in range(5):
        text = "the project Quagga opens with Zebra and Norvik77"
        candidates.read(text, (Spotted("secret.password", "secret", 3, (4, text.index(" and"))),))
    assert candidates.told() == ()


def test_no_word_is_in_the_repr_of_what_is_offered() -> None:
    assert "Zelda" not in repr(offered("my son Zelda"))


LEADING = archive_rules.knowledge().leading


@given(st.one_of([st.from_regex(each) for each in LEADING.values()]))
@example("my cl\u0131ent Norvik")
@example("M\u0130SS\u0130ON Héron")
@example("la mi\u017f\u017fion Héron")
@example("OPÉRATION Norvik")
def test_no_text_with_a_name_behind_leading_words_is_passed_over(text: str) -> None:
    assert archive_rules.knowledge().may_lead(text) or not any(each.search(text) for each in LEADING.values())


@pytest.mark.parametrize(
    "text", ["my cl\u0131ent Norvik", "M\u0130SS\u0130ON Norvik", "mi\u017f\u017fion Norvik", "MON MARI Norvik"]
)
def test_a_name_is_offered_whatever_the_case_of_what_stands_before_it(text: str) -> None:
    assert [each.word for each in offered(text)] == ["Norvik"]


def test_names_of_people_are_taken_out_of_what_was_read_before_and_after() -> None:
    texts = ["We ship Norvik soon."] * 3
    assert offered(*texts, people=("norvik-lind",)) == ()
    assert [each.word for each in offered(*texts, people=("bo-lind",))] == ["Norvik"]
