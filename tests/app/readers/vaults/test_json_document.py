from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.vaults import errors, json_document
from app.readers.vaults.reader import Untrusted

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def _parsed(content: str) -> object:
    return json_document.parsed(Untrusted("export", content.encode("utf-8", "surrogatepass")))


@given(_VALUES)
def test_any_document_survives_being_written_and_read(value: object) -> None:
    assert _parsed(json.dumps(value)) == value


@pytest.mark.parametrize(
    "content",
    [
        "",
        '{"a": 1',
        '{"a": 1} more',
        '{"a": NaN}',
        '{"a": -Infinity}',
        '{"a": 1, "a": 2}',
        '[{"b": {"a": 1, "a": 1}}]',
        '{"a": ' + "1" * 5000 + "}",
        "[" * 100_000,
        "[" * 101 + "]" * 101,
    ],
)
def test_damage_is_named_and_keeps_the_content_out_of_the_error(content: str) -> None:
    with pytest.raises(errors.FileDamaged) as caught:
        _parsed(content)

    # A parser's error would carry the whole document in its attributes.
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_a_hundred_levels_are_read() -> None:
    _parsed("[" * 100 + "1" + "]" * 100)


@pytest.mark.parametrize("content", ['{"a"', "{}", " [ {", "[[", "[]", '["a"'])
def test_a_document_is_known_by_its_first_characters(content: str) -> None:
    assert json_document.looks_like_json(Untrusted("export", content.encode()))


@pytest.mark.parametrize("content", ["", "[keyring]", "{x}", "name,url", '"{"'])
def test_other_texts_are_no_documents(content: str) -> None:
    assert not json_document.looks_like_json(Untrusted("export", content.encode()))
