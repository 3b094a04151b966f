"""What do the tests of states and score build their cases with?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from checks.model import (
    Automation,
    Decided,
    Decision,
    Item,
    ItemId,
    Observation,
    Outcome,
    ProfileFlag,
    Provenance,
    SectionId,
)
from checks.states import ItemState, Profile, State, item_states

TODAY: Final = date(2026, 11, 24)


def item(
    name: str = "passwords.reuse",
    *,
    weight: int = 5,
    minutes: int = 10,
    recheck_days: int = 30,
    gate: int | None = None,
    applies_if: ProfileFlag | None = None,
    systems: Iterable[str] = (),
) -> Item:
    return Item(
        id=ItemId(name),
        section=SectionId(name.partition(".")[0]),
        automation=Automation.SELF,
        weight=weight,
        minutes=minutes,
        recheck_days=recheck_days,
        gate=gate,
        applies_if=applies_if,
        systems=frozenset(systems),
    )


def days_ago(days: int, *, hour: int = 12) -> datetime:
    return datetime.combine(TODAY - timedelta(days=days), time(hour), UTC)


def observed(
    outcome: Outcome,
    provenance: Provenance = Provenance.DECLARED,
    days: int = 0,
    *,
    value: float = 0.5,
    name: str = "passwords.reuse",
    hour: int = 12,
) -> Observation:
    return Observation(ItemId(name), outcome, provenance, days_ago(days, hour=hour), value)


def decided(decision: Decision, days: int = 0, *, hour: int = 12, name: str = "passwords.reuse") -> Decided:
    return Decided(ItemId(name), decision, days_ago(days, hour=hour), "only on my home network")


def state_of(
    *observations: Observation,
    decisions: Iterable[Decided] = (),
    about: Item | None = None,
    profile: Profile | None = None,
    system: str = "linux",
) -> ItemState:
    """Return the state of one item after `observations`."""
    (state,) = item_states([about or item()], observations, decisions, profile or {}, system=system, today=TODAY)
    return state


def standing(
    about: Item,
    state: State,
    value: float = 0.0,
    provenance: Provenance | None = Provenance.DECLARED,
    *,
    regressed: bool = False,
) -> ItemState:
    """Return an item's state as if it had been observed so."""
    return ItemState(about, state, value, provenance, None, regressed=regressed, reason="")
