from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.utf16 import units


@pytest.mark.parametrize(("text", "place", "unit"), [("abc", 2, 2), ("😀b", 1, 2), ("👩‍💻 é😀x", 6, 9), ("😀", 0, 0)])
def test_an_emoji_counts_twice(text: str, place: int, unit: int) -> None:
    assert units(text, [place]) == [unit]


@given(st.text(max_size=50))
def test_units_are_those_of_the_encoding(text: str) -> None:
    places = range(len(text) + 1)
    encoded = [len(text[:place].encode("utf-16-le", "surrogatepass")) // 2 for place in places]
    assert units(text, places) == encoded
