"""What is worked out once for all checks?"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any, Generic, TypeVar

from checks.facts import Facts

_Key = TypeVar("_Key", bound=Hashable)
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


def once_for(work: Callable[[Facts, _Key], _Found]) -> Callable[[Facts, _Key], _Found]:
    """Return `work` made to be done once for the same facts and the same second argument."""

    def of(facts: Facts, key: _Key) -> _Found:
        place = (work, key)
        if place not in facts.done:
            facts.done[place] = work(facts, key)
        found: _Found = facts.done[place]
        return found

    return of


def changed(facts: Facts, **changes: Any) -> Facts:  # noqa: ANN401 - what `replace` takes
    """Return `facts` with other `logins` or `leaks`; what was found out of each thing by itself still holds."""
    other = replace(facts, **changes)
    other.done.update({work: found for work, found in facts.done.items() if isinstance(found, Each)})
    return other


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
