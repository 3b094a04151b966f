"""What do a platform and those who pay it know about the person?"""

from __future__ import annotations

from collections import Counter
from typing import Final

from checks.archives.knowledge import Knowledge
from checks.archives.model import Known, Knows
from checks.archives.review import Example, Footprint

_MOST_NAMES: Final = 100_000
"""Different things of an archive that are told apart; further ones are counted each (our choice)."""
_MOST_SENSITIVE: Final = 50
_SURPRISING: Final = 3
_LONGEST: Final = 200
_TELLING: Final = {Knows.PLACE: 3, Knows.INFERENCE: 2, Knows.ADVERTISER: 1, Knows.TARGETING: 1}


class Tracks:
    """Takes what is known, one thing after the other, and tells it as a whole."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Begin with nothing."""
        self._knowledge = knowledge
        self._seen: dict[tuple[Knows, str], Example] = {}
        self._counts: Counter[Knows] = Counter()
        self._events = 0

    def expect(self, kind: Knows) -> None:
        """Note that the archive has a file about `kind`, even if it is empty."""
        self._counts[kind] += 0

    def add(self, known: Known) -> None:
        """Count one thing, the same thing once; one without a name is none that could be told from others."""
        if not known.what.strip():
            return
        key = (known.kind, known.what.strip()[:_LONGEST].casefold())
        if known.times > 1 or known.detail == "events":
            self._events += known.times
        if (before := self._seen.get(key)) is not None:
            times, detail = before.times + known.times, before.detail or known.detail
            self._seen[key] = Example(known.kind, before.what, detail, times, before.topic)
            return
        self._counts[known.kind] += 1
        if len(self._seen) < _MOST_NAMES:
            what = known.what.strip()[:_LONGEST]
            self._seen[key] = Example(known.kind, what, known.detail, known.times, self._topic(known))

    def told(self) -> Footprint:
        """Return the whole; the order of examples does not depend on that of the files."""
        sensitive = sorted((each for each in self._seen.values() if each.topic), key=_first)
        return Footprint(
            counts={kind: self._counts[kind] for kind in Knows if kind in self._counts},
            events=self._events,
            topics=dict(sorted(Counter(each.topic for each in sensitive).items())),
            sensitive=tuple(sensitive[:_MOST_SENSITIVE]),
            surprising=tuple(self._surprising(sensitive)),
        )

    def _topic(self, known: Known) -> str:
        # A log-in is an address and a device: no word in it means anything about the person.
        return "" if known.kind is Knows.LOGIN else self._knowledge.topic(known.what)

    def _surprising(self, sensitive: list[Example]) -> list[Example]:
        """Choose one of each sensitive topic, then what stands on the most events, then places and inferences."""
        chosen: dict[str, Example] = {}
        for each in sensitive:
            chosen.setdefault(each.topic, each)
        rest = (each for each in self._seen.values() if not each.topic and each.kind is not Knows.LOGIN)
        others = sorted(rest, key=lambda each: (-each.times, -_TELLING.get(each.kind, 0), each.what))
        return [*chosen.values(), *others][:_SURPRISING]


def _first(each: Example) -> tuple[int, int, str]:
    return -_TELLING.get(each.kind, 0), -each.times, each.what
