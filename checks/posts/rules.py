"""What is a rule, and where does it find something?

A rule is data: phrases, looked up word by word, or a pattern. A pattern runs only where one of its keywords is in the
text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from checks.posts.keywords import Keywords
from checks.posts.model import Category, Language, RuleId, Severity
from checks.posts.reading import Form, Reading, Word, bare, read, shortened
from checks.posts.validators import VALIDATORS

FormName = Literal["plain", "bare"]
SPAN: Final = "it"
"""The group of a pattern that is the finding; the whole match where it has none."""
_GAP: Final = re.compile(r"[ '_/&*-]{0,3}")
"""What may stand between two words of a phrase."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the packs. Without a language, it holds in both.

    `phrases` and `pattern` exclude each other. `keywords` are parts of the bare form. An `own_language` rule holds in
    texts of its language only: its words mean something else in the other (`retard`).
    """

    id: RuleId
    category: Category
    severity: Severity
    reason: str
    calmer: str = ""
    lang: Language | None = None
    own_language: bool = False
    masked: bool = False
    phrases: tuple[str, ...] = ()
    pattern: str = ""
    form: FormName = "bare"
    keywords: tuple[str, ...] = ()
    digits: int = 0
    """A text with fewer digits cannot hold it."""
    check: str = ""
    unless: str = ""
    """A pattern: where the sentence around a place has it, the place is let pass."""


Place = tuple[int, int]
_SENTENCE: Final = 200
_SENTENCE_END: Final = re.compile(r"[.!?\n](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Match:
    """A place of the text as it was given, where `rule` found something."""

    rule: Rule
    start: int
    end: int


class Rulebook:
    """All rules, ready to be looked up."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Prepare `rules`; a pattern is compiled when it is first needed."""
        self.rules: Final = tuple(rules)
        self._phrases = Phrases((phrase, rule) for rule in self.rules for phrase in rule.phrases)
        self._patterns = [rule for rule in self.rules if rule.pattern]
        self._keywords = Keywords(rule.keywords for rule in self._patterns)

    def matches(self, reading: Reading) -> Iterator[Match]:
        """Yield each place where a rule finds something."""
        yield from self._phrases.matches(reading)
        for number in self._keywords.held(reading.bare.text):
            rule = self._patterns[number]
            if reading.digits >= rule.digits:
                yield from found(rule, reading)


class Phrases:
    """Words and phrases, looked up by their first word; a thousand of them cost no more than one."""

    def __init__(self, phrases: Iterable[tuple[str, Rule]]) -> None:
        """Prepare `phrases`, each with the rule that it belongs to."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], Rule]]] = defaultdict(list)
        for phrase, rule in phrases:
            words = read(phrase).spoken
            if words:
                self._by_first[words[0]].append((words, rule))

    def matches(self, reading: Reading) -> Iterator[Match]:
        """Yield each place where a phrase stands, as whole words."""
        begins = self._beginnings(reading)
        words = reading.words() if begins else ()
        for at, word in enumerate(words):
            for phrase, rule in begins.get(word.text, ()):
                end = at + len(phrase)
                if _stands(phrase[1:], words[at + 1 : end], reading.bare.text, word):
                    yield Match(rule, *reading.bare.span(word.start, words[end - 1].end))

    def _beginnings(self, reading: Reading) -> Mapping[str, Sequence[tuple[tuple[str, ...], Rule]]]:
        """Return which phrases may begin with each word of a text."""
        begins = {word: list(self._by_first[word]) for word in reading.vocabulary & self._by_first.keys()}
        for word in reading.vocabulary if reading.drawn_out else ():
            for text in shortened(word):
                begins.setdefault(word, []).extend(self._by_first.get(text, ()))
        return {word: phrases for word, phrases in begins.items() if phrases}


def _stands(rest: Sequence[str], words: Sequence[Word], text: str, before: Word) -> bool:
    if len(rest) != len(words):
        return False
    for wanted, word in zip(rest, words, strict=True):
        if wanted != word.text or not _GAP.fullmatch(text, before.end, word.start):
            return False
        before = word
    return True


def found(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield each place where the pattern of `rule` finds something, its keywords left aside."""
    form: Form = getattr(reading, rule.form)
    check = VALIDATORS[rule.check] if rule.check else len
    compiled = _compiled(rule.pattern)
    group: str | int = SPAN if SPAN in compiled.groupindex else 0
    excuses: _Excuses | None = None
    for match in compiled.finditer(form.text):
        start, end = match.span(group)
        length = check(form.text[start:end]) if end > start else 0
        if length and rule.unless:
            excuses = excuses or _Excuses(rule.unless, reading.bare)
            length = 0 if excuses.let_pass(form.span(start, end)) else length
        if length:
            yield Match(rule, *form.span(start, start + length))


class _Excuses:
    """Where a text says what lets a finding of the same sentence pass; looked for once, however many findings."""

    def __init__(self, pattern: str, form: Form) -> None:
        self._form = form
        self._places = [match.start() for match in _compiled(pattern).finditer(form.text)]
        self._ends = [match.start() for match in _SENTENCE_END.finditer(form.text)] if self._places else []

    def let_pass(self, place: Place) -> bool:
        """Tell whether the sentence around `place` of the text holds an excuse; a long sentence counts in part."""
        start, end = self._form.at(*place)
        before, after = bisect_left(self._ends, start), bisect_left(self._ends, end)
        first = max(self._ends[before - 1] if before else 0, start - _SENTENCE)
        last = min(self._ends[after] if after < len(self._ends) else len(self._form.text), end + _SENTENCE)
        at = bisect_left(self._places, first)
        return at < len(self._places) and self._places[at] < last


def with_lists(pattern: str, lists: Mapping[str, Sequence[str]]) -> str:
    """Return `pattern` with each `{name}` replaced by the words of that list, the longest first."""
    for name, words in lists.items():
        if (place := f"{{{name}}}") in pattern:
            bared = sorted({bare(word) for word in words}, key=lambda word: (-len(word), word))
            pattern = pattern.replace(place, "(?:" + "|".join(map(re.escape, bared)) + ")")
    return pattern


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
