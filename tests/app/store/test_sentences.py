from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

import app.store.errors
import app.system.errors
from app.errors import StoreError
from app.words import LANGUAGES, Words

PARAMS: Mapping[str, int | str] = {"name": "anna.db", "found": 3, "known": 2}


def errors() -> Iterator[type[StoreError]]:
    for module in (app.store.errors, app.system.errors):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, StoreError) and value is not StoreError:
                yield value


@pytest.mark.parametrize("error", tuple(errors()))
def test_every_error_says_what_happened_and_what_to_do_in_every_language(error: type[StoreError]) -> None:
    said = [Words(language).message(error.message, PARAMS) for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    for sentence in said:
        assert sentence.count(".") >= 2
        assert "{" not in sentence


def test_no_two_errors_say_the_same() -> None:
    messages = [error.message for error in errors()]
    assert len(messages) == len(set(messages)) > 10
