"""How well does a person tell frauds from honest messages?

Signal detection (`links`, section 11.3): a *hit* is a safe act on a fraud, a *false alarm* a wrong one on an honest
message, and an act that leaves something open is half a hit. The last 40 answers count, an older one less: half after
six months. Log-linear correction (Hautus 1995) adds half a hit and half a false alarm, so that a perfect round stays
finite. What is shown are bands, because with a dozen answers the 90 % interval of d' is more than one wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from statistics import NormalDist
from typing import Final

from checks.exercised import Confidence
from checks.links.practice import Judged, Truth, Worth

POOLED: Final = 40
"""So many of the newest answers count."""
HALF_LIFE: Final = timedelta(days=182.5)
"""After so long an answer counts for half."""
ENOUGH: Final = 12
"""Before so many answers there is no band: a first round."""
RELIABLE_FROM: Final = 1.5
SHARP_FROM: Final = 2.5
"""Bounds of d', set by hand: without a leaning, they are 77 % and 89 % right."""
LEANING_FROM: Final = 0.5
"""Beyond it the bias c is called a tendency; set by hand, as the bounds above."""


class Band(Enum):
    """How well a person tells the two apart, in words only."""

    TOO_FEW = "too-few"
    FINDING = "finding"
    RELIABLE = "reliable"
    SHARP = "sharp"


class Tendency(Enum):
    """To which side a person leans when they are wrong."""

    TRUSTING = "trusting"
    BALANCED = "balanced"
    WARY = "wary"


@dataclass(frozen=True, slots=True)
class Detection:
    """The two rates after correction, and what follows from them.

    `sensitivity` is d' = z(H) - z(F); `bias` is c = -(z(H) + z(F)) / 2, above 0 for a trusting person.
    """

    hit_rate: float
    false_alarm_rate: float
    sensitivity: float
    bias: float


@dataclass(frozen=True, slots=True)
class Practice:
    """What all answers together say today.

    `calibration` is the mean confidence (0..1) when right less that when wrong, None while one of the two is missing.
    `inspected` is the share of answers before which the person looked where a link leads or who sends, among those
    where there was something to look at; None while there were none.
    """

    answers: int
    detection: Detection
    band: Band
    tendency: Tendency
    calibration: float | None
    inspected: float | None


def practice(answers: Sequence[Judged], now: datetime) -> Practice:
    """Return what `answers`, oldest first, say at the instant `now`; an answer from the future counts as today's."""
    pooled = answers[-POOLED:]
    found = detection(pooled, now)
    return Practice(
        answers=len(answers),
        detection=found,
        band=_band(len(answers), found.sensitivity),
        tendency=_tendency(found.bias),
        calibration=_calibration(pooled),
        inspected=_inspected(pooled),
    )


def detection(answers: Iterable[Judged], now: datetime) -> Detection:
    """Return the corrected rates of `answers` at `now`, each answer weighted by its age."""
    frauds = honest = hits = false_alarms = 0.0
    for each in answers:
        weight = weight_after(now - each.answer.at)
        if each.scenario.truth is Truth.FRAUD:
            frauds += weight
            hits += weight * each.worth.credit
        else:
            honest += weight
            false_alarms += weight * (each.worth is Worth.WRONG)
    hit_rate, false_alarm_rate = (hits + 0.5) / (frauds + 1), (false_alarms + 0.5) / (honest + 1)
    z = NormalDist().inv_cdf
    return Detection(
        hit_rate, false_alarm_rate, z(hit_rate) - z(false_alarm_rate), -(z(hit_rate) + z(false_alarm_rate)) / 2
    )


def weight_after(age: timedelta) -> float:
    """Return what an answer of this age counts, 0..1."""
    return float(0.5 ** (max(age, timedelta(0)) / HALF_LIFE))


def _band(answers: int, sensitivity: float) -> Band:
    if answers < ENOUGH:
        return Band.TOO_FEW
    if sensitivity >= SHARP_FROM:
        return Band.SHARP
    return Band.RELIABLE if sensitivity >= RELIABLE_FROM else Band.FINDING


def _tendency(bias: float) -> Tendency:
    if bias > LEANING_FROM:
        return Tendency.TRUSTING
    return Tendency.WARY if bias < -LEANING_FROM else Tendency.BALANCED


def _calibration(answers: Iterable[Judged]) -> float | None:
    right: list[float] = []
    wrong: list[float] = []
    for each in answers:
        (wrong if each.worth is Worth.WRONG else right).append(sureness(each.answer.confidence))
    return _mean(right) - _mean(wrong) if right and wrong else None


def sureness(confidence: Confidence) -> float:
    """Return `confidence` as 0 (a guess) to 1 (very sure)."""
    return (confidence - Confidence.GUESS) / (Confidence.VERY - Confidence.GUESS)


def _inspected(answers: Iterable[Judged]) -> float | None:
    looked = [float(each.answer.inspected) for each in answers if each.answer.inspected is not None]
    return _mean(looked) if looked else None


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
