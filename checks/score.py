"""How much protection is confirmed, what holds the number, and what is best done next?

The formula, the gates and the order of actions are those of `checkup-and-score`, section 4. What it leaves open is
decided in `packaging/decisions/002-score.md`. Nothing here is stored: the posture is computed anew each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from typing import Final

from checks.model import Item, ItemId, Provenance, SectionId
from checks.states import CONFIRMED_FROM, ItemState, State

ENOUGH_KNOWN: Final = 0.25
"""The share of all weight that must be known before a number is shown, unless a whole section is."""

MOST_ACTIONS: Final = 3
_SHORTEST_MINUTES: Final = 5  # below it, minutes are not comparable: opening a settings page takes as long


class Band(Enum):
    """The shown number in a word; never a mark, never a comparison with others."""

    STARTING = "starting"
    PROGRESSING = "progressing"
    GOOD = "good"
    STRONG = "strong"


_BANDS: Final = ((40, Band.STARTING), (65, Band.PROGRESSING), (85, Band.GOOD))


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the bar in its order, each 0..100. They add up to 100, or are all 0 when nothing applies."""

    measured: float
    practised: float
    declared: float
    unknown: float
    to_fix: float
    accepted: float


@dataclass(frozen=True, slots=True)
class WholeParts:
    """The same parts in whole numbers, as the legend writes them: they still add up to 100."""

    measured: int
    practised: int
    declared: int
    unknown: int
    to_fix: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Action:
    """Something worth doing next: the item, and by how many points of *confirmed* it can rise.

    `lifts_hold` says that the item is a gate that is not lifted yet, whether or not it holds the number today.
    """

    item: Item
    gain: float
    lifts_hold: bool
    regressed: bool


@dataclass(frozen=True, slots=True)
class Posture:
    """All that is said of a check-up today.

    `confirmed` and `possible` are 0..100, `confirmed <= possible`; `known` is 0..1. `held_at` is the gate that holds
    the number below `confirmed`, and `held_by` the items that would lift it; None and empty where nothing holds.
    `shown` and its `band` are None before enough is known. `answered` counts the items of which something is known
    among the `applicable` ones.
    """

    states: tuple[ItemState, ...]
    parts: Parts
    confirmed: float
    possible: float
    known: float
    held_at: int | None
    held_by: tuple[ItemId, ...]
    shown: float | None
    band: Band | None
    answered: int
    next: tuple[Action, ...]

    @property
    def applicable(self) -> int:
        """How many items concern this person and this computer."""
        return sum(_applies(state) for state in self.states)


def posture(states: Iterable[ItemState]) -> Posture:
    """Return the posture that `states` add up to; their order decides nothing but their own order in it."""
    states = tuple(states)
    parts = _parts(states)
    confirmed = _confirmed(parts)
    weight = _weight(states)
    known = 1.0 - sum(s.item.weight for s in states if s.state is State.UNKNOWN) / weight if weight else 0.0
    held_at = min((gate for s in states if (gate := _unlifted(s)) is not None and gate < confirmed), default=None)
    shown = None
    if known >= ENOUGH_KNOWN or _a_section_is_done(states):
        shown = confirmed if held_at is None else float(held_at)
    return Posture(
        states=states,
        parts=parts,
        confirmed=confirmed,
        possible=confirmed + parts.unknown,
        known=known,
        held_at=held_at,
        held_by=tuple(s.item.id for s in states if held_at is not None and _unlifted(s) == held_at),
        shown=shown,
        band=None if shown is None else _band(shown),
        answered=sum(_applies(s) and s.state is not State.UNKNOWN for s in states),
        next=_next(states, weight),
    )


def section_parts(states: Iterable[ItemState], section: SectionId) -> Parts:
    """Return the parts of one section by itself: of 100 within it, all 0 when none of its items applies."""
    return _parts([s for s in states if s.item.section == section])


def contribution(state: ItemState, posture: Posture) -> float:
    """Return how many points of *confirmed* this item gives today, 0..100: the line of "Why 50?" that speaks of it."""
    weight = _weight(posture.states)
    return 100.0 * state.item.weight * state.value / weight if weight and _applies(state) else 0.0


def whole_numbers(parts: Parts) -> WholeParts:
    """Return the parts in whole numbers that add up to 100, or are all 0 (largest remainder; ties to the first)."""
    exact = [getattr(parts, field.name) for field in fields(Parts)]
    whole = [int(value) for value in exact]
    missing = round(sum(exact)) - sum(whole)
    by_remainder = sorted(range(len(exact)), key=lambda i: whole[i] - exact[i])
    for i in by_remainder[:missing]:
        whole[i] += 1
    return WholeParts(*whole)


def _applies(state: ItemState) -> bool:
    return state.state is not State.NOT_APPLICABLE


def _weight(states: Iterable[ItemState]) -> int:
    """W of the formula: what is not applicable leaves it."""
    return sum(state.item.weight for state in states if _applies(state))


def _confirmed(parts: Parts) -> float:
    return parts.measured + parts.practised + parts.declared


def _parts(states: Sequence[ItemState]) -> Parts:
    points = dict.fromkeys((field.name for field in fields(Parts)), 0.0)
    for state in states:
        weight = state.item.weight
        match state.state:
            case State.NOT_APPLICABLE:
                continue
            case State.UNKNOWN:
                points["unknown"] += weight
            case State.ACCEPTED:
                points["accepted"] += weight
            case State.PASS | State.PARTIAL | State.FAIL | State.STALE:
                points[(state.provenance or Provenance.DECLARED).value] += weight * state.value
                points["to_fix"] += weight * (1.0 - state.value)
    whole = _weight(states)
    return Parts(**{name: 100.0 * value / whole if whole else 0.0 for name, value in points.items()})


def _unlifted(state: ItemState) -> int | None:
    """Return the number at which this item holds the score, None if it is no gate, is lifted or does not apply."""
    return state.item.gate if _applies(state) and state.value < CONFIRMED_FROM else None


def _a_section_is_done(states: Iterable[ItemState]) -> bool:
    applicable = [s for s in states if _applies(s)]
    open_sections = {s.item.section for s in applicable if s.state is State.UNKNOWN}
    return any(s.item.section not in open_sections for s in applicable)


def _band(shown: float) -> Band:
    """Return the word for the number as it is written: a 65 is called what a 65 is called, even if it was 64.6."""
    return next((band for below, band in _BANDS if round(shown) < below), Band.STRONG)


def _next(states: Iterable[ItemState], weight: int) -> tuple[Action, ...]:
    ranked = sorted((s for s in states if _is_open(s)), key=_rank)
    return tuple(
        Action(
            item=state.item,
            gain=100.0 * state.item.weight * (1.0 - state.value) / weight,
            lifts_hold=_unlifted(state) is not None,
            regressed=state.regressed,
        )
        for state in ranked[:MOST_ACTIONS]
    )


def _is_open(state: ItemState) -> bool:
    """Tell whether something can be won; what was accepted is left in peace, and a stale pass is due, not to do."""
    return _applies(state) and state.state is not State.ACCEPTED and state.value < 1.0


def _rank(state: ItemState) -> tuple[bool, bool, float, ItemId]:
    """Order: what came back, what holds the number, then the most points a minute; at a tie the id decides."""
    item = state.item
    points_a_minute = item.weight * (1.0 - state.value) / max(item.minutes, _SHORTEST_MINUTES)
    return (not state.regressed, _unlifted(state) is None, -points_a_minute, item.id)
