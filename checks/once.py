"""What is worked out once for all checks?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from checks.facts import Facts

_Thing = TypeVar("_Thing")
_Found = TypeVar("_Found")


def once(work: Callable[[Facts], _Found]) -> Callable[[Facts], _Found]:
    """Return `work` made to be done once for the same facts, however many checks ask."""

    def of(facts: Facts) -> _Found:
        if work not in facts.done:
            facts.done[work] = work(facts)
        found: _Found = facts.done[work]
        return found

    return of


class Each(Generic[_Thing, _Found]):
    """What was found out of each thing, by its identity; it is found out when it is first asked for."""

    def __init__(self, find: Callable[[_Thing], _Found]) -> None:
        """Take what finds it out, which must not hold the facts that hold this."""
        self._find = find
        self._found: dict[int, _Found] = {}
        self._kept: list[_Thing] = []

    def of(self, thing: _Thing) -> _Found:
        """Return what is known of `thing`."""
        found = self._found.get(id(thing))
        if found is None:
            self._kept.append(thing)  # no other may come to bear its number
            found = self._found[id(thing)] = self._find(thing)
        return found
