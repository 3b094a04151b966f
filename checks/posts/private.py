"""Which words did the person say must stay private?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from checks.posts.model import Category, RuleId, Severity
from checks.posts.reading import Reading
from checks.posts.rules import Match, Phrases, Rule

PRIVATE: Final = RuleId("private.word")
RULE: Final = Rule(PRIVATE, Category.CONFIDENTIAL, Severity.RED, reason="private")
_FEWEST_LETTERS: Final = 2


class PrivateWords:
    """The strongest detector: code names, clients, the own street. Whole words, whatever their case and accents."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Prepare `words`, or phrases; what is shorter than two letters is left out, it would be everywhere."""
        self._phrases = Phrases((word, RULE) for word in words if len(word.strip()) >= _FEWEST_LETTERS)

    def matches(self, reading: Reading) -> Iterator[Match]:
        """Yield each place where one of them stands."""
        return self._phrases.matches(reading)
