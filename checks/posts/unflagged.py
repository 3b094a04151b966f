"""Which words did the person say are never to be flagged?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from checks.posts.model import Category, PostFinding
from checks.posts.private import PRIVATE
from checks.posts.reading import read
from checks.posts.rules import Match

_LONGEST: Final = 80
"""Characters of a place that is a word, or a few: a whole sentence comes back in no other draft (our choice)."""


class Unflagged:
    """Words that are ordinary to this person. Compared as whole places, whatever their case and accents."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Prepare `words`, or phrases."""
        self._spoken = frozenset(filter(None, (read(word).spoken for word in words)))

    def others(self, matches: Iterable[Match], text: str) -> Iterable[Match]:
        """Return what rules found in `text`, without the places that are one of them, or are part of such a place."""
        if not self._spoken:
            return matches
        every = tuple(matches)
        passed = tuple(match for match in every if self._holds(match, text))
        return (match for match in every if not any(_covers(each, match) for each in passed))

    def _holds(self, match: Match, text: str) -> bool:
        if not _may_be_silenced(match.rule.category, masked=match.rule.masked):
            return False
        return read(text[match.start : match.end]).spoken in self._spoken


def may_be_unflagged(finding: PostFinding, text: str) -> bool:
    """Tell whether “never flag this word” may be offered for a place of `text`.

    Not for a secret, nor for a number that somebody could use: it would have to be kept. Not for a private word: that
    is taken back where it was said.
    """
    place = text[finding.start : finding.end]
    if finding.rule == PRIVATE or not _may_be_silenced(finding.category, masked=finding.masked):
        return False
    return len(place) <= _LONGEST and bool(read(place).spoken)


def _covers(passed: Match, match: Match) -> bool:
    alike = passed.rule.category is match.rule.category
    return alike and passed.start <= match.start and match.end <= passed.end


def _may_be_silenced(category: Category, *, masked: bool) -> bool:
    return category is not Category.SECRET and not masked
