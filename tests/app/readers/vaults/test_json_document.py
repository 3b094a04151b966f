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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_document_is_found_by_its_key_in_any_encoding(encoding: str) -> None:
    untrusted = Untrusted("export", '{"a": 1, "Clé": []}'.encode(encoding))

    assert json_document.with_key(untrusted, "Clé") == {"a": 1, "Clé": []}
    assert json_document.with_key(untrusted, "a") == {"a": 1, "Clé": []}


@pytest.mark.parametrize(
    "content", ['{"b": {"a": 1}}', '[{"a": 1}]', '{"a": 1', '{"a": 1, "a": 2}', '{"b": "a"}', '"a"', "a", ""]
)
def test_a_document_without_the_key_at_its_top_or_that_is_damaged_is_none(content: str) -> None:
    assert json_document.with_key(Untrusted("export", content.encode()), "a") is None


@pytest.mark.parametrize(("cell", "value"), [('["a"]', ["a"]), ("5", 5), ("", None), ("[", None), ("[" * 5_000, None)])
def test_a_cell_holds_a_document_or_none(cell: str, value: object) -> None:
    assert json_document.in_cell(cell) == value


@pytest.mark.parametrize(("value", "members"), [([1], [1]), ((), []), ("ab", []), ({"a": 1}, []), (None, [])])
def test_only_a_list_has_members(value: object, members: list[object]) -> None:
    assert json_document.items(value) == members
