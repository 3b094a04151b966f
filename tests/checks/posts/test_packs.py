"""Do the rules find what they say, and let pass what they say?"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

import pytest

from app.knowledge.post_rules import Tried, tried
from app.words import LANGUAGES, Words
from checks.posts.inspection import inspect
from checks.posts.model import Category, Severity
from checks.posts.reading import read
from checks.posts.rules import Rulebook, found
from tests.checks.posts import samples

RULES = tried()
PARSER: Any = importlib.import_module("re._parser")  # it has no other name, and no types
EVERY = pytest.mark.parametrize("each", RULES, ids=lambda each: each.rule.id)
SAFE_AT_RED = {"personal.card", "personal.iban", "personal.nir", "confidential.marker_en", "confidential.marker_fr"}
MARKERS = {"confidential.keep_en"}


@EVERY
def test_an_example_is_found_exactly_at_its_place(each: Tried) -> None:
    book = Rulebook([each.rule])
    for example in map(samples.marked, each.examples):
        findings = inspect(example.text, book)
        assert [example.text[x.start : x.end] for x in findings] == [example.place]
        assert (findings[0].start, findings[0].end) == (example.start, example.end)


@EVERY
def test_a_counter_example_is_let_pass(each: Tried) -> None:
    book = Rulebook([each.rule])
    for text in map(samples.filled, each.others):
        assert [text[x.start : x.end] for x in inspect(text, book)] == []


@EVERY
def test_every_repetition_has_an_end(each: Tried) -> None:
    assert [list(endless(pattern)) for pattern in (each.rule.pattern, each.rule.unless)] == [[], []]


@pytest.mark.parametrize("pattern", ["a+", "a*?", "(?:a|b+)c", "a{3,}", "(?=a*)b"])
def test_a_repetition_without_an_end_is_noticed(pattern: str) -> None:
    assert list(endless(pattern))


def endless(pattern: str) -> Iterator[str]:
    """Yield each repetition of `pattern` that has no upper bound."""
    yield from _endless(PARSER.parse(pattern))


def _endless(node: object) -> Iterator[str]:
    if isinstance(node, tuple) and len(node) == 3 and node[1] is PARSER.MAXREPEAT:
        yield str(node)
    if isinstance(node, (list, tuple, PARSER.SubPattern)):
        for part in node:
            yield from _endless(part)


def test_only_what_is_proved_or_marked_is_red() -> None:
    red = {each.rule.id for each in RULES if each.rule.severity is Severity.RED}
    secrets = {each.rule.id for each in RULES if each.rule.category is Category.SECRET}
    assert red == secrets | SAFE_AT_RED | MARKERS


def test_what_opens_or_pays_is_never_quoted() -> None:
    shown = {each.rule.id for each in RULES if each.rule.severity is Severity.RED and not each.rule.masked}
    assert shown == {"confidential.marker_en", "confidential.marker_fr", *MARKERS}


def test_every_family_is_found_in_both_languages() -> None:
    spoken = {category: {each.rule.lang for each in RULES if each.rule.category is category} for category in Category}
    for category in Category:
        assert spoken[category] >= {"en", "fr"}, category


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_calmer_way_is_said(language: str) -> None:
    words = Words("fr" if language == "fr" else "en")
    for each in RULES:
        for finding in inspect(samples.marked(each.examples[0]).text, Rulebook([each.rule])):
            assert words.message(finding.kind_message, {})
            assert words.message(finding.reason_message, {})
            assert words.message(finding.severity_message, {})
            assert finding.calmer_message is None or words.message(finding.calmer_message, {})


@EVERY
def test_a_keyword_only_saves_work(each: Tried) -> None:
    """Whatever the pattern finds in its examples, the rule finds with its keywords and digits asked for first."""
    for example in map(samples.marked, each.examples):
        if each.rule.pattern:
            reading = read(example.text)
            assert list(found(each.rule, reading)) == list(Rulebook([each.rule]).matches(reading))


ROWS = list(samples.french_rows(7, 25))


@pytest.mark.parametrize("sort", sorted({row.sort for row in ROWS}))
def test_made_up_french_personal_data_is_found_where_it_is(sort: str) -> None:
    book = Rulebook(each.rule for each in RULES)
    for row in (row for row in ROWS if row.sort == sort):
        personal = [each for each in inspect(row.text, book) if each.category is Category.PERSONAL_DATA]
        assert [row.text[each.start : each.end] for each in personal] == [row.text[row.start : row.end]]
