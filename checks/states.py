"""In which state is each item today, given all that was observed and decided?

Raw observations are kept for ever and read again each time; nothing here is stored. Which of them speaks:

1. Measured and practised results are erased only by a newer known result of their own kind: a check that could not
   look takes nothing away. "I don't know" takes back what the person declared before, and nothing else.
2. Of what is left the newest speaks, so that a declared correction stands in front of a measure until the next one.
3. It fades: older than the item's `recheck_days` it is *stale* and keeps its points, after twice as long it is
   *unknown* (`checkup-and-score`, section 4.3; `packaging/decisions/002-score.md`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Final

from checks.model import (
    Decided,
    Decision,
    Item,
    ItemId,
    MessageId,
    Observation,
    Outcome,
    ProfileFlag,
    Provenance,
)

Profile = Mapping[ProfileFlag, bool]
"""What the person told about themselves; a flag that is absent was not told."""

CONFIRMED_FROM: Final = 0.95
"""From this value on an item counts as confirmed: it lifts its gate, and falling below it is a regression."""

ACCEPTED_FOR: Final = timedelta(days=365)
"""After so long an accepted item is asked again."""


class State(Enum):
    """What is said of an item today: its outcome, and what time and people did to it."""

    PASS = "pass"  # noqa: S105 - the outcome, not a password
    PARTIAL = "partial"
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    ACCEPTED = "accepted"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class ItemState:
    """An item as it stands today.

    `value` is 0..1, the share of its weight that counts; 0 unless the state is PASS, PARTIAL or STALE. `provenance` and
    `at` are those of what speaks: None for a decision's provenance, and where nothing was ever said. `reason` is in the
    person's own words (a decision's reason, an answer's note; empty without); `because` is the id of a sentence that
    the program adds (why it could not look, why the item does not apply). `regressed` says that the item was confirmed
    before the answer that speaks now, and is not any more.
    """

    item: Item
    state: State
    value: float
    provenance: Provenance | None
    at: datetime | None
    regressed: bool
    reason: str
    because: MessageId | None = None


def item_states(
    items: Iterable[Item],
    observations: Iterable[Observation],
    decisions: Iterable[Decided],
    profile: Profile,
    *,
    system: str,
    today: date,
) -> tuple[ItemState, ...]:
    """Return the state of each of `items`, in their order.

    `system` is `linux`, `macos` or `windows`; `today` the local date. Observations and decisions may come in any order,
    and may speak of items that are not in `items` (of another catalogue version). The date of an instant is that of its
    own time zone. Each observation is read a fixed number of times, besides sorting.
    """
    observed, decided = _by_item(observations), _newest(decisions)
    return tuple(
        _off_topic(item, profile, system) or _state(item, observed.get(item.id, []), decided.get(item.id), today)
        for item in items
    )


def _by_item(observations: Iterable[Observation]) -> dict[ItemId, list[Observation]]:
    grouped: dict[ItemId, list[Observation]] = defaultdict(list)
    for observation in observations:
        grouped[observation.item].append(observation)
    return grouped


def _newest(decisions: Iterable[Decided]) -> dict[ItemId, Decided]:
    ordered = sorted(decisions, key=lambda x: (x.at, x.decision.value, x.reason))
    return {decided.item: decided for decided in ordered}


def _off_topic(item: Item, profile: Profile, system: str) -> ItemState | None:
    """Return why the item cannot concern this person or this computer, if so."""
    if item.systems and system not in item.systems:
        return _silent(item, State.NOT_APPLICABLE, MessageId("state.because.system"))
    if item.applies_if is not None and profile.get(item.applies_if) is False:
        return _silent(item, State.NOT_APPLICABLE, MessageId(f"state.because.{item.applies_if.value}"))
    return None


def _silent(item: Item, state: State, because: MessageId) -> ItemState:
    return ItemState(item, state, 0.0, None, None, regressed=False, reason="", because=because)


def _state(item: Item, observations: list[Observation], decided: Decided | None, today: date) -> ItemState:
    ordered = sorted(observations, key=_when_and_how_sure)
    if decided is not None and _stands(decided, ordered, today):
        return _decided(item, decided)
    known, unanswered = _speaking(ordered)
    if known:
        return _aged(item, known, today)
    if unanswered is None:
        return _silent(item, State.UNKNOWN, MessageId("state.because.never"))
    return ItemState(
        item,
        State.UNKNOWN,
        0.0,
        unanswered.provenance,
        unanswered.at,
        regressed=False,
        reason=unanswered.note,
        because=unanswered.reason,
    )


_STRENGTH: Final = {Provenance.DECLARED: 0, Provenance.PRACTISED: 1, Provenance.MEASURED: 2}


def _when_and_how_sure(observation: Observation) -> tuple[datetime, bool, int, float, str, str, str]:
    """Order by time; at one instant the known over the unknown, the better proof, then the lower value speaks."""
    return (
        observation.at,
        observation.outcome is not Outcome.UNKNOWN,
        _STRENGTH[observation.provenance],
        -_value(observation),
        observation.outcome.value,
        observation.reason or "",
        observation.note,
    )


def _stands(decided: Decided, ordered: list[Observation], today: date) -> bool:
    """Tell whether a decision still holds.

    Whatever the person answers later takes it back. A later measure does so only for an accepted item that it finds
    confirmed: a monthly check must not reopen what was decided.
    """
    later = [x for x in ordered if x.at > decided.at]
    if any(x.provenance is not Provenance.MEASURED for x in later):
        return False
    match decided.decision:
        case Decision.NOT_APPLICABLE:
            return True
        case Decision.ACCEPTED:
            measured = [x for x in later if x.outcome is not Outcome.UNKNOWN]
            confirmed = bool(measured) and _value(measured[-1]) >= CONFIRMED_FROM
            return not confirmed and today - decided.at.date() <= ACCEPTED_FOR


def _decided(item: Item, decided: Decided) -> ItemState:
    state = State.ACCEPTED if decided.decision is Decision.ACCEPTED else State.NOT_APPLICABLE
    return ItemState(item, state, 0.0, None, decided.at, regressed=False, reason=decided.reason)


def _speaking(ordered: list[Observation]) -> tuple[list[Observation], Observation | None]:
    """Return the known observations that were not taken back, oldest first, and the last that told nothing."""
    taken_back_before = 0
    unanswered: Observation | None = None
    for place, observation in enumerate(ordered):
        if observation.outcome is Outcome.UNKNOWN:
            unanswered = observation
            if observation.provenance is Provenance.DECLARED:
                taken_back_before = place
    known = [
        observation
        for place, observation in enumerate(ordered)
        if observation.outcome is not Outcome.UNKNOWN
        and (observation.provenance is not Provenance.DECLARED or place >= taken_back_before)
    ]
    return known, unanswered


def _aged(item: Item, known: list[Observation], today: date) -> ItemState:
    """Return what the last of `known` is worth today. Dates, not instants; one in the future counts as today's."""
    current = known[-1]
    value = _value(current)
    state = _faded(current.outcome, (today - current.at.date()).days, item.recheck_days)
    lapsed = state is State.UNKNOWN
    return ItemState(
        item,
        state,
        0.0 if lapsed else value,
        current.provenance,
        current.at,
        regressed=not lapsed and _regressed(known),
        reason=current.note,
        because=MessageId("state.because.lapsed") if lapsed else current.reason,
    )


def _faded(outcome: Outcome, days: int, recheck_days: int) -> State:
    """Return the state of a known outcome after so many days.

    "Does not apply" has no points to keep in a period of grace: it stays, then is asked again.
    """
    if days > 2 * recheck_days:
        return State.UNKNOWN
    if days > recheck_days and outcome is not Outcome.NOT_APPLICABLE:
        return State.STALE
    return State(outcome.value)


def _regressed(known: list[Observation]) -> bool:
    """Compare the last two known observations (`checkup-and-score`, section 4.2)."""
    if len(known) < 2 or known[-1].outcome is Outcome.NOT_APPLICABLE:  # noqa: PLR2004 - two, as the docstring says
        return False
    before, now = known[-2:]
    return _value(before) >= CONFIRMED_FROM > _value(now)


def _value(observation: Observation) -> float:
    match observation.outcome:
        case Outcome.PASS:
            return 1.0
        case Outcome.PARTIAL:
            return min(max(observation.value, 0.0), 1.0)
        case Outcome.FAIL | Outcome.UNKNOWN | Outcome.NOT_APPLICABLE:
            return 0.0
