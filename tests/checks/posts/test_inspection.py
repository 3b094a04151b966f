from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.knowledge.post_rules import rulebook
from checks.posts.context import Account, Audience, Context, weighed
from checks.posts.inspection import inspect
from checks.posts.language import vote
from checks.posts.model import Category, PostFinding, RuleId, Severity
from checks.posts.private import PrivateWords
from checks.posts.quoting import quoted
from checks.posts.reading import read
from checks.posts.rules import Rule, Rulebook


def places(text: str, findings: tuple[PostFinding, ...]) -> list[str]:
    return [text[each.start : each.end] for each in findings]


def test_findings_come_in_the_order_of_the_text_with_their_places() -> None:
    text = "😀 So proud! Between us, the third quarter closes at +38\u00a0%, whatever those idiots say."
    findings = inspect(text, rulebook())
    assert places(text, findings) == ["the third quarter closes at +38\u00a0%", "those idiots"]
    assert [(each.category, each.severity) for each in findings] == [
        (Category.CONFIDENTIAL, Severity.AMBER),
        (Category.TONE, Severity.AMBER),
    ]


def test_an_empty_text_has_nothing_in_it() -> None:
    assert inspect("", rulebook()) == ()
    assert inspect("\u0301\u200b", rulebook()) == ()


def test_the_stronger_of_two_findings_about_the_same_stays() -> None:
    text = "my card is 4111 1111 1111 1111"
    assert [each.rule for each in inspect(text, rulebook())] == ["personal.card"]


def test_what_lies_inside_a_secret_is_not_told_besides() -> None:
    text = "postgres://bob:s3cretPass@db.halden.example/crm"
    assert [each.rule for each in inspect(text, rulebook())] == ["secret.connection"]


def test_two_categories_may_share_a_place() -> None:
    found = inspect("honestly my boss is a liar", rulebook())
    assert {each.category for each in found} == {Category.EMPLOYER, Category.TONE}


def test_many_findings_are_all_told_once() -> None:
    text = "Norvik " * 3000
    findings = inspect(text, rulebook(), PrivateWords(["Norvik"]))
    assert len(findings) == 3000
    assert len({each.start for each in findings}) == 3000


@pytest.mark.parametrize("written", ["Crème brûlée", "CREME BRULEE", "crème-brûlée", "creme\u00a0bru\u0302le\u0301e"])
def test_a_private_word_is_found_whatever_its_case_and_accents(written: str) -> None:
    text = f"Projet {written} : tout va bien"
    (finding,) = inspect(text, rulebook(), PrivateWords(["Crème Brûlée"]))
    assert (finding.rule, finding.severity) == (RuleId("private.word"), Severity.RED)
    assert places(text, (finding,)) == [written]


def test_a_private_word_is_a_whole_word() -> None:
    assert inspect("the oracles of Anavi", rulebook(), PrivateWords(["Oracle", "navi", " ", "a"])) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the train is late and you know it", "en"),
        ("le train est en retard et vous le savez", "fr"),
        ("Norvik 2026", None),
        ("", None),
    ],
)
def test_little_words_say_the_language(text: str, language: str | None) -> None:
    assert vote(read(text).spoken) == language


def test_a_word_that_is_ordinary_in_the_other_language_is_let_pass_there() -> None:
    assert inspect("le train est en retard, comme toujours", rulebook()) == ()
    assert inspect("what a retard he is", rulebook())


def test_the_language_that_is_told_counts_more_than_the_vote() -> None:
    assert not inspect("retard", rulebook(), language="fr")
    assert inspect("retard", rulebook(), language="en")


def test_numbers_are_explained_in_the_language_of_their_text() -> None:
    assert [each.lang for each in inspect("mon numéro est le +44 20 7946 0958", rulebook())] == ["fr"]
    assert [each.lang for each in inspect("my number is +44 20 7946 0958", rulebook())] == ["en"]


@pytest.mark.parametrize(
    ("context", "category", "before", "after"),
    [
        (Context(), Category.PITCH, Severity.HINT, Severity.HINT),
        (Context(Audience.MESSAGE), Category.PITCH, Severity.HINT, Severity.AMBER),
        (Context(Audience.MESSAGE), Category.REQUEST, Severity.HINT, Severity.AMBER),
        (Context(Audience.MESSAGE), Category.ABSENCE, Severity.AMBER, Severity.HINT),
        (Context(Audience.MESSAGE), Category.PERSONAL_DATA, Severity.RED, Severity.RED),
        (Context(account=Account.EMPLOYER), Category.TONE, Severity.HINT, Severity.AMBER),
        (Context(account=Account.EMPLOYER), Category.TONE, Severity.AMBER, Severity.AMBER),
        (Context(account=Account.EMPLOYER), Category.PITCH, Severity.HINT, Severity.HINT),
        (Context(Audience.CONNECTIONS), Category.CONFIDENTIAL, Severity.AMBER, Severity.AMBER),
    ],
)
def test_who_reads_it_and_whose_account_it_is_change_how_much_it_weighs(
    context: Context, category: Category, before: Severity, after: Severity
) -> None:
    assert weighed(before, category, context) is after


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at_and_every_place_is_in_it(text: str) -> None:
    for finding in inspect(text, rulebook(), PrivateWords(["a", "été"])):
        assert 0 <= finding.start < finding.end <= len(text)
        assert quoted(text, finding)


def test_a_secret_is_quoted_by_its_first_letters_only() -> None:
    text = "the password is Winter2026!"
    (finding,) = inspect(text, rulebook())
    assert quoted(text, finding) == "Wi…"
    assert "Winter" not in quoted(text, finding)


def test_a_long_place_is_quoted_without_its_middle() -> None:
    text = "x" * 60 + "\n" + "y" * 60
    (finding,) = inspect(text, _one(pattern="x{60}\\sy{60}"))
    shown = quoted(text, finding)
    assert shown == "x" * 45 + " … " + "y" * 45


def _one(pattern: str) -> Rulebook:
    return Rulebook([Rule(RuleId("a.b"), Category.TONE, Severity.HINT, reason="marks", pattern=pattern)])
