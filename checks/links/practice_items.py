"""What does practising say about the items of the catalogue?

A skill speaks for one item, or for none. An item is spoken of only after answers to enough different messages. Its
value is the mean credit of the answers that the score pools, those to honest messages included: whoever distrusts
everything has not learned to read an address.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from checks.links.practice import Judged, Skill
from checks.links.practice_score import POOLED, weight_after
from checks.model import ItemId, Observation, Outcome, Provenance
from checks.states import CONFIRMED_FROM

ENOUGH_MESSAGES: Final = 3
"""An item is spoken of from so many different messages on."""


def observations(answers: Sequence[Judged], skills: Iterable[Skill], now: datetime) -> Iterator[Observation]:
    """Yield what `answers`, oldest first, say at `now` of each item about which they say enough."""
    grouped: dict[ItemId, list[Judged]] = defaultdict(list)
    items = {skill.id: skill.item for skill in skills if skill.item is not None}
    for each in answers[-POOLED:]:
        for item in {items[skill] for skill in each.scenario.skills if skill in items}:
            grouped[item].append(each)
    for item, about in sorted(grouped.items()):
        if len({each.scenario.id for each in about}) >= ENOUGH_MESSAGES:
            yield _observation(item, about, now)


def _observation(item: ItemId, about: Sequence[Judged], now: datetime) -> Observation:
    value = _credit(about, now)
    outcome = Outcome.PASS if value >= CONFIRMED_FROM else Outcome.PARTIAL if value > 0 else Outcome.FAIL
    return Observation(item, outcome, Provenance.PRACTISED, now, value=value)


def _credit(about: Sequence[Judged], now: datetime) -> float:
    weights = [weight_after(now - each.answer.at) for each in about]
    return sum(w * each.worth.credit for w, each in zip(weights, about, strict=True)) / sum(weights)
