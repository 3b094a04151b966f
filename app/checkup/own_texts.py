"""What of a person's own words in an archive deserves a second look? The rules for drafts read them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from app.knowledge import post_rules
from checks.archives.model import Audience, Look, Place, Spotted, Wrote
from checks.archives.said import Said
from checks.posts.context import Audience as Readers
from checks.posts.context import Context
from checks.posts.inspection import inspect
from checks.posts.model import Category
from checks.posts.private import PRIVATE, PrivateWords
from checks.posts.quoting import quoted
from checks.posts.reading import read
from checks.posts.rules import Rulebook
from checks.posts.unflagged import Unflagged

_READERS: Final = {
    Audience.PUBLIC: Context(Readers.PUBLIC),
    Audience.NETWORK: Context(Readers.CONNECTIONS),
    Audience.ADDRESSEES: Context(Readers.MESSAGE),
}
_IN_MESSAGES: Final = frozenset({Category.PITCH, Category.REQUEST})
"""What is said to one person in confidence is theirs: only selling to them, asking of them, and what the person said
themselves to be private are looked for."""


def look(said: Said) -> Look:
    """Return what reads a text by the rules that ship with Bilan, and by what the person said."""
    rulebook = post_rules.rulebook()
    in_messages = Rulebook(rule for rule in rulebook.rules if rule.category in _IN_MESSAGES)
    private, unflagged = PrivateWords(said.private), Unflagged(said.unflagged)

    def is_worth_inspecting(wrote: Wrote) -> bool:
        if wrote.place is not Place.MESSAGE:
            return True
        reading = read(wrote.text)
        return any(True for _ in chain(private.matches(reading), in_messages.matches(reading)))

    def spotted(wrote: Wrote) -> Iterator[Spotted]:
        if not is_worth_inspecting(wrote):
            return
        context = _READERS[wrote.audience]
        for each in inspect(wrote.text, rulebook, private, context, unflagged=unflagged):
            if wrote.place is not Place.MESSAGE or each.category in _IN_MESSAGES or each.rule == PRIVATE:
                quote = quoted(wrote.text, each)
                yield Spotted(each.rule, each.category.value, int(each.severity), (each.start, each.end), quote)

    return spotted
