from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from app.errors import SourceError
from app.leaks import errors
from app.leaks.leak_list import NOT_IN_SAMPLE, UNREADABLE_HERE
from app.words import LANGUAGES, Words

PARAMS: Mapping[str, int | str] = {
    "name": "list.txt",
    "percent": 40,
    "n": 2,
    "of": 256,
    "first": "7F.txt",
    "mebibytes": 9000,
}


def causes() -> Iterator[type[SourceError]]:
    for value in vars(errors).values():
        if isinstance(value, type) and issubclass(value, SourceError) and value is not SourceError:
            yield value


@pytest.mark.parametrize("error", tuple(causes()))
def test_every_error_says_what_happened_and_what_to_do_in_every_language(error: type[SourceError]) -> None:
    said = [Words(language).message(error.message, PARAMS) for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    for sentence in said:
        assert sentence.count(". ") >= 1
        assert "{" not in sentence


def test_no_two_errors_say_the_same() -> None:
    messages = [error.message for error in causes()]
    assert len(messages) == len(set(messages)) > 15


def test_what_is_unknown_has_its_reason() -> None:
    for leak in (NOT_IN_SAMPLE, UNREADABLE_HERE):
        assert leak.reason is not None
        assert Words("fr").message(leak.reason, {}) != Words("en").message(leak.reason, {})
