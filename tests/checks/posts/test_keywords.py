from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from app.knowledge.post_rules import tried
from checks.posts.keywords import Keywords

PATTERNS = [each.rule.keywords for each in tried() if each.rule.pattern]
EVERY = sorted({keyword for keywords in PATTERNS for keyword in keywords})
KEYWORDS = Keywords(PATTERNS)
PIECES = st.one_of(
    st.sampled_from(EVERY),
    st.sampled_from(EVERY).map(lambda keyword: keyword[:-1]),
    st.sampled_from(EVERY).map(lambda keyword: keyword[1:]),
    st.text(max_size=3),
)


@given(st.lists(PIECES, max_size=12).map("".join))
@example("")
@example("u")
def test_a_pattern_is_held_where_one_of_its_keywords_is_in_the_text_and_nowhere_else(text: str) -> None:
    looked_for_one_by_one = [
        number for number, keywords in enumerate(PATTERNS) if not keywords or any(each in text for each in keywords)
    ]
    assert KEYWORDS.held(text) == looked_for_one_by_one
