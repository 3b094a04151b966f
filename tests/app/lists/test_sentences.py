from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from app.errors import SourceError
from app.lists import errors
from app.net import breaches, directories
from app.values.kept_lists import NAMES, PUBLISHERS, ListKind
from app.values.route import ProxyUnusable
from app.words import LANGUAGES, Words

PARAMS: Mapping[str, int | str] = {
    "name": "list.json",
    "limit": 16,
    "entry": 3,
    "field": "Domain",
    "entries": 30,
    "least": 300,
    "kept": 900,
}


def causes() -> Iterator[type[SourceError]]:
    for value in vars(errors).values():
        if isinstance(value, type) and issubclass(value, SourceError) and value is not SourceError:
            yield value


@pytest.mark.parametrize("error", [*causes(), ProxyUnusable])
def test_every_error_says_what_happened_and_what_to_do_in_every_language(error: type[SourceError]) -> None:
    said = [Words(language).message(error.message, PARAMS) for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    for sentence in said:
        assert sentence.count(". ") >= 1
        assert "{" not in sentence


def test_no_two_errors_say_the_same() -> None:
    messages = [error.message for error in causes()]
    assert len(messages) == len(set(messages)) > 10


def test_why_a_list_is_fetched_is_said_in_every_language() -> None:
    purposes = (breaches.PURPOSE, directories.SECOND_FACTORS, directories.PASSKEYS)
    assert len({Words(language).message(purpose, {}) for language in LANGUAGES for purpose in purposes}) == 6


def test_every_list_has_a_name_and_no_two_one_publisher() -> None:
    assert set(NAMES) == set(ListKind) > set(PUBLISHERS)
    assert len(set(NAMES.values())) == len(ListKind)
    assert len(set(PUBLISHERS.values())) == len(PUBLISHERS)
