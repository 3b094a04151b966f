"""Are the groups of sites that take the same credentials read as they are, and refused when they cannot be?"""

from __future__ import annotations

import pytest

from app.lists import errors, packing
from tests.app.lists import documents
from tests.app.lists.documents import kept, read


def test_who_shares_and_who_moved_are_one_group_each() -> None:
    assert read(documents.shared()).entries == (
        ("books.toys.example", "tools.example", "toys.example"),
        ("adobe.com", "old.example"),
        ("gone.example", "moved.example", "new.example"),
    )


def test_both_lists_are_there_together() -> None:
    lists = packing.together([kept(documents.shared_once()), kept(documents.shared())])
    assert len(lists.shared) == 5
    assert ("bank-uk.example", "bank.example") in lists.shared
    assert (lists.breaches, lists.offers) == (None, {})


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        ({"shared": ["only.example"]}, "shared"),
        ({"shared": ["twice.example", "twice.example"]}, "shared"),
        ({"shared": []}, "shared"),
        ({"shared": "a.example"}, "shared"),
        ({"shared": ["a.example", 7]}, "shared"),
        ({"shared": ["a.example", "https://b.example/"]}, "shared"),
        ({"shared": ["a.example", "com"]}, "shared"),
        ({"shared": ["a.example", "b.example"], "from": ["c.example"], "to": ["d.example"]}, "shared"),
        ({"from": ["a.example"]}, "from"),
        ({"to": ["a.example", "b.example"]}, "to"),
        ({"other": 1}, "shared"),
    ],
)
def test_one_group_that_makes_no_sense_refuses_the_whole_list_and_is_named(
    entry: dict[str, object], field: str
) -> None:
    with pytest.raises(errors.FieldUnusable) as refused:
        read([*documents.shared(), entry])
    assert refused.value.params == {"name": "list.json", "entry": 4, "field": field}


@pytest.mark.parametrize("everybodys", ["co.uk", "github.io", "myqnapcloud.com"])
def test_a_name_under_which_everybody_has_a_site_shares_with_none(everybodys: str) -> None:
    entries = [
        *documents.shared(),
        {"shared": [everybodys, "qnap.com"]},
        {"shared": ["a.example", everybodys, "b.example"]},
    ]
    assert read(entries).entries == (*read(documents.shared()).entries, ("a.example", "b.example"))


def test_an_entry_of_another_kind_refuses_the_whole_list() -> None:
    with pytest.raises(errors.NotAList):
        read([*documents.shared(), "adobe.com"])
