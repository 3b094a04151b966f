"""What makes a weak password easy to guess?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from checks.model import MessageId
from checks.passwords.estimate import readable
from checks.passwords.parts import LONGEST, Part, Pattern, Split, split
from checks.vocabulary import CommonWords, WordKind

_GUESSABLE: Final = MessageId("strength.guessable")
_SENTENCE: Final = MessageId("strength.sentence")
_BY_WORD: Final = {
    WordKind.PASSWORD: MessageId("strength.common_password"),
    WordKind.PHRASE: _SENTENCE,
    WordKind.FRENCH: MessageId("strength.french_word"),
    WordKind.ENGLISH: MessageId("strength.word"),
    WordKind.NAME: MessageId("strength.name"),
    WordKind.PLACE: MessageId("strength.place"),
    WordKind.FOOTBALL: MessageId("strength.football"),
}
_SPOKEN: Final = frozenset({WordKind.PHRASE, WordKind.FRENCH, WordKind.ENGLISH})
_BY_PATTERN: Final = {
    Pattern.OWN: MessageId("strength.own_word"),
    Pattern.YEAR: MessageId("strength.date"),
    Pattern.DATE: MessageId("strength.date"),
    Pattern.KEYBOARD: MessageId("strength.keyboard"),
    Pattern.SEQUENCE: MessageId("strength.sequence"),
    Pattern.REPEAT: MessageId("strength.repeat"),
    Pattern.DIGITS: _GUESSABLE,
    Pattern.CHANCE: _GUESSABLE,
}
_MOST_TELLING_FIRST: Final = tuple(
    kind
    for kind in dict.fromkeys([_BY_PATTERN[Pattern.OWN], *_BY_WORD.values(), *_BY_PATTERN.values()])
    if kind != _GUESSABLE
)
SENTENCES: Final = (*_MOST_TELLING_FIRST, _GUESSABLE)
"""Every sentence that `explain` may return."""


def explain(password: str, own_words: Sequence[str], language: CommonWords, known: Split | None = None) -> MessageId:
    """Return the sentence for the kind of pattern that makes up most of `password`.

    `strength.guessable` when patterns make up less than half of it, or it is empty. Only its first forty characters
    are looked at. `own_words` are as for `estimate.score`, and `known` is the split that `estimate.rated` gave.
    """
    found = known or _split(readable(password[:LONGEST]), own_words, language)
    lengths: Counter[MessageId] = Counter()
    for part in found.parts:
        lengths[_kind(part, language)] += part.end - part.start
    del lengths[_GUESSABLE]
    if not lengths or 2 * lengths.total() < len(found.text):
        return _GUESSABLE
    if 2 * _spoken_together(found.parts, language) >= len(found.text):
        return _SENTENCE
    return max(_MOST_TELLING_FIRST, key=lambda kind: lengths[kind])


def _split(text: str, own_words: Sequence[str], language: CommonWords) -> Split:
    return split(text, own_words, language.found_in(text))


def _kind(part: Part, language: CommonWords) -> MessageId:
    return _BY_WORD[language.kind(part.word)] if part.pattern is Pattern.COMMON else _BY_PATTERN[part.pattern]


def _spoken_together(parts: Sequence[Part], language: CommonWords) -> int:
    """Return how much of a password is everyday words, where they are more than one."""
    spoken = [
        part.end - part.start
        for part in parts
        if part.pattern is Pattern.COMMON and language.kind(part.word) in _SPOKEN
    ]
    return sum(spoken) if len(spoken) > 1 else 0
