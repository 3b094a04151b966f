"""Which pages do the sections of the catalogue have, and how does each stand?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from app.words import Words
from checks.score import Parts, posture
from checks.states import ItemState, State

_ICONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "passwords": "key",
        "links": "link",
        "accounts": "id-card",
        "posts": "chat",
        "devices": "monitor",
        "people": "people",
    }
)

PAGES: Final = tuple(_ICONS)
"""The pages of the side bar, in its order; `Section.page` names one of them."""


def page_icon(page: str) -> str:
    """Return the icon of a page."""
    return _ICONS[page]


def combined_parts(states: Sequence[ItemState]) -> Parts:
    """Return the parts of the bar over these items alone."""
    return posture(states).parts


def summary(words: Words, states: Sequence[ItemState]) -> str:
    """Return in a few words how items stand together: what is to fix first, then what is not known."""
    applicable = [state for state in states if state.state is not State.NOT_APPLICABLE]
    to_fix = sum(state.state in (State.FAIL, State.PARTIAL) for state in applicable)
    unknown = sum(state.state is State.UNKNOWN for state in applicable)
    confirmed = sum(state.state is State.PASS for state in applicable)
    if to_fix:
        return words.count(
            "{n} of {of} confirmed, {fix} to fix",
            "{n} of {of} confirmed, {fix} to fix",
            confirmed,
            of=len(applicable),
            fix=to_fix,
        )
    if unknown == len(applicable):
        return words.count("{n} not known yet", "{n} not known yet", unknown)
    return words.count("{n} of {of} confirmed", "{n} of {of} confirmed", confirmed, of=len(applicable))
