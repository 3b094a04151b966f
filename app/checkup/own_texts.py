"""What of a person's own words in an archive deserves a second look? The rules for drafts read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app import post_rules
from checks.archives.model import Audience, Look, Place, Spotted, Wrote
from checks.posts.context import Audience as Readers
from checks.posts.context import Context
from checks.posts.inspection import inspect
from checks.posts.model import Category

_READERS: Final = {
    Audience.PUBLIC: Context(Readers.PUBLIC),
    Audience.NETWORK: Context(Readers.CONNECTIONS),
    Audience.ADDRESSEES: Context(Readers.MESSAGE),
}
_IN_MESSAGES: Final = frozenset({Category.PITCH, Category.REQUEST})
"""What is said to one person in confidence is theirs: only selling to them and asking of them are looked for."""


def look() -> Look:
    """Return what reads a text by the rules that ship with Bilan."""
    rulebook = post_rules.rulebook()

    def spotted(wrote: Wrote) -> Iterator[Spotted]:
        for each in inspect(wrote.text, rulebook, context=_READERS[wrote.audience]):
            if wrote.place is not Place.MESSAGE or each.category in _IN_MESSAGES:
                yield Spotted(each.rule, each.category.value, int(each.severity), (each.start, each.end))

    return spotted
