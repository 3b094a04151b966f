"""Which words of a person's own archive may be ones that must stay private?

They are offered, never taken: the person ticks each one. A project is told by what stands before it, or by being
written with a capital where no sentence begins; a member of the family and a client by what stands before them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from checks.archives.knowledge import Knowledge
from checks.archives.model import Owned, OwnedKind, Spotted
from checks.archives.review import Candidate

_MOST_TEXTS: Final = 20_000
_LONGEST: Final = 5_000
_MOST_WORDS: Final = 50_000
"""Texts, characters of each, and different words that are looked at (our choice)."""
_REMEMBERED: Final = 4096
"""People whose names are taken apart once: the same few hundred come again in every message (our choice)."""
_OFTEN: Final = 3
"""Times that a word is written with a capital before it is offered (our choice)."""
_SECRET: Final = "secret"  # noqa: S105 - a category, not a password
_OFFERED: Final = 12
"""Words of each kind that are offered, the most frequent first (our choice)."""
_LETTERS: Final = r"(?:[^\W\d_]|['’&-]){2,30}(?!\w)"
_CAPITAL: Final = re.compile(r"[A-ZÀ-ÖØ-ÞŒ](?<=[\w,] .)" + _LETTERS)
"""A word with a capital behind another word, so that no sentence begins with it. The capital first: it is rare."""
_SMALL: Final = re.compile(r"(?<![\w@#/.-])[a-zß-öø-ÿœ]" + _LETTERS)


class Candidates:
    """Takes what the person owns and wrote, and tells the words to offer at the end."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Begin with nothing."""
        self._knowledge = knowledge
        self._named: dict[OwnedKind, Counter[str]] = {kind: Counter() for kind in OwnedKind}
        self._capitals: Counter[str] = Counter()
        self._small: set[str] = set()
        self._people: set[str] = set()
        self._texts = 0

    def own(self, owned: Owned) -> None:
        """Take what the archive itself names."""
        word = " ".join(owned.what.split())
        if word:
            self._count(self._named[owned.kind], word)

    def others(self, keys: Iterable[str]) -> None:
        """Take the names of people written to: they are nobody's project."""
        for key in keys if len(self._people) < _MOST_WORDS else ():
            self._people |= _parts(key)

    def read(self, text: str, spotted: Iterable[Spotted]) -> None:
        """Take a text that the person wrote. What was `spotted` in it as a secret is none of their words."""
        if self._texts >= _MOST_TEXTS:
            return
        self._texts += 1
        text = _without_secrets(text, spotted)[:_LONGEST]
        if self._knowledge.may_lead(text):
            self._led(text)
        if len(self._small) < _MOST_WORDS:
            self._small.update(_SMALL.findall(text))
        for word in _CAPITAL.findall(text):
            if not self._knowledge.ordinary.fullmatch(word):
                self._count(self._capitals, word)

    def told(self) -> tuple[Candidate, ...]:
        """Return the words to offer, kind by kind, each word once."""
        self._named[OwnedKind.PROJECT].update(self._projects())
        offered: list[Candidate] = []
        seen: set[str] = set()
        for kind in OwnedKind:
            fresh = [(word, n) for word, n in self._named[kind].most_common() if word.casefold() not in seen]
            offered += [Candidate(kind, word, n) for word, n in fresh[:_OFFERED]]
            seen.update(word.casefold() for word, _ in fresh)
        return tuple(offered)

    def _led(self, text: str) -> None:
        for kind, leading in self._knowledge.leading.items():
            for match in leading.finditer(text):
                self._count(self._named[OwnedKind(kind)], " ".join(match["name"].split()))

    def _projects(self) -> dict[str, int]:
        known = {part for names in self._named.values() for name in names for part in name.casefold().split()}
        return {
            word: n
            for word, n in self._capitals.items()
            if n >= _OFTEN and word.casefold() not in self._small | self._people | known
        }

    @staticmethod
    def _count(words: Counter[str], word: str) -> None:
        if word in words or len(words) < _MOST_WORDS:
            words[word] += 1


@lru_cache(_REMEMBERED)
def _parts(key: str) -> frozenset[str]:
    return frozenset(re.split(r"[\W\d_]+", key.casefold()))


def _without_secrets(text: str, spotted: Iterable[Spotted]) -> str:
    for each in spotted:
        if each.category == _SECRET:
            start, end = each.span
            text = text[:start] + "." * (end - start) + text[end:]
    return text
