"""Which messages come in the next round, and in which order?

A round mixes frauds and honest messages, about half of each, so that neither trust nor distrust pays. Skills that are
due come first, each time by another message: one that was answered rests for 90 days (`links`, section 11.4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from checks.ids import ScenarioId
from checks.links.practice import Judged, Scenario, SkillId, Truth
from checks.links.practice_boxes import boxes, due

Chance = Callable[[], float]
"""Draws a number from 0 up to 1, without it."""

FIRST: Final = 12
FIRST_FRAUDS: Final = 7
LATER: Final = 10
LATER_FRAUDS: Final = (5, 6)
"""How long a round is, and how many frauds are in it; the person is not told."""
RESTS: Final = timedelta(days=90)
ALARMING: Final = 2
"""From this `scare` on an honest message is one that wariness alone gets wrong."""


def next_round(
    scenarios: Iterable[Scenario], answers: Sequence[Judged], today: date, chance: Chance
) -> tuple[Scenario, ...]:
    """Return the next round, in its order; shorter where too few messages have rested.

    It is empty when only frauds, or only honest messages, have: alone they would teach to distrust, or to trust.
    """
    rested = _rested(scenarios, answers, today)
    frauds = [each for each in rested if each.truth is Truth.FRAUD]
    honest = [each for each in rested if each.truth is Truth.HONEST]
    length, wanted = (LATER, LATER_FRAUDS[int(chance() * 2)]) if answers else (FIRST, FIRST_FRAUDS)
    known = boxes(answers)
    every = {skill for each in rested for skill in each.skills}
    needed = {skill for skill in every if due(skill, known, today)}
    alarming = [each for each in honest if each.scare >= ALARMING]
    chosen_frauds = _chosen(frauds, wanted, needed, chance)
    chosen_alarming = _chosen(alarming, len(chosen_frauds) // 2, needed, chance)
    others = [each for each in honest if each not in chosen_alarming]
    chosen_others = _chosen(others, length - wanted - len(chosen_alarming), needed, chance)
    if not chosen_frauds or not honest:
        return ()
    return tuple(_shuffled([*chosen_frauds, *chosen_alarming, *chosen_others], chance))


def next_day(scenarios: Iterable[Scenario], answers: Sequence[Judged], today: date) -> date:
    """Return the first day, not before `today`, on which `next_round` has messages; `scenarios` hold both kinds."""
    free = dict.fromkeys((each.id for each in scenarios), today)
    for answer in answers:
        free[answer.scenario.id] = max(today, answer.answer.at.date() + RESTS)
    kinds = {each.id: each.truth for each in scenarios}
    return max(min(day for name, day in free.items() if kinds.get(name) is truth) for truth in Truth)


def _rested(scenarios: Iterable[Scenario], answers: Iterable[Judged], today: date) -> list[Scenario]:
    resting: set[ScenarioId] = {each.scenario.id for each in answers if each.answer.at.date() + RESTS > today}
    return [each for each in scenarios if each.id not in resting]


def _chosen(among: Sequence[Scenario], wanted: int, needed: set[SkillId], chance: Chance) -> list[Scenario]:
    """Choose one after the other what covers most of the needed skills that none of the chosen covers yet."""
    left, chosen = _shuffled(among, chance), list[Scenario]()
    open_skills = set(needed)
    while left and len(chosen) < wanted:
        best = max(left, key=lambda each: len(each.skills & open_skills))
        left.remove(best)
        chosen.append(best)
        open_skills -= best.skills
    return chosen


def _shuffled(among: Sequence[Scenario], chance: Chance) -> list[Scenario]:
    """Return `among` in an order drawn by `chance` (Fisher and Yates)."""
    order = list(among)
    for last in range(len(order) - 1, 0, -1):
        other = int(chance() * (last + 1))
        order[last], order[other] = order[other], order[last]
    return order
