"""What in this text deserves a second look?"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from checks.posts.context import Context, weighed
from checks.posts.language import vote
from checks.posts.model import Category, Language, PostFinding, Severity
from checks.posts.private import PrivateWords
from checks.posts.reading import read
from checks.posts.rules import Match, Rulebook
from checks.posts.unflagged import Unflagged

_EVERYONE = Context()
_NONE = PrivateWords()
_NO_WORD = Unflagged()


def inspect(  # noqa: PLR0917 - a text, and what is known of who wrote it and for whom
    text: str,
    rulebook: Rulebook,
    private: PrivateWords = _NONE,
    context: Context = _EVERYONE,
    language: Language | None = None,
    unflagged: Unflagged = _NO_WORD,
) -> tuple[PostFinding, ...]:
    """Return what the rules and the private words find in `text`, in its order.

    What the rules find is let pass where it is one of the `unflagged` words; a private word never is.

    Both languages are looked for, because people mix them; `language`, else a vote of the little words, decides only
    about words that mean something else in the other one.
    """
    reading = read(text)
    matches = (*private.matches(reading), *unflagged.others(rulebook.matches(reading), text))
    if not matches:
        return ()
    spoken = language or vote(reading.spoken)
    held = [match for match in matches if not (match.rule.own_language and spoken not in (None, match.rule.lang))]
    alone = held if len(held) == 1 else _strongest(held)
    return tuple(_finding(match, context, spoken) for match in alone)


def _finding(match: Match, context: Context, spoken: Language | None) -> PostFinding:
    rule = match.rule
    return PostFinding(
        rule=rule.id,
        category=rule.category,
        severity=weighed(rule.severity, rule.category, context),
        start=match.start,
        end=match.end,
        lang=rule.lang or spoken or "en",
        reason=rule.reason,
        calmer=rule.calmer,
        masked=rule.masked,
    )


def _strongest(matches: Iterable[Match]) -> Iterator[Match]:
    """Yield, by place, the matches that no stronger one says already.

    That is one of the same category over a part of the place, or a red one of another category over all of it.
    """
    kept: dict[Category, _Kept] = defaultdict(_Kept)
    for match in sorted(matches, key=lambda each: (-each.rule.severity, each.start - each.end, each.start)):
        said = kept[match.rule.category].meets(match)
        if not said and not any(other.hides(match) for other in kept.values()):
            kept[match.rule.category].keep(match)
    every = (match for each in kept.values() for match in each.matches)
    yield from sorted(every, key=lambda each: (each.start, each.end))


class _Kept:
    """Matches of one category, by place; no two of them overlap, so only the neighbours need to be looked at."""

    def __init__(self) -> None:
        self.matches: list[Match] = []

    def meets(self, match: Match) -> bool:
        at = self._place(match)
        around = self.matches[max(at - 1, 0) : at + 1]
        return any(other.start < match.end and match.start < other.end for other in around)

    def hides(self, match: Match) -> bool:
        at = self._place(match)
        around = self.matches[max(at - 1, 0) : at + 1]
        red = (other for other in around if other.rule.severity is Severity.RED)
        return any(other.start <= match.start and match.end <= other.end for other in red)

    def keep(self, match: Match) -> None:
        self.matches.insert(self._place(match), match)

    def _place(self, match: Match) -> int:
        return bisect_left(self.matches, match.start, key=lambda other: other.start)
