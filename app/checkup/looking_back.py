"""What changed lately, and what is to be looked at again soon?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from app.checkup.overview import Change
from checks.model import ItemId, Observation, Outcome
from checks.states import ItemState, State

MOST_CHANGES = 3
_SOON = timedelta(days=14)
_AS_STATE = {Outcome.PASS: State.PASS, Outcome.PARTIAL: State.PARTIAL, Outcome.FAIL: State.FAIL}


def changes(observations: Iterable[Observation]) -> tuple[Change, ...]:
    """Return the latest changes from one known outcome of an item to another, newest first, at most three.

    A first answer is no change, and neither is "I don't know": what was known is still the last thing known.
    """
    by_item: dict[ItemId, list[Observation]] = {}
    for observation in sorted(observations, key=lambda x: x.at):
        if observation.outcome in _AS_STATE:
            by_item.setdefault(observation.item, []).append(observation)
    latest = sorted(_each_change(by_item.values()), key=lambda change: (change.on, change.item), reverse=True)
    return tuple(latest[:MOST_CHANGES])


def due(states: Iterable[ItemState], today: date) -> tuple[ItemId, ...]:
    """Return the items that are stale or will be within two weeks, the longest due first."""
    waiting = [(left, state.item.id) for state in states if (left := _left(state, today)) is not None]
    return tuple(item for left, item in sorted(waiting) if left <= _SOON)


def _each_change(histories: Iterable[list[Observation]]) -> Iterator[Change]:
    for history in histories:
        for before, after in reversed(list(pairwise(history))):
            if (before.outcome, before.value) != (after.outcome, after.value):
                yield Change(after.item, _AS_STATE[after.outcome], after.provenance, after.at.astimezone().date())
                break


def _left(state: ItemState, today: date) -> timedelta | None:
    if state.at is None or state.state not in {State.PASS, State.PARTIAL, State.FAIL, State.STALE}:
        return None
    return state.at.astimezone().date() + timedelta(days=state.item.recheck_days) - today
