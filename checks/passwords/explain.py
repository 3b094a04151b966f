"""What makes a weak password easy to guess?

The Python form of zxcvbn says which part is a word, a name, a date ... Its matchers are called directly: its front
door keeps one password's words in a module global, where the next password would be measured against them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from zxcvbn import matching, scoring

from checks.model import MessageId
from checks.passwords.estimate import readable

_LONGEST: Final = 20
"""Twenty different signs that may stand for letters take 0.15 s, twice as many 0.7 s; a cause shows in fewer."""
_RECENT_YEAR: Final = re.compile(r"20[2-9][0-9]")
"""The years that the Python form lacks: it ends with 2019."""
_GUESSABLE: Final = MessageId("strength.guessable")

_OWN_WORD: Final = MessageId("strength.own_word")
_FRENCH_WORD: Final = MessageId("strength.french_word")
_BY_DICTIONARY: Final = {
    "passwords": MessageId("strength.common_password"),
    "female_names": MessageId("strength.name"),
    "male_names": MessageId("strength.name"),
    "surnames": MessageId("strength.name"),
    "english_wikipedia": MessageId("strength.word"),
    "us_tv_and_film": MessageId("strength.word"),
}
_BY_PATTERN: Final = {
    "date": MessageId("strength.date"),
    "regex": MessageId("strength.date"),
    "spatial": MessageId("strength.keyboard"),
    "sequence": MessageId("strength.sequence"),
    "repeat": MessageId("strength.repeat"),
}
_MOST_TELLING_FIRST: Final = tuple(
    dict.fromkeys([_OWN_WORD, _FRENCH_WORD, *_BY_DICTIONARY.values(), *_BY_PATTERN.values()])
)
SENTENCES: Final = (*_MOST_TELLING_FIRST, _GUESSABLE)
"""Every sentence that `explain` may return."""


def explain(password: str, own_words: Sequence[str], common_words: Mapping[str, int], year: int) -> MessageId:
    """Return the sentence for the kind of pattern that makes up most of `password`.

    `strength.guessable` when patterns make up less than half of it, or it is empty. `own_words` and `common_words`
    are as for `estimate.score`; `year` is the current one: until then four digits are a year. Only the first twenty
    characters are looked at.
    """
    text = readable(password[:_LONGEST])
    lengths: Counter[MessageId] = Counter()
    for match in _matches(text, own_words, common_words, year):
        lengths[_kind(match)] += len(match["token"])
    covered = {kind: length for kind, length in lengths.items() if kind != _GUESSABLE}
    if not covered or 2 * sum(covered.values()) < len(text):
        return _GUESSABLE
    return max(_MOST_TELLING_FIRST, key=lambda kind: covered.get(kind, 0))


def _matches(
    text: str, own_words: Sequence[str], common_words: Mapping[str, int], year: int
) -> Sequence[Mapping[str, Any]]:
    """Return the parts, without gap or overlap, by which `text` takes the fewest guesses."""
    if not text:
        return ()
    own_ranks = {word: rank for rank, word in enumerate(own_words, 1)}
    ranks = {"own": own_ranks, "common": common_words, "known": _known()[0]}
    matches = [*matching.omnimatch(text, ranks), *_recent_years(text, year)]
    parts: Sequence[Mapping[str, Any]] = scoring.most_guessable_match_sequence(text, matches)["sequence"]
    return parts


def _recent_years(text: str, year: int) -> Iterator[Mapping[str, Any]]:
    for found in _RECENT_YEAR.finditer(text):
        if int(found.group()) <= year:
            yield {
                "pattern": "regex",
                "regex_name": "recent_year",
                "regex_match": found,
                "token": found.group(),
                "i": found.start(),
                "j": found.end() - 1,
            }


def _kind(match: Mapping[str, Any]) -> MessageId:
    match match["pattern"], match.get("dictionary_name"):
        case "dictionary", "own":
            return _OWN_WORD
        case "dictionary", "common":
            return _FRENCH_WORD
        case "dictionary", _:
            return _known()[1][match["matched_word"]]
        case pattern, _:
            return _BY_PATTERN.get(pattern, _GUESSABLE)


@cache
def _known() -> tuple[Mapping[str, int], Mapping[str, MessageId]]:
    """Return zxcvbn's own words in one dictionary, each with its best rank, and the kind that it has there.

    Every further dictionary costs as much time as this one, for each password.
    """
    ranks: dict[str, int] = {}
    kinds: dict[str, MessageId] = {}
    for name, kind in _BY_DICTIONARY.items():
        for word, rank in matching.RANKED_DICTIONARIES[name].items():
            if rank < ranks.get(word, sys.maxsize):
                ranks[word], kinds[word] = rank, kind
    return ranks, kinds
